// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A member of an untrusted struct, reached without untrusted_member(). */
#include <stddef.h>
#include <stdint.h>
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
	uint16_t flags;
	uint16_t kind;
	uint64_t data;
	uint8_t tail[8];
};
UNTRUSTED_STRUCT(request, struct request);

uint32_t bad_struct_cast(const untrusted_request *req)
{
	return ((const struct request *)req)->slot;
}

int good_struct_cast(const untrusted_request *req, uint32_t *slot)
{
	return validate_max(u32, untrusted_member(request, req, slot, u32), 8,
			    slot);
}

uint32_t bad_struct_copy(const untrusted_request *req)
{
	struct request plain = *(const struct request *)req;

	return plain.slot + plain.kind;
}

untrusted_request good_struct_copy(const untrusted_request *req)
{
	untrusted_request copy = *req;

	return copy;
}

uint16_t bad_offset(const untrusted_request *req)
{
	return *(const uint16_t *)((const char *)req +
				   offsetof(struct request, kind));
}

int good_offset(const untrusted_request *req, uint16_t *kind)
{
	return validate_field(NULL, request, req, kind, max, u16, 3, kind);
}

uint16_t bad_number_of_bytes(const untrusted_request *req)
{
	const uint16_t *words = (const void *)req;

	return words[3];
}

int good_number_of_bytes(const untrusted_request *req)
{
	return validate_field_array(NULL, request, req, tail, zero_bytes, u8);
}

struct holder {
	int users;
	untrusted_request req;
};

uint32_t bad_in_holder(const struct holder *h)
{
	return *(const uint32_t *)(&h->users + 2);
}

int good_in_holder(const struct holder *h, uint32_t *slot)
{
	return validate_field(NULL, request, &h->req, slot, max, u32, 8, slot);
}

#define container_of(pointer, type, member) \
	((type *)((char *)(pointer)-offsetof(type, member)))

uint64_t bad_container_of(const untrusted_u32 *slot)
{
	return container_of(slot, struct request, slot)->data;
}

const struct holder *good_container_of(const untrusted_request *req)
{
	return container_of(req, struct holder, req);
}

struct plain_holder {
	int users;
	struct request req;
};

uint32_t bad_other_holder(const struct holder *h)
{
	const struct plain_holder *plain = (const struct plain_holder *)h;

	return plain->req.slot;
}

int good_other_holder(const struct holder *h)
{
	return h->users;
}

uint32_t bad_behind(const untrusted_u32 *slot)
{
	return ((const uint32_t *)slot)[1];
}

int good_behind(const untrusted_u32 slot[2], uint32_t *out)
{
	return validate_max(u32, slot[1], 8, out);
}

static const struct request *plain_view(const void *at)
{
	return at;
}

uint32_t bad_view(const untrusted_request *req)
{
	return plain_view(req)->slot;
}

static const untrusted_request *untrusted_view(const void *at)
{
	return at;
}

int good_view(const void *at, uint32_t *slot)
{
	return validate_field(NULL, request, untrusted_view(at), slot, max, u32,
			      8, slot);
}

void bad_stored_pointer(const struct request **held,
			const untrusted_request *req)
{
	*held = (const struct request *)req;
	if ((*held)->slot)
		*held = NULL;
}

void good_stored_pointer(const untrusted_request **held,
			 const untrusted_request *req)
{
	*held = req;
}

static const struct request *current_request;

void bad_stored_for_others(const untrusted_request *req)
{
	current_request = (const struct request *)req;
}

static const untrusted_request *current_untrusted;

void good_stored_for_others(const untrusted_request *req)
{
	current_untrusted = req;
}

const struct request *bad_returned_pointer(const untrusted_request *req)
{
	return (const struct request *)req;
}

const untrusted_request *good_returned_pointer(const untrusted_request *req)
{
	return req;
}

uint32_t use_request(const struct request *req);

uint32_t bad_given_away(const untrusted_request *req)
{
	return use_request((const struct request *)req);
}

uint32_t use_untrusted(const untrusted_request *req);

uint32_t good_given_away(const untrusted_request *req)
{
	return use_untrusted(req);
}

// check-output: bad_struct_cast: *req is untrusted and is read without
//    validation. Write instead: validate it first (validate.h), or hand it on
//    unread.
