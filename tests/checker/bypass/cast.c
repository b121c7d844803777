// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The address of an untrusted object, taken for one of a plain type. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <untrusted/validate.h>

static uint32_t table[16];

int bad_cast(untrusted_u32 length)
{
	return *(const uint32_t *)&length;
}

int good_cast(untrusted_u32 length, uint32_t *out)
{
	return validate_max(u32, length, 4096, out);
}

bool bad_void_pointer(untrusted_u32 length)
{
	const void *at = &length;
	const uint32_t *plain = at;

	return *plain < 16;
}

bool good_void_pointer(untrusted_u32 length)
{
	uint32_t plain;

	return !validate_index(u32, length, 16, &plain);
}

uint32_t bad_char_pointer(const untrusted_u32 *length)
{
	const unsigned char *byte = (const unsigned char *)length;

	return byte[0] | byte[1] << 8;
}

int good_char_pointer(const untrusted_u32 *length, uint32_t *out)
{
	return validate_max(u32, *length, 0xffff, out);
}

uint32_t bad_integer_address(const untrusted_u32 *length)
{
	uintptr_t at = (uintptr_t)length;

	return *(const uint32_t *)at;
}

uint32_t good_integer_address(const untrusted_u32 *length)
{
	return validate_or(u32, *length, 0, 64, 0);
}

uint16_t bad_half_of_it(const untrusted_u32 *length)
{
	return ((const uint16_t *)length)[1];
}

int good_half_of_it(const untrusted_u16 *high, uint16_t *out)
{
	return validate_max(u16, *high, 9, out);
}

int bad_volatile(const untrusted_u32 *slot)
{
	return table[*(const volatile uint32_t *)slot & 15];
}

int good_volatile(const untrusted_u32 *slot, uint32_t *value)
{
	return untrusted_at(u32, table, *slot, value);
}

typedef uint32_t __attribute__((__may_alias__)) loose_u32;

uint32_t bad_may_alias(const untrusted_u32 *length)
{
	const loose_u32 *plain = (const loose_u32 *)length;

	return *plain;
}

int good_may_alias(const untrusted_u32 *length, const uint32_t **plain)
{
	return validate_ref(max, u32, *length, plain, 64);
}

uint32_t bad_typeof(const untrusted_u32 *length)
{
	__typeof__(table[0]) *plain = (__typeof__(table[0]) *)length;

	return *plain + 1;
}

int good_typeof(const untrusted_u32 *length, uint32_t *out)
{
	__typeof__(*length) copy = *length;

	return validate_max(u32, copy, 64, out);
}

uint32_t bad_statement_expression(untrusted_u32 length)
{
	return ({
		const void *at = &length;

		*(const uint32_t *)at;
	});
}

int good_statement_expression(untrusted_u32 length, uint32_t *out)
{
	return ({
		untrusted_u32 copy = length;

		validate_max(u32, copy, 64, out);
	});
}

#define RAW(x) _Generic((x), untrusted_u32 : *(const uint32_t *)&(x))

uint32_t bad_generic(untrusted_u32 length)
{
	return RAW(length);
}

#define LIMITED(x, out) \
	_Generic((x), untrusted_u32 : validate_max(u32, (x), 64, (out)))

int good_generic(untrusted_u32 length, uint32_t *out)
{
	return LIMITED(length, out);
}

uint32_t bad_compound_literal(untrusted_u32 length)
{
	return *(const uint32_t *)&(struct { untrusted_u32 held; }){ length };
}

int good_compound_literal(untrusted_u32 length, uint32_t *out)
{
	return validate_max(u32,
			    ((struct { untrusted_u32 held; }){ length }).held,
			    64, out);
}

int bad_signed(const untrusted_u32 *offset)
{
	return *(const int *)offset;
}

int good_signed(const untrusted_s32 *offset, int32_t *out)
{
	return validate_range(s32, *offset, 0, 64, out);
}

uint32_t bad_array(const untrusted_u32 numbers[4])
{
	const uint32_t *plain = (const uint32_t *)numbers;

	return plain[0] + plain[3];
}

int good_array(const untrusted_u32 numbers[4], uint32_t *first, uint32_t *last)
{
	return validate_max(u32, numbers[0], 64, first) ?:
		       validate_max(u32, numbers[3], 64, last);
}

uint32_t bad_byte_sum(const untrusted_u8 *bytes, size_t n)
{
	const uint8_t *at = (const uint8_t *)bytes;
	uint32_t sum = 0;

	while (n--)
		sum += *at++;
	return sum;
}

size_t good_byte_sum(const untrusted_u8 *bytes, size_t n, untrusted_u8 *to)
{
	for (size_t i = 0; i < n; i++)
		to[i] = bytes[i];
	return n;
}

struct overlay {
	uint32_t kind : 4;
	uint32_t length : 28;
};

uint32_t bad_bit_field(const untrusted_u32 *word)
{
	return ((const struct overlay *)word)->length;
}

int good_bit_field(const untrusted_u32 *word, uint32_t *out)
{
	return validate_max(u32, *word, 0xf, out);
}

uint32_t bad_swapped(const untrusted_be32 *length)
{
	return __builtin_bswap32(*(const uint32_t *)length);
}

int good_swapped(const untrusted_be32 *length, uint32_t *out)
{
	return validate_max(be32, *length, 1500, out);
}

uint32_t bad_unsized_loop(const untrusted_u8 *text)
{
	const char *at = (const char *)text;
	uint32_t n = 0;

	for (; *at != ' '; at++)
		n++;
	return n;
}

int good_unsized_loop(const untrusted_char text[16], const char **plain)
{
	return validate_string(text, 16, 1, word, plain);
}

void bad_out_parameter(const untrusted_u32 *length, uint32_t *out)
{
	*out = *(const uint32_t *)length;
}

void good_out_parameter(const untrusted_u32 *length, untrusted_u32 *out)
{
	*out = *length;
}

static uint32_t raw_of(const void *at)
{
	return *(const uint32_t *)at;
}

uint32_t bad_helper(untrusted_u32 length)
{
	return raw_of(&length);
}

static int limited(const untrusted_u32 *at, uint32_t *out)
{
	return validate_max(u32, *at, 64, out);
}

int good_helper(untrusted_u32 length, uint32_t *out)
{
	return limited(&length, out);
}

static uint32_t remembered;

void bad_remember(const untrusted_u32 *length)
{
	*(untrusted_u32 *)&remembered = *length;
}

static untrusted_u32 kept;

void good_remember(const untrusted_u32 *length)
{
	kept = *length;
}

_Bool bad_condition(const untrusted_u8 *flag)
{
	if (*(const char *)flag)
		return 1;
	return 0;
}

int good_condition(const untrusted_u8 *flag, bool *out)
{
	return validate_bool(u8, *flag, out);
}

int bad_switch(const untrusted_u16 *kind)
{
	switch (*(const uint16_t *)kind) {
	case 1:
		return 7;
	case 2:
		return 9;
	default:
		return 0;
	}
}

int good_switch(const untrusted_u16 *kind)
{
	uint16_t plain;
	int ret = validate_range(u16, *kind, 1, 2, &plain);

	if (ret)
		return ret;
	switch (plain) {
	case 1:
		return 7;
	default:
		return 9;
	}
}

// check-output: bad_cast: length is untrusted and is read without validation.
//    Write instead: validate it first (validate.h), or hand it on unread.
