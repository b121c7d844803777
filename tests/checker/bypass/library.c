// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The library's inner names, called by hand; and what was hidden in a container. */
#include <stddef.h>
#include <stdint.h>
#include <untrusted/bounded.h>
#include <untrusted/reader.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

struct request {
	uint32_t slot;
	uint32_t flags;
};
UNTRUSTED_STRUCT(request, struct request);
UNTRUSTED_ARRAY(key, u8, 16);

uint32_t bad_load(untrusted_u32 length)
{
	return ut_load_u32(length);
}

uint32_t good_load(untrusted_u32 cookie)
{
	return validate_any(u32, cookie);
}

uint32_t bad_load_struct(untrusted_request req)
{
	return ut_load_request(req).slot;
}

int good_load_struct(untrusted_request req, uint32_t *slot)
{
	return validate_field(NULL, request, &req, slot, max, u32, 8, slot);
}

uint32_t bad_inside(const untrusted_request *req)
{
	return ut_inside_request(req)->flags;
}

int good_inside(const untrusted_request *req)
{
	return validate_field(NULL, request, req, flags, zero, u32);
}

uint32_t bad_at(const untrusted_u32 *length)
{
	return ut_at_u32(length);
}

untrusted_u32 good_at(const untrusted_u32 *length)
{
	return *length;
}

uint32_t bad_expose(const untrusted_u32 *length)
{
	return untrusted_expose(uint32_t, length);
}

uint32_t good_expose(const untrusted_u32 *length)
{
	return untrusted_bypass(u32, *length,
				"a hash of it is as good as any other");
}

uint8_t bad_bytes_pointer(untrusted_bytes bytes)
{
	return *(const uint8_t *)bytes.ptr;
}

untrusted_u8 good_bytes_pointer(untrusted_bytes bytes)
{
	return *bytes.ptr;
}

uint8_t bad_bytes_loaded(untrusted_bytes bytes)
{
	return ut_load_bytes(bytes).ptr[0];
}

size_t good_bytes_loaded(untrusted_bytes bytes)
{
	return bytes.len;
}

uint8_t bad_whole_array(const untrusted_key *key)
{
	return ((const uint8_t *)key)[15];
}

untrusted_u8 good_whole_array(const untrusted_key *key)
{
	return untrusted_elements(key, key)[15];
}

int bad_reader_bytes(struct reader *r)
{
	untrusted_bytes bytes;

	if (!reader_bytes(r, 4, &bytes))
		return -EINVAL;
	return *(const uint32_t *)(const void *)bytes.ptr > 4;
}

int good_reader_bytes(struct reader *r, uint32_t *out)
{
	untrusted_be32 word;

	if (!reader_get(be32, r, &word))
		return -EINVAL;
	return validate_max(be32, word, 4, out);
}

struct header {
	untrusted_be16 length;
	untrusted_u8 kind;
	untrusted_u8 reserved;
} __attribute__((__packed__));

uint16_t bad_reader_take(struct reader *r)
{
	const struct header *header;

	if (!reader_take(r, &header))
		return 0;
	return __builtin_bswap16(*(const uint16_t *)&header->length);
}

int good_reader_take(struct reader *r, uint16_t *length)
{
	const struct header *header;

	if (!reader_take(r, &header))
		return -EINVAL;
	return validate_max(be16, header->length, 1500, length);
}

uint32_t bad_member(const untrusted_request *req)
{
	untrusted_u32 slot = untrusted_member(request, req, slot, u32);

	return *(uint32_t *)&slot;
}

untrusted_u32 good_member(const untrusted_request *req)
{
	return untrusted_member(request, req, slot, u32);
}

uint32_t bad_after_validation(untrusted_u32 length)
{
	uint32_t plain;

	if (validate_max(u32, length, 64, &plain))
		return 0;
	return *(const uint32_t *)&length;
}

uint32_t good_after_validation(untrusted_u32 length)
{
	uint32_t plain;

	if (validate_max(u32, length, 64, &plain))
		return 0;
	return plain;
}

uint32_t bad_vec_room(struct untrusted_vec *vec)
{
	const uint8_t *room = (const uint8_t *)vec->ptr;

	return room[0];
}

untrusted_bytes good_vec_room(const struct untrusted_vec *vec)
{
	return untrusted_vec_bytes(vec);
}

// check-output: bad_load: ut_load_u32() is called by its inner name. Write
//    instead: use a verb of validate.h; names that start with ut_ are the
//    library's own.
