// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* uaccess.h: what is put back. */
#include "memory.h"
#include "module.h"
#include "structs.h"

static const struct rows_args answer = { .a = 0x0102030405060708,
					 .b = 9,
					 .c = 10,
					 .d = 11,
					 .out_e = 12 };

static untrusted_bytes bytes_of(const char *text, size_t n)
{
	return untrusted_bytes_of((const untrusted_u8 *)text, n);
}

TEST(put_struct)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	const unsigned long at = user_room(sizeof(answer));
	user_ptr_rows_args ptr = AT(rows_args, at);

	EXPECT_EQ(user_put(&err, rows_args, &ptr, &answer), 0);
	EXPECT(user_is(at, &answer, sizeof(answer)));
	EXPECT_EQ(err.error, 0);
}

TEST(put_after_the_fetch)
{
	const unsigned long at = user_room(sizeof(answer));
	user_ptr_rows_args ptr = AT(rows_args, at);
	untrusted_rows_args req;

	EXPECT_EQ(user_fetch(rows_args, &ptr, &req), 0);
	EXPECT_EQ(user_put(NULL, rows_args, &ptr, &answer), 0);
	EXPECT_EQ(user_put(NULL, rows_args, &ptr, &answer), 0);
	EXPECT(user_is(at, &answer, sizeof(answer)));
	EXPECT_EQ(user_fetch(rows_args, &ptr, &req), -EFAULT);
}

TEST(put_struct_to_a_bad_address)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		struct untrusted_error err = UNTRUSTED_NO_ERROR;
		user_ptr_rows_args ptr = AT(rows_args, bad_address(i));

		test_row(i);
		EXPECT_EQ(user_put(&err, rows_args, &ptr, &answer), -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, put, "");
		EXPECT_EQ(user_put(NULL, rows_args, &ptr, &answer), -EFAULT);
	}
}

TEST(put_to_a_read_only_page)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	const unsigned long at = user_read_only(sizeof(answer));
	user_ptr_rows_args ptr = AT(rows_args, at);
	struct user_slice slice = slice_at(at, 8);
	struct user_writer writer = user_writer(&slice);
	untrusted_rows_args req;

	EXPECT_EQ(user_put(&err, rows_args, &ptr, &answer), -EFAULT);
	EXPECT_REFUSED(err, -EFAULT, put, "");
	EXPECT_EQ(user_put_array(rows_args, &ptr, &answer, 1), -EFAULT);
	err = (struct untrusted_error)UNTRUSTED_NO_ERROR;
	EXPECT_EQ(user_put_member(&err, rows_args, &ptr, c, 1), -EFAULT);
	EXPECT_REFUSED(err, -EFAULT, put, "c");
	EXPECT_EQ(err.offset, offsetof(struct rows_args, c));
	EXPECT_EQ(user_put_bytes(&slice, bytes_of("abcd", 4)), -EFAULT);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("abcd", 4)), -EFAULT);
	EXPECT(user_all(at, 0, sizeof(answer)));
	EXPECT_EQ(user_fetch(rows_args, &ptr, &req), 0);
}

TEST(put_array)
{
	const struct rows_answer items[3] = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
	const unsigned long at = user_room(sizeof(items));
	user_ptr_rows_answer ptr = AT(rows_answer, at);

	EXPECT_EQ(user_put_array(rows_answer, &ptr, items, 0), 0);
	EXPECT(user_all(at, PATTERN, sizeof(items)));
	EXPECT_EQ(user_put_array(rows_answer, &ptr, items, 2), 0);
	EXPECT(user_is(at, items, 16));
	EXPECT(user_all(at + 16, PATTERN, 8));
	EXPECT_EQ(user_put_array(rows_answer, &ptr, items, 3), 0);
	EXPECT(user_is(at, items, sizeof(items)));
	ptr = AT(rows_answer, at + 8);
	EXPECT_EQ(user_put_array(rows_answer, &ptr, items, 3), -EFAULT);
}

