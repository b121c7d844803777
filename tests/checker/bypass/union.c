// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* One memory, two types. */
#include <stddef.h>
#include <stdint.h>
#include <untrusted/validate.h>

union plain_last {
	untrusted_u32 held;
	uint32_t plain;
};

uint32_t bad_plain_last(untrusted_u32 length)
{
	union plain_last both;

	both.held = length;
	return both.plain;
}

int good_plain_last(untrusted_u32 length, uint32_t *out)
{
	union plain_last both;

	both.held = length;
	return validate_max(u32, both.held, 64, out);
}

union plain_first {
	uint32_t plain;
	untrusted_u32 held;
};

uint32_t bad_plain_first(untrusted_u32 length)
{
	union plain_first both;

	both.held = length;
	return both.plain;
}

int good_plain_first(untrusted_u32 length, uint32_t *out)
{
	union plain_first both;

	both.held = length;
	return validate_max(u32, both.held, 64, out);
}

uint32_t bad_initialised(untrusted_u32 length)
{
	union plain_last both = { .held = length };

	return both.plain;
}

untrusted_u32 good_initialised(untrusted_u32 length)
{
	union plain_last both = { .held = length };

	return both.held;
}

uint32_t bad_literal(untrusted_u32 length)
{
	return ((union plain_last){ .held = length }).plain;
}

int good_literal(untrusted_u32 length, uint32_t *out)
{
	return validate_max(u32, ((union plain_last){ .held = length }).held,
			    64, out);
}

uint32_t bad_through_pointer(const untrusted_u32 *length)
{
	const union plain_last *both = (const union plain_last *)length;

	return both->plain;
}

int good_through_pointer(const union plain_last *both, uint32_t *out)
{
	return validate_max(u32, both->held, 64, out);
}

uint32_t bad_anonymous(untrusted_u32 length)
{
	struct {
		int kind;
		union {
			untrusted_u32 held;
			uint32_t plain;
		};
	} message = { .kind = 1 };

	message.held = length;
	return message.plain;
}

int good_anonymous(untrusted_u32 length, uint32_t *out)
{
	struct {
		int kind;
		union {
			untrusted_u32 held;
			uint32_t plain;
		};
	} message = { .kind = 1 };

	message.held = length;
	return validate_max(u32, message.held, 64, out);
}

union bytes {
	untrusted_be32 held;
	uint8_t byte[4];
};

uint8_t bad_bytes(untrusted_be32 address)
{
	union bytes both;

	both.held = address;
	return both.byte[0];
}

int good_bytes(untrusted_be32 address, uint32_t *out)
{
	return validate_range(be32, address, 0x0a000000, 0x0affffff, out);
}

union transparent {
	untrusted_u32 held;
	uint32_t plain;
} __attribute__((__transparent_union__));

static uint32_t take(union transparent both)
{
	return both.plain;
}

uint32_t bad_transparent(untrusted_u32 length)
{
	return take(length);
}

static int take_held(union transparent both, uint32_t *out)
{
	return validate_max(u32, both.held, 64, out);
}

int good_transparent(untrusted_u32 length, uint32_t *out)
{
	return take_held(length, out);
}

union fields {
	untrusted_u32 held;
	struct {
		uint32_t kind : 8;
		uint32_t rest : 24;
	};
};

uint32_t bad_fields(untrusted_u32 word)
{
	union fields both;

	both.held = word;
	return both.kind;
}

int good_fields(untrusted_u32 word, uint32_t *out)
{
	union fields both;

	both.held = word;
	return validate_flags(u32, both.held, 0xff, out);
}

// check-output: bad_plain_last: both.held is untrusted and is read without
//    validation. Write instead: validate it first (validate.h), or hand it on
//    unread.
