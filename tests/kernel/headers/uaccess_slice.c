// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* uaccess.h: slices, into vecs and piece by piece. */
#include <linux/mm.h>
#include <linux/slab.h>

/* Counts what user_fetch_new_vec() allocates, and makes it fail. */
static int live;
static unsigned int allocations;
static bool no_memory;

static void *counted_kvmalloc(size_t n, gfp_t flags)
{
	void *memory = no_memory ? NULL : kvmalloc(n, flags);

	allocations++;
	live += !!memory;
	return memory;
}

static void counted_kvfree(const void *memory)
{
	live -= !!memory;
	kvfree(memory);
}

#undef kvmalloc
#define kvmalloc counted_kvmalloc
#define kvfree counted_kvfree

#include "memory.h"
#include "module.h"
#include "structs.h"

#define TEXT "abcdefghijklmnop"
#define TEXT_LEN 16

static unsigned long text(void)
{
	return user_bytes(TEXT, TEXT_LEN);
}

TEST(slice_has_its_length)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	struct user_slice again = user_slice_dup(&slice);

	EXPECT_EQ(user_slice_len(&slice), TEXT_LEN);
	EXPECT_EQ(user_slice_len(&again), TEXT_LEN);
}

TEST(slice_dup_allows_a_second_fetch)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	struct user_slice again = user_slice_dup(&slice);
	untrusted_u8 buf[TEXT_LEN];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	EXPECT_EQ(user_fetch_vec(&slice, &vec), 0);
	untrusted_vec_clear(&vec);
	EXPECT_EQ(user_fetch_vec(&slice, &vec), -EFAULT);
	EXPECT_EQ(user_fetch_vec(&again, &vec), 0);
	EXPECT(!memcmp(buf, TEXT, TEXT_LEN));
}

TEST(vec_takes_a_slice_behind_what_it_holds)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	untrusted_u8 buf[4 + TEXT_LEN + 1];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	memset(buf, PATTERN, sizeof(buf));
	vec.len = 4;
	EXPECT_EQ(user_fetch_vec(&slice, &vec), 0);
	EXPECT_EQ(vec.len, 4 + TEXT_LEN);
	EXPECT(all(buf, PATTERN, 4));
	EXPECT(!memcmp(buf + 4, TEXT, TEXT_LEN));
	EXPECT(all(buf + 4 + TEXT_LEN, PATTERN, 1));
}

TEST(vec_with_just_the_room)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	untrusted_u8 buf[TEXT_LEN];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	EXPECT_EQ(user_fetch_vec(&slice, &vec), 0);
	EXPECT_EQ(vec.len, TEXT_LEN);
}

TEST(vec_without_the_room)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	untrusted_u8 buf[TEXT_LEN + 3];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	memset(buf, PATTERN, sizeof(buf));
	vec.len = 4;
	EXPECT_EQ(user_fetch_vec(&slice, &vec), -E2BIG);
	EXPECT_EQ(vec.len, 4);
	EXPECT(all(buf, PATTERN, sizeof(buf)));
	untrusted_vec_clear(&vec);
	EXPECT_EQ(user_fetch_vec(&slice, &vec), -EFAULT);
}

TEST(vec_of_a_slice_longer_than_anything)
{
	struct user_slice slice = slice_at(text(), SIZE_MAX);
	untrusted_u8 buf[TEXT_LEN];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	EXPECT_EQ(user_fetch_vec(&slice, &vec), -E2BIG);
	EXPECT_EQ(vec.len, 0);
}

TEST(vec_of_an_empty_slice)
{
	struct user_slice slice = slice_at(text(), 0);
	struct untrusted_vec vec = untrusted_vec(NULL, 0);

	EXPECT_EQ(user_fetch_vec(&slice, &vec), 0);
	EXPECT_EQ(vec.len, 0);
}

