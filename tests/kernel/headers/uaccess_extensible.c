// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * uaccess.h: structs that callers know in several sizes. struct rows_grown is 24
 * bytes here; its first version had 8.
 */
#include <linux/mm.h>
#include <linux/slab.h>

#include "memory.h"
#include "module.h"
#include "structs.h"

#define LEAST ROWS_GROWN_SIZE_VER0
#define KNOWN sizeof(struct rows_grown)

/* Callers send bytes 1, 2, 3 ...; a newer caller's tail is zero but for this. */
#define TAIL_ZERO (-1)

static struct untrusted_error err;
static untrusted_rows_grown out;
static user_ptr_rows_grown ptr;

/* n bytes that end at an unreadable page; the first four say size. */
static unsigned long sent_at(u32 size, size_t n, long tail_byte)
{
	u8 *bytes = kvzalloc(n, GFP_KERNEL);
	unsigned long at;
	size_t i;

	if (!bytes) {
		EXPECT(!"memory");
		return 0;
	}
	for (i = 0; i < min(n, KNOWN); i++)
		bytes[i] = i + 1;
	memcpy(bytes, &size, min(n, sizeof(size)));
	if (tail_byte != TAIL_ZERO)
		bytes[tail_byte] = 1;
	at = user_bytes(bytes, n);
	kvfree(bytes);
	return at;
}

static void begin(unsigned long at)
{
	err = (struct untrusted_error)UNTRUSTED_NO_ERROR;
	memset(&out, PATTERN, sizeof(out));
	ptr = AT(rows_grown, at);
}

static void expect_fetched(u32 size, size_t n)
{
	u8 want[KNOWN] = {};
	size_t i;

	for (i = 0; i < min(n, KNOWN); i++)
		want[i] = i + 1;
	memcpy(want, &size, sizeof(size));
	EXPECT(!memcmp(&out, want, KNOWN));
	EXPECT_EQ(err.error, 0);
	EXPECT_EQ(user_ptr_knows(rows_grown, &ptr, size), true);
	EXPECT_EQ(user_ptr_knows(rows_grown, &ptr, b), n >= 8);
	EXPECT_EQ(user_ptr_knows(rows_grown, &ptr, out_c), n >= 12);
	EXPECT_EQ(user_ptr_knows(rows_grown, &ptr, d), n >= 16);
	EXPECT_EQ(user_ptr_knows(rows_grown, &ptr, out_e), n >= 24);
}

static void expect_spent(void)
{
	untrusted_rows_grown again;

	EXPECT_EQ(user_fetch(rows_grown, &ptr, &again), -EFAULT);
	EXPECT_EQ(user_fetch_extensible(NULL, rows_grown, &ptr, LEAST, LEAST,
					&again),
		  -EFAULT);
	EXPECT_EQ(user_fetch_sized(NULL, rows_grown, &ptr, LEAST, &again),
		  -EFAULT);
}

/* Every length a caller can have, each flush against an unreadable page. */
static const size_t sizes[] = { 8,  9,	11, 12, 13, 15,	  16,	23,   24,
				25, 31, 32, 33, 64, 1000, 4088, 4095, 4096 };

TEST(extensible_of_every_size)
{
	FOR_EACH_ROW(n, sizes)
	{
		begin(sent_at(0x04030201, *n, TAIL_ZERO));
		EXPECT_EQ(user_fetch_extensible(&err, rows_grown, &ptr, *n,
						LEAST, &out),
			  0);
		expect_fetched(0x04030201, *n);
		expect_spent();
	}
}

TEST(sized_of_every_size)
{
	FOR_EACH_ROW(n, sizes)
	{
		begin(sent_at(*n, *n, TAIL_ZERO));
		EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, LEAST, &out),
			  0);
		expect_fetched(*n, *n);
		expect_spent();
	}
}

/* Refused by its size alone, so nothing but the size was looked at. */
static const struct {
	u32 n;
	int error;
	enum untrusted_rule rule;
} refused[] = {
	{ 0, -EINVAL, UNTRUSTED_RULE_min },
	{ 1, -EINVAL, UNTRUSTED_RULE_min },
	{ 3, -EINVAL, UNTRUSTED_RULE_min },
	{ LEAST - 1, -EINVAL, UNTRUSTED_RULE_min },
	{ PAGE_SIZE + 1, -E2BIG, UNTRUSTED_RULE_max },
	{ INT_MAX, -E2BIG, UNTRUSTED_RULE_max },
	{ U32_MAX, -E2BIG, UNTRUSTED_RULE_max },
};

static void expect_size_refused(int error, enum untrusted_rule rule,
				const char *field)
{
	EXPECT_EQ(err.error, error);
	EXPECT_EQ(err.rule, rule);
	EXPECT(!strcmp(err.field, field));
	EXPECT_EQ(err.offset, 0);
	EXPECT(all(&out, PATTERN, KNOWN));
	expect_spent();
}

