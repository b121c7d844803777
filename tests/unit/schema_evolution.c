// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Versions of a struct, and a struct of the program's own. */
#include "schema_test.h"

enum color { RED, GREEN, BLUE };

/* Version 1 ends behind len, version 2 behind mode, version 3 is all. */
struct grown {
	uint32_t flags;
	uint32_t len;
	uint16_t mode;
	uint16_t align;
	int32_t level;
	uint64_t extra;
	uint8_t bytes[3];
	uint8_t kind;
	char name[4];
};
#define V1 8
#define V2 16
#define GROWN(FIELD, CHECK)                                                  \
	FIELD(u32, flags, FLAGS(3))                                          \
	FIELD(u32, len, RANGE(1, 99))                                        \
	FIELD(u16, mode, ENUM(enum color, BLUE), SINCE(V2, GREEN))           \
	FIELD(be16, align, POWER_OF_TWO(2, 64), ERRNO(EDOM), SINCE(V2, 16))  \
	FIELD(s32, level, RANGE(-5, -1), SINCE(V2, -3))                      \
	FIELD(u64, extra, MIN(7), SINCE(sizeof(struct grown), 1ull << 40))   \
	FIELD(u8, bytes, BYTES(3), SINCE(sizeof(struct grown), 0))           \
	FIELD(u8, kind, ONE_OF(4, 5), WHEN(flags & 1),                       \
	      SINCE(sizeof(struct grown), 5))                                \
	FIELD(char, name, STRING(4, any, 1), SINCE(sizeof(struct grown), 0)) \
	CHECK(len, len != align, "len is not align")
#define GROWN_ROWS(FIELD, CHECK, ...) GROWN(FIELD, CHECK)
UNTRUSTED_SCHEMA(grown, struct grown, GROWN_ROWS, none);

static const struct grown newest = {
	.flags = 1,
	.len = 5,
	.mode = 2,
	.align = 0x2020,
	.level = -1,
	.extra = 7,
	.bytes = { 1, 2, 3 },
	.kind = 4,
	.name = "abc",
};

static struct untrusted_error known_err;
static validated_grown known_out;
static int known(const struct grown *w, size_t size)
{
	const untrusted_grown u = untrusted_mark(grown, *w);

	known_err = NO_ERROR;
	memset(&known_out, 0x5a, sizeof(known_out));
	return grown_validate_known(&u, size, NULL, &known_out, &known_err);
}

TEST(schema_since_newest)
{
	struct grown w = newest;

	w.align = UT_LITTLE_ENDIAN ? 0x2000 : 0x20;
	EXPECT_EQ(known(&w, sizeof(w)), 0);
	EXPECT_EQ(known_out.mode, BLUE);
	EXPECT_EQ(known_out.align, 32);
	EXPECT_EQ(known_out.level, -1);
	EXPECT_EQ(known_out.extra, 7);
	EXPECT_EQ(known_out.bytes[2], 3);
	EXPECT_EQ(known_out.kind, 4);
	EXPECT(!strcmp(known_out.name, "abc"));
	w.flags = 0;
	EXPECT_EQ(known(&w, sizeof(w)), -EINVAL);
	EXPECT(error_is(&known_err, "kind", offsetof(struct grown, kind),
			UNTRUSTED_RULE_zero, 0, -EINVAL));
	w.kind = 0;
	EXPECT_EQ(known(&w, sizeof(w)), 0);
	EXPECT_EQ(known_out.kind, 0);
}

/* Every size from version 1 on: what did not come whole has its default. */
TEST(schema_since_older)
{
	for (size_t size = V1; size < sizeof(struct grown); size++) {
		struct grown w = { .flags = 1, .len = 5 };
		const bool second = size >= V2;

		test_row((long)size);
		if (second) {
			w.mode = RED;
			w.align = UT_LITTLE_ENDIAN ? 0x4000 : 0x40;
			w.level = -5;
		}
		EXPECT_EQ(known(&w, size), 0);
		EXPECT_EQ(known_out.len, 5);
		EXPECT_EQ(known_out.mode, second ? RED : GREEN);
		EXPECT_EQ(known_out.align, second ? 64 : 16);
		EXPECT_EQ(known_out.level, second ? -5 : -3);
		EXPECT_EQ(known_out.extra, 1ull << 40);
		EXPECT_EQ(known_out.bytes[0], 0);
		EXPECT_EQ(known_out.kind, 5);
		EXPECT_EQ(known_out.name[0], 0);
	}
}