TEST(vec_that_faults_keeps_what_it_held)
{
	unsigned int i;

	for (i = 0; i <= bad_count; i++) {
		struct user_slice slice =
			slice_at(i < bad_count ? bad_address(i) : user_room(5),
				 TEXT_LEN);
		untrusted_u8 buf[4 + TEXT_LEN + 1];
		struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

		test_row(i);
		memset(buf, 0x5a, sizeof(buf));
		vec.len = 4;
		EXPECT_EQ(user_fetch_vec(&slice, &vec), -EFAULT);
		EXPECT_EQ(vec.len, 4);
		EXPECT(all(buf, 0x5a, 4));
		EXPECT(all(buf + 4, 0, TEXT_LEN));
		EXPECT(all(buf + 4 + TEXT_LEN, 0x5a, 1));
	}
}

static void expect_empty(const struct untrusted_vec *vec)
{
	EXPECT(!vec->ptr);
	EXPECT_EQ(vec->len, 0);
	EXPECT_EQ(vec->cap, 0);
	EXPECT_EQ(live, 0);
}

TEST(new_vec)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	struct untrusted_vec vec;

	EXPECT_EQ(user_fetch_new_vec(&slice, TEXT_LEN, &vec), 0);
	EXPECT_EQ(vec.len, TEXT_LEN);
	EXPECT_EQ(vec.cap, TEXT_LEN);
	EXPECT(!memcmp(vec.ptr, TEXT, TEXT_LEN));
	EXPECT_EQ(live, 1);
	untrusted_vec_free(&vec);
	expect_empty(&vec);
	untrusted_vec_free(&vec);
	expect_empty(&vec);
	EXPECT_EQ(user_fetch_new_vec(&slice, TEXT_LEN, &vec), -EFAULT);
	expect_empty(&vec);
}

TEST(new_vec_too_long_allocates_nothing)
{
	static const size_t lens[] = { TEXT_LEN, INT_MAX, SIZE_MAX };

	FOR_EACH_ROW(len, lens)
	{
		struct user_slice slice = slice_at(text(), *len);
		struct untrusted_vec vec;

		allocations = 0;
		EXPECT_EQ(user_fetch_new_vec(&slice, TEXT_LEN - 1, &vec),
			  -E2BIG);
		EXPECT_EQ(allocations, 0);
		expect_empty(&vec);
		EXPECT_EQ(user_fetch_new_vec(&slice, SIZE_MAX, &vec),
			  *len > TEXT_LEN ? -ENOMEM : -EFAULT);
		expect_empty(&vec);
	}
}

TEST(new_vec_of_an_empty_slice)
{
	struct user_slice slice = slice_at(text(), 0);
	struct untrusted_vec vec;

	EXPECT_EQ(user_fetch_new_vec(&slice, 0, &vec), 0);
	EXPECT_EQ(vec.len, 0);
	untrusted_vec_free(&vec);
	expect_empty(&vec);
}

TEST(new_vec_that_faults_is_freed)
{
	unsigned int i;

	for (i = 0; i <= bad_count; i++) {
		struct user_slice slice =
			slice_at(i < bad_count ? bad_address(i) : user_room(5),
				 TEXT_LEN);
		struct untrusted_vec vec = { (untrusted_u8 *)&slice, 1, 1 };

		test_row(i);
		allocations = 0;
		EXPECT_EQ(user_fetch_new_vec(&slice, 64, &vec), -EFAULT);
		EXPECT_EQ(allocations, 1);
		expect_empty(&vec);
	}
}

TEST(new_vec_without_memory)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	struct untrusted_vec vec;

	no_memory = true;
	EXPECT_EQ(user_fetch_new_vec(&slice, TEXT_LEN, &vec), -ENOMEM);
	no_memory = false;
	expect_empty(&vec);
	EXPECT_EQ(user_fetch_new_vec(&slice, TEXT_LEN, &vec), -EFAULT);
}

/* No more than the machine has, and not a word in the log about it. */
TEST(new_vec_of_more_than_there_is)
{
	static const size_t lens[] = { 1UL << 30, INT_MAX, 1UL << 31, 1UL << 40,
				       SIZE_MAX };

	FOR_EACH_ROW(len, lens)
	{
		struct user_slice slice = slice_at(text(), *len);
		struct untrusted_vec vec;

		EXPECT_EQ(user_fetch_new_vec(&slice, SIZE_MAX, &vec), -ENOMEM);
		expect_empty(&vec);
	}
}