TEST(extensible_of_no_size)
{
	FOR_EACH_ROW(row, refused)
	{
		begin(sent_at(0, KNOWN, TAIL_ZERO));
		EXPECT_EQ(user_fetch_extensible(&err, rows_grown, &ptr, row->n,
						LEAST, &out),
			  row->error);
		expect_size_refused(row->error, row->rule, "");
	}
	EXPECT_EQ(user_fetch_extensible(NULL, rows_grown, &ptr, SIZE_MAX, LEAST,
					&out),
		  -E2BIG);
}

TEST(sized_of_no_size)
{
	FOR_EACH_ROW(row, refused)
	{
		begin(sent_at(row->n, KNOWN, TAIL_ZERO));
		EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, LEAST, &out),
			  row->error);
		expect_size_refused(row->error, row->rule, "size");
	}
}

/* A size that does not reach behind the size word can be no version. */
TEST(sized_with_a_minimum_below_the_size_word)
{
	u32 n;

	for (n = 0; n < sizeof(n); n++) {
		test_row(n);
		begin(sent_at(n, KNOWN, TAIL_ZERO));
		EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, 0, &out),
			  -EINVAL);
		EXPECT(all(&out, PATTERN, KNOWN));
	}
	begin(sent_at(4, 4, TAIL_ZERO));
	EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, 0, &out), 0);
}

TEST(a_tail_that_says_something)
{
	static const struct {
		u32 n;
		long at;
	} rows[] = { { 25, 24 },  { 32, 24 },	     { 32, 31 },
		     { 100, 63 }, { PAGE_SIZE, 24 }, { PAGE_SIZE, 4095 } };

	FOR_EACH_ROW(row, rows)
	{
		begin(sent_at(row->n, row->n, row->at));
		EXPECT_EQ(user_fetch_extensible(&err, rows_grown, &ptr, row->n,
						LEAST, &out),
			  -E2BIG);
		EXPECT_REFUSED(err, -E2BIG, tail, "");
		EXPECT(all(&out, 0, KNOWN));
		expect_spent();
		begin(sent_at(row->n, row->n, row->at));
		EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, LEAST, &out),
			  -E2BIG);
		EXPECT_REFUSED(err, -E2BIG, tail, "");
		EXPECT(all(&out, 0, KNOWN));
		expect_spent();
	}
}

/* The caller says n bytes, and has fewer. */
TEST(extensible_that_is_not_there)
{
	static const struct {
		u32 n;
		size_t there;
	} rows[] = { { 8, 7 },	 { 8, 4 },   { 24, 23 }, { 24, 8 },
		     { 25, 24 }, { 32, 31 }, { 32, 24 }, { PAGE_SIZE, 4095 },
		     { 64, 23 } };

	FOR_EACH_ROW(row, rows)
	{
		begin(sent_at(row->n, row->there, TAIL_ZERO));
		EXPECT_EQ(user_fetch_extensible(&err, rows_grown, &ptr, row->n,
						LEAST, &out),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, fetch, "");
		EXPECT(all(&out, 0, KNOWN));
		expect_spent();
		begin(sent_at(row->n, row->there, TAIL_ZERO));
		EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, LEAST, &out),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, fetch, "");
		EXPECT(all(&out, 0, KNOWN));
		expect_spent();
	}
}

TEST(extensible_at_a_bad_address)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		test_row(i);
		begin(bad_address(i));
		EXPECT_EQ(user_fetch_extensible(&err, rows_grown, &ptr, 32,
						LEAST, &out),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, fetch, "");
		EXPECT(all(&out, 0, KNOWN));
		begin(bad_address(i));
		EXPECT_EQ(user_fetch_extensible(&err, rows_grown, &ptr, 8,
						LEAST, &out),
			  -EFAULT);
		EXPECT(all(&out, 0, KNOWN));
		begin(bad_address(i));
		EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, LEAST, &out),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, fetch, "");
		EXPECT(all(&out, PATTERN, KNOWN));
	}
}

/* Not even three bytes of the size word. */
TEST(sized_without_a_size)
{
	begin(user_room(3));
	EXPECT_EQ(user_fetch_sized(&err, rows_grown, &ptr, LEAST, &out),
		  -EFAULT);
	EXPECT_REFUSED(err, -EFAULT, fetch, "");
	EXPECT(all(&out, PATTERN, KNOWN));
}

TEST(extensible_without_an_error_object)
{
	begin(sent_at(0, 8, TAIL_ZERO));
	EXPECT_EQ(user_fetch_extensible(NULL, rows_grown, &ptr, 7, LEAST, &out),
		  -EINVAL);
	begin(sent_at(25, 25, 24));
	EXPECT_EQ(user_fetch_sized(NULL, rows_grown, &ptr, LEAST, &out),
		  -E2BIG);
}

TEST(knows_every_member_of_a_plain_pointer)
{
	user_ptr_rows_args plain = AT(rows_args, 0);

	EXPECT(user_ptr_knows(rows_args, &plain, a));
	EXPECT(user_ptr_knows(rows_args, &plain, out_e));
}
