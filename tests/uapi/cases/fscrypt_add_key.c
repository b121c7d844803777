// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_fscrypt_add_key(struct oracle_verdict *v,
				 const validated_fscrypt_add_key *o)
{
	const validated_fscrypt_key_spec *s = &o->key_spec;

	PUT(v, s->type);
	if (s->type == FSCRYPT_KEY_SPEC_TYPE_DESCRIPTOR)
		oracle_put_bytes(v, s->u.descriptor.descriptor,
				 FSCRYPT_KEY_DESCRIPTOR_SIZE);
	PUT(v, o->raw_size, o->key_id);
	if (o->raw.len == o->raw_size)
		oracle_put_bytes(v, o->raw.ptr, o->raw.len);
}

struct message {
	struct fscrypt_key_specifier key_spec; /* struct fscrypt_add_key_arg */
	__u32 raw_size;
	__u32 key_id;
	__u32 __reserved[8];
	unsigned char raw[64];
};

static void cases(struct uapi_run *run)
{
	struct message good = {
		.key_spec = { 1, 0, { .descriptor = "descript" } },
		.raw_size = 16,
		.raw = "0123456789abcdef",
	};

	GOOD(, 1, 8, 0x7470697263736564, 16, 0, 16, 0x3736353433323130,
	     0x6665646362613938);
	GOOD_SIZE(sizeof(struct fscrypt_add_key_arg) + 16, m.key_spec.type = 2,
		  2, 16, 0, 16, 0x3736353433323130, 0x6665646362613938);
	GOOD_SIZE(sizeof(struct fscrypt_add_key_arg), m.raw_size = 0;
		  m.key_id = 7, 1, 8, 0x7470697263736564, 0, 7, 0);
	BAD(m.key_spec.type = 0, key_spec.type, range, EINVAL);
	BAD(m.key_spec.type = 3, key_spec.type, range, EINVAL);
	BAD(m.key_spec.__reserved = 1, key_spec.__reserved, zero, EINVAL);
	BAD_AT(sizeof(m), m.key_spec.u.__reserved[8] = 1, "descriptor",
	       offsetof(struct message, key_spec.u.__reserved[8]), zero,
	       EINVAL);
	BAD_AT(sizeof(m), m.key_spec.u.__reserved[31] = 1, "descriptor",
	       offsetof(struct message, key_spec.u.__reserved[8]), zero,
	       EINVAL);
	BOUND(m.key_spec.type = 2; m.key_spec.u.__reserved[15] = 1);
	BAD_AT(sizeof(m), m.key_spec.type = 2;
	       m.key_spec.u.__reserved[16] = 1, "identifier",
	       offsetof(struct message, key_spec.u.__reserved[16]), zero,
	       EINVAL);
	BOUND(m.raw_size = 64);
	BAD(m.raw_size = 65, raw_size, max, EINVAL);
	BAD(m.__reserved[0] = 1, __reserved, zero, EINVAL);
	BAD(m.__reserved[7] = 1u << 31, __reserved, zero, EINVAL);
	BAD(m.raw_size = 15, raw_size, condition, EINVAL);
	BAD(m.raw_size = 0, raw_size, condition, EINVAL);
	BAD(m.key_id = 7, raw_size, condition, EINVAL);
	BAD(m.key_id = 7; m.raw_size = 1, raw_size, condition, EINVAL);
	BAD_AT(sizeof(struct fscrypt_add_key_arg) + 15, , "raw",
	       sizeof(struct fscrypt_add_key_arg), part, EINVAL);
	BAD_AT(sizeof(struct fscrypt_add_key_arg), , "raw",
	       sizeof(struct fscrypt_add_key_arg), part, EINVAL);
	BAD_AT(sizeof(struct fscrypt_add_key_arg) - 1, , "", 0, part, EINVAL);
}

UAPI_MESSAGE(fscrypt_add_key);
