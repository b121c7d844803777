// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A schema names every member: nothing is left to forget. */
#include <stdint.h>
#include <untrusted/schema.h>

struct request {
	uint32_t slot;
	uint32_t flags;
	uint64_t reserved;
};

#define REQUEST_ROWS(FIELD, ...)      \
	FIELD(u32, slot, INDEX(9))    \
	FIELD(u32, flags, FLAGS(0x3)) \
	FIELD(u64, reserved, ZERO)
UNTRUSTED_SCHEMA(request, struct request, REQUEST_ROWS, none);

int use_slot(uint32_t slot, uint32_t flags);

int good_schema(const untrusted_request *req)
{
	validated_request out;
	int ret = request_validate(req, NULL, &out, NULL);

	return ret ?: use_slot(out.slot, out.flags);
}

#define COOKIE_ROWS(FIELD, ...)                                   \
	FIELD(u32, slot, INDEX(9))                                \
	FIELD(u32, flags, IGNORE("older callers leave it unset")) \
	FIELD(u64, reserved, OPAQUE)
UNTRUSTED_SCHEMA(cookie, struct request, COOKIE_ROWS, none);

int good_ignored(const untrusted_cookie *req)
{
	validated_cookie out;
	int ret = cookie_validate(req, NULL, &out, NULL);

	return ret ?: use_slot(out.slot, 0);
}