/* A member cut in two is none: what came of it must be zero. */
TEST(schema_since_cut)
{
	static const struct {
		size_t at;
		const char *name;
		size_t member;
		int error;
	} table[] = {
		{ 8, "mode", 8, -EINVAL },    { 10, "align", 10, -EDOM },
		{ 12, "level", 12, -EINVAL }, { 15, "level", 12, -EINVAL },
		{ 16, "extra", 16, -EINVAL }, { 23, "extra", 16, -EINVAL },
		{ 25, "bytes", 24, -EINVAL }, { 27, "kind", 27, -EINVAL },
		{ 31, "name", 28, -EINVAL },
	};

	FOR_EACH_ROW(row, table)
	{
		struct grown w = { .flags = 1, .len = 5 };

		if (row->at >= V2) {
			w.align = UT_LITTLE_ENDIAN ? 0x4000 : 0x40;
			w.level = -5;
		}
		((uint8_t *)&w)[row->at] = 1;
		EXPECT_EQ(known(&w, row->at < V2 ? V2 - 1 : sizeof(w) - 1),
			  row->error);
		EXPECT(error_is(&known_err, row->name, row->member,
				UNTRUSTED_RULE_zero, 0, row->error));
		EXPECT(all_are(&known_out, 0x5a, sizeof(known_out)));
	}
}

TEST(schema_since_refused)
{
	struct grown w = { .len = 5 };

	w.align = UT_LITTLE_ENDIAN ? 0x2000 : 0x20;
	EXPECT_EQ(known(&w, V2), -EINVAL);
	EXPECT(error_is(&known_err, "level", 12, UNTRUSTED_RULE_range, 0,
			-EINVAL));
	w.level = -1;
	w.align = 0;
	EXPECT_EQ(known(&w, V2), -EDOM);
	EXPECT(error_is(&known_err, "align", 10, UNTRUSTED_RULE_power_of_two, 0,
			-EDOM));
	/* a condition is asked of defaults too */
	w = (struct grown){ .len = 16 };
	EXPECT_EQ(known(&w, V1), -EINVAL);
	EXPECT(error_is(&known_err, "len", 4, UNTRUSTED_RULE_condition, 0,
			-EINVAL));
}

/* The program's own struct: wider, in another order, with members of its own. */
struct sent {
	uint8_t mode;
	uint16_t port;
	int8_t level;
	uint8_t yes;
	char name[4];
	uint16_t each[2];
	uint32_t cookie;
	uint8_t bits;
} __attribute__((__packed__));

struct own {
	void *driver_data;
	uint64_t port;
	int level;
	enum color mode;
	bool yes;
	uint32_t low;
	untrusted_u32 cookie;
	uint16_t each[2];
	char name[4];
	uint8_t tail;
};

#define SENT_BITS(BIT)      \
	BIT(low, 0, 4, ANY) \
	BIT(rest, 4, 4, ZERO)
#define SENT(FIELD, ...)                        \
	FIELD(u8, mode, ENUM(enum color, BLUE)) \
	FIELD(be16, port, MIN(1))               \
	FIELD(s8, level, ANY)                   \
	FIELD(u8, yes, BOOL)                    \
	FIELD(char, name, STRING(4, any, 0))    \
	FIELD(u16, each, EACH(2, MAX(9)))       \
	FIELD(u32, cookie, OPAQUE)              \
	FIELD(u8, bits, BITS(SENT_BITS))
UNTRUSTED_SCHEMA_INTO(sent, struct sent, SENT, none, struct own);

TEST(schema_into)
{
	const untrusted_sent u = untrusted_mark(
		sent, ((struct sent){
			      2, 0x0101, -100, 1, "abc", { 9, 8 }, 77, 0x0f }));
	int data = 0;
	struct own out = { .driver_data = &data, .tail = 9 };

	EXPECT_EQ(sent_validate(&u, NULL, &out, NULL), 0);
	EXPECT(out.driver_data == &data);
	EXPECT_EQ(out.tail, 9);
	EXPECT_EQ(out.mode, BLUE);
	EXPECT_EQ(out.port, 0x0101);
	EXPECT_EQ(out.level, -100);
	EXPECT_EQ(out.yes, 1);
	EXPECT_EQ(out.low, 15);
	EXPECT_EQ(out.each[1], 8);
	EXPECT_EQ(validate_any(u32, out.cookie), 77);
	EXPECT(!strcmp(out.name, "abc"));
	EXPECT_REFUSED(sent, NULL, "rest", 17, zero, 0, EINVAL, .port = 1,
		       .bits = 0x10);
}
