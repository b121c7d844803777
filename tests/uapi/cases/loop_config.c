// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_loop_config(struct oracle_verdict *v,
			     const validated_loop_config *o)
{
	const validated_loop_info *i = &o->info;

	PUT(v, o->fd, o->block_size, i->lo_offset, i->lo_sizelimit,
	    i->lo_encrypt_key_size, i->lo_flags);
	oracle_put_bytes(v, i->lo_file_name, strlen(i->lo_file_name));
	oracle_put_bytes(v, i->lo_encrypt_key, i->lo_encrypt_key_size);
	if (!uapi_is_zero(i->lo_encrypt_key + i->lo_encrypt_key_size,
			  LO_KEY_SIZE - i->lo_encrypt_key_size))
		v->n = 0;
}

static void cases(struct uapi_run *run)
{
	struct loop_config good = {
		.fd = 3,
		.block_size = 512,
		.info = {
			.lo_offset = 4096,
			.lo_sizelimit = 8192,
			.lo_encrypt_key_size = 3,
			.lo_flags = LO_FLAGS_AUTOCLEAR,
			.lo_file_name = "/a/b",
			.lo_encrypt_key = { 1, 2, 3, 4 },
		},
	};

	GOOD(, 3, 512, 4096, 8192, 3, 4, 4, 0x622f612f, 3, 0x030201);
	GOOD(memset(m.info.lo_crypt_name, 1, LO_NAME_SIZE);
	     m.info.lo_device = m.info.lo_inode = m.info.lo_rdevice = 1;
	     m.info.lo_number = 1;
	     m.info.lo_init[0] = m.info.lo_init[1] = 1, 3, 512, 4096, 8192, 3,
	     4, 4, 0x622f612f, 3, 0x030201);
	BOUND(m.fd = INT32_MAX);
	BAD(m.fd = 1u << 31, fd, max, EBADF);
	BOUND(m.block_size = 0);
	BOUND(m.block_size = 4096);
	BAD(m.block_size = 256, block_size, custom, EINVAL);
	BAD(m.block_size = 513, block_size, custom, EINVAL);
	BAD(m.block_size = 8192, block_size, custom, EINVAL);
	BOUND(m.info.lo_offset = INT64_MAX);
	BAD(m.info.lo_offset = 1ULL << 63, info.lo_offset, max, EOVERFLOW);
	BOUND(m.info.lo_sizelimit = INT64_MAX);
	BAD(m.info.lo_sizelimit = 1ULL << 63, info.lo_sizelimit, max,
	    EOVERFLOW);
	BAD(m.info.lo_encrypt_type = 1, info.lo_encrypt_type, zero, EINVAL);
	BOUND(m.info.lo_encrypt_key_size = 0);
	BOUND(m.info.lo_encrypt_key_size = 32);
	BAD(m.info.lo_encrypt_key_size = 33, info.lo_encrypt_key_size, max,
	    EINVAL);
	BOUND(m.info.lo_flags = LOOP_CONFIGURE_SETTABLE_FLAGS);
	BAD(m.info.lo_flags = 2, info.lo_flags, flags, EINVAL);
	BOUND(memset(m.info.lo_file_name, 0xff, 63));
	BOUND(m.info.lo_file_name[0] = 0);
	BAD(memset(m.info.lo_file_name, 'x', 64), info.lo_file_name, string,
	    EINVAL);
	BAD(m.__reserved[0] = 1, __reserved, zero, EINVAL);
	BAD(m.__reserved[7] = 1ULL << 63, __reserved, zero, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(loop_config, UAPI_FETCH(loop_config));