/* Lengths that no buffer has are refused, and not by a warning in the log. */
TEST(put_of_too_much)
{
	const struct rows_answer item = { 1, 2 };
	const unsigned long at = user_room(8);
	user_ptr_rows_answer ptr = AT(rows_answer, at);
	struct user_slice slice = slice_at(at, SIZE_MAX);
	struct user_writer writer = user_writer(&slice);

	EXPECT_EQ(user_put_array(rows_answer, &ptr, &item, SIZE_MAX), -EFAULT);
	EXPECT_EQ(user_put_array(rows_answer, &ptr, &item, SIZE_MAX / 8 + 2),
		  -EFAULT);
	EXPECT_EQ(user_put_array(rows_answer, &ptr, &item, INT_MAX / 8 + 1),
		  -EFAULT);
	EXPECT_EQ(user_put_bytes(&slice, bytes_of("abcd", 1UL << 31)), -EFAULT);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("abcd", 1UL << 31)),
		  -EFAULT);
	EXPECT(user_all(at, PATTERN, 8));
}

static int evaluated;

static u32 evaluate(u32 value)
{
	evaluated++;
	return value;
}

#define PUT_MEMBER(member, value)                                        \
	TEST(put_member_##member)                                        \
	{                                                                \
		const unsigned long at = user_room(sizeof(answer));      \
		const __typeof__(answer.member) want = (value);          \
		const size_t from = offsetof(struct rows_args, member);  \
		const size_t to = from + sizeof(want);                   \
		user_ptr_rows_args ptr = AT(rows_args, at);              \
		EXPECT_EQ(user_put_member(NULL, rows_args, &ptr, member, \
					  value),                        \
			  0);                                            \
		EXPECT(user_all(at, PATTERN, from));                     \
		EXPECT(user_is(at + from, &want, sizeof(want)));         \
		EXPECT(user_all(at + to, PATTERN, sizeof(answer) - to)); \
	}
PUT_MEMBER(a, 0x1122334455667788)
PUT_MEMBER(b, 0x11223344)
PUT_MEMBER(c, 0x1122)
PUT_MEMBER(d, 0x11)
PUT_MEMBER(out_e, 0x22)

/* Tells the size the caller knows, as the fetch of an extensible struct does. */
static user_ptr_rows_grown known_to(unsigned long at, size_t n)
{
	user_ptr_rows_grown ptr = AT(rows_grown, at);
	untrusted_rows_grown req;

	EXPECT_EQ(user_fetch_extensible(NULL, rows_grown, &ptr, n, 8, &req), 0);
	return ptr;
}

TEST(put_member_that_an_older_caller_lacks)
{
	size_t n;

	for (n = 8; n <= 24; n++) {
		struct untrusted_error err = UNTRUSTED_NO_ERROR;
		const unsigned long at = user_room(n);
		user_ptr_rows_grown ptr = known_to(at, n);
		const u32 c = 1;
		const u64 e = 2;

		test_row(n);
		evaluated = 0;
		EXPECT_EQ(user_put_member(&err, rows_grown, &ptr, out_c,
					  evaluate(c)),
			  0);
		EXPECT_EQ(evaluated, 1);
		EXPECT_EQ(user_put_member(&err, rows_grown, &ptr, out_e, e), 0);
		EXPECT_EQ(err.error, 0);
		EXPECT(user_all(at, PATTERN, 8));
		if (n >= 12)
			EXPECT(user_is(at + 8, &c, 4));
		else
			EXPECT(user_all(at + 8, PATTERN, n - 8));
		if (n == 24)
			EXPECT(user_is(at + 16, &e, 8));
		else if (n > 12)
			EXPECT(user_all(at + 12, PATTERN, n - 12));
	}
}

TEST(put_struct_to_callers_of_every_size)
{
	const struct rows_grown grown = { 1, 2, 3, 4, 5 };
	u8 zero[40] = {};
	size_t n;

	for (n = 8; n <= 40; n++) {
		const unsigned long at = user_bytes(zero, n);
		user_ptr_rows_grown ptr = known_to(at, n);
		const size_t put = min(n, sizeof(grown));

		test_row(n);
		EXPECT_EQ(user_put(NULL, rows_grown, &ptr, &grown), 0);
		EXPECT(user_is(at, &grown, put));
		EXPECT(user_all(at + put, 0, n - put));
	}
}

TEST(put_bytes)
{
	const unsigned long at = user_room(8);
	struct user_slice slice = slice_at(at, 6);

	EXPECT_EQ(user_put_bytes(&slice, bytes_of("abcdefgh", 7)), -E2BIG);
	EXPECT(user_all(at, PATTERN, 8));
	EXPECT_EQ(user_put_bytes(&slice, bytes_of("abcdefgh", 0)), 0);
	EXPECT(user_all(at, PATTERN, 8));
	EXPECT_EQ(user_put_bytes(&slice, bytes_of("abcdefgh", 4)), 0);
	EXPECT(user_is(at, "abcd", 4));
	EXPECT(user_all(at + 4, PATTERN, 4));
	EXPECT_EQ(user_put_bytes(&slice, bytes_of("ABCDEFGH", 6)), 0);
	EXPECT(user_is(at, "ABCDEF", 6));
	EXPECT(user_all(at + 6, PATTERN, 2));
}

/* Only the filled part of a vec leaves. */
TEST(put_bytes_of_a_vec)
{
	const unsigned long at = user_room(8);
	struct user_slice from = slice_at(user_bytes("abc", 3), 3);
	struct user_slice to = slice_at(at, 8);
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

	memset(buf, 0x5a, sizeof(buf));
	EXPECT_EQ(user_fetch_vec(&from, &vec), 0);
	EXPECT_EQ(user_put_bytes(&to, untrusted_vec_bytes(&vec)), 0);
	EXPECT(user_is(at, "abc", 3));
	EXPECT(user_all(at + 3, PATTERN, 5));
}

TEST(put_bytes_to_bad_addresses)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		struct user_slice slice = slice_at(bad_address(i), SIZE_MAX);
		struct user_writer writer = user_writer(&slice);
		user_ptr_rows_args ptr = AT(rows_args, bad_address(i));
		struct untrusted_error err = UNTRUSTED_NO_ERROR;

		test_row(i);
		EXPECT_EQ(user_put_bytes(&slice, bytes_of("abcd", 4)), -EFAULT);
		EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("abcd", 4)),
			  -EFAULT);
		EXPECT_EQ(user_put_array(rows_args, &ptr, &answer, 1), -EFAULT);
		EXPECT_EQ(user_put_member(&err, rows_args, &ptr, b, 1),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, put, "b");
	}
}

