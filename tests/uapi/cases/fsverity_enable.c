// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_fsverity_enable(struct oracle_verdict *v,
				 const validated_fsverity_enable *o)
{
	PUT(v, o->hash_algorithm, o->block_size, o->salt_size,
	    SLICE_AT(o->salt_ptr), o->sig_size, SLICE_AT(o->sig_ptr));
	if (user_slice_len(&o->salt_ptr) != o->salt_size ||
	    user_slice_len(&o->sig_ptr) != o->sig_size)
		v->n = 0;
}

static void cases(struct uapi_run *run)
{
	struct fsverity_enable_arg good = {
		.version = 1,
		.hash_algorithm = FS_VERITY_HASH_ALG_SHA256,
		.block_size = 4096,
		.salt_size = 8,
		.salt_ptr = 0x1000,
		.sig_size = 512,
		.sig_ptr = 0x2000,
	};

	GOOD(, 1, 4096, 8, 0x1000, 512, 0x2000);
	BAD(m.version = 0, version, equal, EINVAL);
	BAD(m.version = 2, version, equal, EINVAL);
	BAD(m.hash_algorithm = 0, hash_algorithm, one_of, EINVAL);
	BOUND(m.hash_algorithm = FS_VERITY_HASH_ALG_SHA512);
	BAD(m.hash_algorithm = 3, hash_algorithm, one_of, EINVAL);
	BAD(m.block_size = 512, block_size, power_of_two, EINVAL);
	BOUND(m.block_size = 1024);
	BAD(m.block_size = 1025, block_size, power_of_two, EINVAL);
	BAD(m.block_size = 3072, block_size, power_of_two, EINVAL);
	BAD(m.block_size = 8192, block_size, power_of_two, EINVAL);
	BAD(m.block_size = 0, block_size, power_of_two, EINVAL);
	BOUND(m.salt_size = 0);
	BOUND(m.salt_size = 32);
	BAD(m.salt_size = 33, salt_size, max, EMSGSIZE);
	BOUND(m.sig_size = 16128);
	BAD(m.sig_size = 16129, sig_size, max, EMSGSIZE);
	BAD(m.__reserved1 = 1, __reserved1, zero, EINVAL);
	BAD(m.__reserved2[0] = 1, __reserved2, zero, EINVAL);
	BAD(m.__reserved2[10] = 1ULL << 63, __reserved2, zero, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(fsverity_enable, UAPI_FETCH(fsverity_enable));