TEST(string_of_a_slice)
{
	static const struct {
		const char *sent;
		size_t len, size;
		int ret;
	} rows[] = {
		{ "hello", 6, 16, 0 },
		{ "hello", 16, 16, 0 },
		{ "hello", 6, 6, 0 }, /* the terminator is the last byte */
		{ "hello", 16, 6, 0 },
		{ "hello", 5, 16, -E2BIG }, /* none in the slice */
		{ "hello", 16, 5, -E2BIG }, /* none in the buffer */
		{ "", 1, 16, 0 },
		{ "", 16, 1, 0 },
		{ "hello", 16, 1, -E2BIG },
		{ "", 0, 16, -E2BIG },
		{ "hello", SIZE_MAX, 16, 0 },
		{ "eight by", 9, 9, 0 },
		{ "eight by", 8, 16, -E2BIG },
	};

	FOR_EACH_ROW(row, rows)
	{
		const size_t n = strlen(row->sent);
		struct user_slice slice =
			slice_at(user_bytes(row->sent, n + 1), row->len);
		untrusted_char buf[17];

		memset(buf, PATTERN, sizeof(buf));
		EXPECT_EQ(user_fetch_string(&slice, buf, row->size), row->ret);
		EXPECT(!memcmp(buf, row->sent, row->ret ? 0 : n));
		EXPECT(all(buf + (row->ret ? 0 : n), 0,
			   row->size - (row->ret ? 0 : n)));
		EXPECT(all(buf + row->size, PATTERN, sizeof(buf) - row->size));
		EXPECT_EQ(slice.ut_user.from == UT_SPENT, true);
	}
}

TEST(string_that_faults_is_zeroed)
{
	unsigned int i;

	for (i = 0; i <= bad_count; i++) {
		struct user_slice slice = slice_at(
			i < bad_count ? bad_address(i) : user_room(5), 16);
		untrusted_char buf[17];

		test_row(i);
		memset(buf, 0x5a, sizeof(buf));
		EXPECT_EQ(user_fetch_string(&slice, buf, 16), -EFAULT);
		EXPECT(all(buf, 0, 16));
		EXPECT(all(buf + 16, 0x5a, 1));
	}
}

TEST(string_is_fetched_once)
{
	struct user_slice slice = slice_at(user_bytes("hello", 6), 6);
	untrusted_char buf[6];

	EXPECT_EQ(user_fetch_string(&slice, buf, 6), 0);
	EXPECT_EQ(user_fetch_string(&slice, buf, 6), -EFAULT);
	EXPECT(all(buf, 0, 6));
}

TEST(reader_goes_forward)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	struct user_reader reader = user_reader(&slice);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	untrusted_u16 two;
	untrusted_u32 four;

	EXPECT_EQ(slice.ut_user.from == UT_SPENT, true);
	EXPECT_EQ(user_reader_left(&reader), 16);
	EXPECT_EQ(user_reader_fetch(u16, &reader, &two), 0);
	EXPECT(!memcmp(&two, "ab", 2));
	EXPECT_EQ(user_reader_left(&reader), 14);
	EXPECT_EQ(user_reader_fetch_vec(&reader, 5, &vec), 0);
	EXPECT_EQ(vec.len, 5);
	EXPECT(!memcmp(buf, "cdefg", 5));
	EXPECT_EQ(user_reader_fetch_vec(&reader, 3, &vec), 0);
	EXPECT_EQ(vec.len, 8);
	EXPECT(!memcmp(buf, "cdefghij", 8));
	EXPECT_EQ(user_reader_fetch(u32, &reader, &four), 0);
	EXPECT(!memcmp(&four, "klmn", 4));
	EXPECT_EQ(user_reader_fetch(u32, &reader, &four), -EINVAL);
	EXPECT(!memcmp(&four, "klmn", 4));
	EXPECT_EQ(user_reader_left(&reader), 2);
	EXPECT_EQ(user_reader_fetch(u16, &reader, &two), 0);
	EXPECT(!memcmp(&two, "op", 2));
	EXPECT_EQ(user_reader_fetch(u16, &reader, &two), -EINVAL);
	EXPECT_EQ(user_reader_left(&reader), 0);
}