TEST(writer_goes_forward)
{
	const struct rows_answer item = { 1, 2 };
	const unsigned long at = user_room(16);
	struct user_slice slice = slice_at(at, 14);
	struct user_writer writer = user_writer(&slice);

	EXPECT_EQ(user_writer_left(&writer), 14);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("abc", 3)), 0);
	EXPECT_EQ(user_writer_put(rows_answer, &writer, &item), 0);
	EXPECT_EQ(user_writer_left(&writer), 3);
	EXPECT_EQ(user_writer_put(rows_answer, &writer, &item), -E2BIG);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("defg", 4)), -E2BIG);
	EXPECT_EQ(user_writer_left(&writer), 3);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("def", 3)), 0);
	EXPECT_EQ(user_writer_left(&writer), 0);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("g", 1)), -E2BIG);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("g", 0)), 0);
	EXPECT(user_is(at, "abc", 3));
	EXPECT(user_is(at + 3, &item, 8));
	EXPECT(user_is(at + 11, "def", 3));
	EXPECT(user_all(at + 14, PATTERN, 2));
}

TEST(writer_that_faults_stays)
{
	const struct rows_answer item = { 1, 2 };
	const unsigned long at = user_room(4);
	struct user_slice slice = slice_at(at, 16);
	struct user_writer writer = user_writer(&slice);

	EXPECT_EQ(user_writer_put(rows_answer, &writer, &item), -EFAULT);
	EXPECT_EQ(user_writer_left(&writer), 16);
	EXPECT_EQ(user_writer_put_bytes(&writer, bytes_of("abcd", 4)), 0);
	EXPECT_EQ(user_writer_left(&writer), 12);
	EXPECT(user_is(at, "abcd", 4));
}
