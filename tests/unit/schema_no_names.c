// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* -DUNTRUSTED_NO_NAMES: no member has a name, all else is told as ever. */
#define UNTRUSTED_NO_NAMES
#include "schema_test.h"

struct inner {
	uint8_t low;
	uint8_t each[3];
};
#define INNER(FIELD, ...)   \
	FIELD(u8, low, ANY) \
	FIELD(u8, each, EACH(3, MAX(9)))
UNTRUSTED_SCHEMA(inner, struct inner, INNER, none);

struct outer {
	uint32_t slot;
	struct inner in;
	uint8_t bits;
};
#define OUTER_BITS(BIT)         \
	BIT(four, 0, 4, MAX(3)) \
	BIT(rest, 4, 4, ZERO)
#define OUTER(FIELD, CHECK, HOLE)               \
	FIELD(u32, slot, INDEX(4), ERRNO(EDOM)) \
	FIELD(inner, in, NESTED)                \
	FIELD(u8, bits, BITS(OUTER_BITS))       \
	HOLE(end, 3, IGNORE("a test"))          \
	CHECK(slot, slot != 3 || four, "four")
UNTRUSTED_SCHEMA(outer, struct outer, OUTER, none);

TEST(schema_no_names)
{
	EXPECT_REFUSED(outer, NULL, "", 0, index, 0, EDOM, .slot = 4);
	EXPECT_REFUSED(outer, NULL, "", 7, max, 2, EINVAL, .in.each[2] = 10);
	EXPECT_REFUSED(outer, NULL, "", 8, max, 0, EINVAL, .bits = 4);
	EXPECT_REFUSED(outer, NULL, "", 8, zero, 0, EINVAL, .bits = 16);
	EXPECT_REFUSED(outer, NULL, "", 0, condition, 0, EINVAL, .slot = 3);
	ACCEPTED(outer, NULL, .slot = 3, .bits = 1);
}

struct lone {
	uint8_t len;
} __attribute__((__packed__));
#define ITEMS_LIST(ITEM) ITEM(2, inner, one, ONCE)
UNTRUSTED_ITEMS(ones, ITEMS_LIST, untrusted_options, SKIP, none);
#define MESSAGE(FIELD, CHECK, PART)  \
	FIELD(u8, len, MAX(9))       \
	PART(ones, some, ITEMS(len)) \
	PART(inner, all, UNTIL_END(1, 2))
UNTRUSTED_MESSAGE(message, struct lone, MESSAGE, none);

TEST(schema_no_names_in_messages)
{
	static const struct {
		uint8_t bytes[16];
		size_t n;
		size_t offset;
		size_t element;
		enum untrusted_rule rule;
	} table[] = {
		{ { 10 }, 1, 0, 0, UNTRUSTED_RULE_max },
		{ { 2, 9 }, 2, 1, 0, UNTRUSTED_RULE_part },
		{ { 2, 2, 2, 0, 0, 0, 0 }, 7, 1, 0, UNTRUSTED_RULE_item },
		{ { 6, 2, 6, 0, 0, 10, 0, 0, 0, 0, 0 },
		  11,
		  5,
		  1,
		  UNTRUSTED_RULE_max },
		{ { 0 }, 1, 1, 0, UNTRUSTED_RULE_count },
		{ { 0, 1, 2, 3, 10 }, 5, 4, 0, UNTRUSTED_RULE_max },
		{ { 0, 1, 2, 3 }, 4, 1, 0, UNTRUSTED_RULE_part },
	};

	FOR_EACH_ROW(row, table)
	{
		validated_message out;
		struct untrusted_error refusal = NO_ERROR;

		EXPECT_EQ(message_validate(
				  (untrusted_bytes){
					  (const untrusted_u8 *)row->bytes,
					  row->n },
				  NULL, &out, &refusal),
			  -EINVAL);
		EXPECT(error_is(&refusal, "", row->offset, row->rule,
				row->element, -EINVAL));
	}
}