TEST(reader_takes_structs_and_wire_order)
{
	struct rows_answer sent = { 1, 2 };
	struct user_slice slice = slice_at(user_bytes(&sent, 8), 8);
	struct user_slice again = user_slice_dup(&slice);
	struct user_reader reader = user_reader(&slice);
	struct user_reader other = user_reader(&again);
	untrusted_rows_answer out;
	untrusted_be32 be;

	EXPECT_EQ(user_reader_fetch(rows_answer, &reader, &out), 0);
	EXPECT(!memcmp(&out, &sent, sizeof(sent)));
	EXPECT_EQ(user_reader_fetch(be32, &other, &be), 0);
	EXPECT_EQ(validate_any(be32, be), 0x01000000);
}

TEST(reader_says_what_does_not_fit)
{
	struct user_slice slice = slice_at(text(), 6);
	struct user_reader reader = user_reader(&slice);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	memset(buf, PATTERN, sizeof(buf));
	EXPECT_EQ(user_reader_fetch_vec(&reader, 7, &vec), -EINVAL);
	EXPECT_EQ(user_reader_fetch_vec(&reader, 9, &vec), -E2BIG);
	EXPECT_EQ(user_reader_fetch_vec(&reader, SIZE_MAX, &vec), -E2BIG);
	EXPECT_EQ(vec.len, 0);
	EXPECT(all(buf, PATTERN, sizeof(buf)));
	EXPECT_EQ(user_reader_left(&reader), 6);
	EXPECT_EQ(user_reader_fetch_vec(&reader, 0, &vec), 0);
	EXPECT_EQ(user_reader_fetch_vec(&reader, 6, &vec), 0);
	EXPECT_EQ(vec.len, 6);
}

/* The fetch that fails is over as well: its bytes are not fetched again. */
TEST(reader_that_faults_advances)
{
	struct user_slice slice = slice_at(user_room(5), TEXT_LEN);
	struct user_reader reader = user_reader(&slice);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	untrusted_u64 out;

	memset(&out, 0x5a, sizeof(out));
	memset(buf, 0x5a, sizeof(buf));
	EXPECT_EQ(user_reader_fetch(u64, &reader, &out), -EFAULT);
	EXPECT(all(&out, 0, sizeof(out)));
	EXPECT_EQ(user_reader_left(&reader), 8);
	EXPECT_EQ(user_reader_fetch_vec(&reader, 8, &vec), -EFAULT);
	EXPECT_EQ(vec.len, 0);
	EXPECT(all(buf, 0, sizeof(buf)));
	EXPECT_EQ(user_reader_left(&reader), 0);
}

TEST(reader_of_a_spent_slice)
{
	struct user_slice slice = slice_at(text(), TEXT_LEN);
	struct user_reader reader = user_reader(&slice);
	struct user_reader again = user_reader(&slice);
	untrusted_u64 out;

	EXPECT_EQ(user_reader_fetch(u64, &again, &out), -EFAULT);
	EXPECT_EQ(user_reader_fetch(u64, &again, &out), -EFAULT);
	EXPECT_EQ(user_reader_fetch(u64, &reader, &out), 0);
}

TEST(reader_at_bad_addresses)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		struct user_slice slice = slice_at(bad_address(i), SIZE_MAX);
		struct user_reader reader = user_reader(&slice);
		untrusted_u64 out;

		test_row(i);
		EXPECT_EQ(user_reader_fetch(u64, &reader, &out), -EFAULT);
		EXPECT_EQ(user_reader_fetch(u64, &reader, &out), -EFAULT);
	}
}
