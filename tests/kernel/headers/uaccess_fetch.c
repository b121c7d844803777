// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* uaccess.h: user pointers, and what is fetched whole. */
#include "memory.h"
#include "module.h"
#include "structs.h"

static const struct rows_args sample = { .a = 0x0102030405060708,
					 .b = 9,
					 .c = 10,
					 .d = 11,
					 .out_e = 12 };

#define FETCH_INTEGER(tag, type, value)                                        \
	TEST(fetch_##tag)                                                      \
	{                                                                      \
		const type sent = (type)(value);                               \
		user_ptr_##tag ptr = AT(tag, user_bytes(&sent, sizeof(sent))); \
		untrusted_##tag out = untrusted_mark(tag, 0);                  \
		EXPECT_EQ(user_fetch(tag, &ptr, &out), 0);                     \
		EXPECT_EQ(validate_any(tag, out), sent);                       \
	}
FETCH_INTEGER(u8, u8, 0xfe)
FETCH_INTEGER(u16, u16, 0xfedc)
FETCH_INTEGER(u32, u32, 0xfedcba98)
FETCH_INTEGER(u64, u64, 0xfedcba9876543210)
FETCH_INTEGER(s8, s8, -2)
FETCH_INTEGER(s16, s16, -300)
FETCH_INTEGER(s32, s32, -70000)
FETCH_INTEGER(s64, s64, -5000000000)
FETCH_INTEGER(size, size_t, 0xfedcba9876543210)
FETCH_INTEGER(char, char, 'x')

#define FETCH_ORDERED(tag, value, ...)                                        \
	TEST(fetch_##tag)                                                     \
	{                                                                     \
		const u8 sent[] = { __VA_ARGS__ };                            \
		user_ptr_##tag ptr = AT(tag, user_bytes(sent, sizeof(sent))); \
		untrusted_##tag out;                                          \
		EXPECT_EQ(user_fetch(tag, &ptr, &out), 0);                    \
		EXPECT_EQ(validate_any(tag, out), value);                     \
	}
FETCH_ORDERED(le16, 0x0201, 1, 2)
FETCH_ORDERED(be16, 0x0102, 1, 2)
FETCH_ORDERED(le32, 0x04030201, 1, 2, 3, 4)
FETCH_ORDERED(be32, 0x01020304, 1, 2, 3, 4)
FETCH_ORDERED(le64, 0x0807060504030201, 1, 2, 3, 4, 5, 6, 7, 8)
FETCH_ORDERED(be64, 0x0102030405060708, 1, 2, 3, 4, 5, 6, 7, 8)

TEST(fetch_struct)
{
	user_ptr_rows_args ptr =
		AT(rows_args, user_bytes(&sample, sizeof(sample)));
	untrusted_rows_args out;

	EXPECT_EQ(user_fetch(rows_args, &ptr, &out), 0);
	EXPECT(!memcmp(&out, &sample, sizeof(sample)));
}

TEST(fetch_struct_that_straddles_pages)
{
	size_t head;

	for (head = 1; head < sizeof(sample); head++) {
		user_ptr_rows_args ptr = AT(
			rows_args, user_split(&sample, sizeof(sample), head));
		untrusted_rows_args out;

		test_row(head);
		EXPECT_EQ(user_fetch(rows_args, &ptr, &out), 0);
		EXPECT(!memcmp(&out, &sample, sizeof(sample)));
	}
}

TEST(fetch_from_a_bad_address)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		user_ptr_rows_args ptr = AT(rows_args, bad_address(i));
		user_ptr_u8 byte = AT(u8, bad_address(i));
		untrusted_rows_args out;
		untrusted_u8 one = untrusted_mark(u8, PATTERN);

		test_row(i);
		memset(&out, PATTERN, sizeof(out));
		EXPECT_EQ(user_fetch(rows_args, &ptr, &out), -EFAULT);
		EXPECT(all(&out, PATTERN, sizeof(out)));
		EXPECT_EQ(user_fetch(u8, &byte, &one), -EFAULT);
		EXPECT_EQ(validate_any(u8, one), PATTERN);
	}
}

/* The first bytes are there, the last is not. */
TEST(fetch_that_faults_half_way)
{
	size_t there;

	for (there = 1; there < sizeof(sample); there++) {
		user_ptr_rows_args ptr = AT(rows_args, user_room(there));
		untrusted_rows_args out;

		test_row(there);
		memset(&out, 0x5a, sizeof(out));
		EXPECT_EQ(user_fetch(rows_args, &ptr, &out), -EFAULT);
		EXPECT(all(&out, 0x5a, sizeof(out)));
	}
}

TEST(a_second_fetch_fails)
{
	user_ptr_rows_args ptr =
		AT(rows_args, user_bytes(&sample, sizeof(sample)));
	untrusted_rows_args out;

	EXPECT_EQ(user_fetch(rows_args, &ptr, &out), 0);
	memset(&out, PATTERN, sizeof(out));
	EXPECT_EQ(user_fetch(rows_args, &ptr, &out), -EFAULT);
	EXPECT_EQ(user_fetch(rows_args, &ptr, &out), -EFAULT);
	EXPECT(all(&out, PATTERN, sizeof(out)));
}

TEST(a_failed_fetch_spends_too)
{
	const unsigned long at = user_room(sizeof(sample));
	user_ptr_rows_args ptr = AT(rows_args, at + 1);
	untrusted_rows_args out;

	EXPECT_EQ(user_fetch(rows_args, &ptr, &out), -EFAULT);
	EXPECT_EQ((unsigned long)ut_user_of_rows_args(&ptr)->from,
		  (unsigned long)UT_SPENT);
}

TEST(a_spent_address_is_nobodys)
{
	const u64 spent = (unsigned long)UT_SPENT;

	EXPECT(spent >= PAGE_SIZE);
	EXPECT((s64)(spent << 16) >> 16 != (s64)spent);
	EXPECT((s64)((spent + INT_MAX) << 16) >> 16 != (s64)(spent + INT_MAX));
}

TEST(dup_allows_a_second_fetch)
{
	const u32 changed = 8;
	const u32 sent = 7;
	const unsigned long at = user_bytes(&sent, sizeof(sent));
	user_ptr_u32 ptr = AT(u32, at);
	user_ptr_u32 again = user_ptr_dup(u32, &ptr);
	untrusted_u32 out;

	EXPECT_EQ(user_fetch(u32, &ptr, &out), 0);
	EXPECT_EQ(validate_any(u32, out), 7);
	user_change(at, &changed, sizeof(changed));
	EXPECT_EQ(user_fetch(u32, &again, &out), 0);
	EXPECT_EQ(validate_any(u32, out), 8);
	EXPECT_EQ(user_fetch(u32, &ptr, &out), -EFAULT);
	EXPECT_EQ(user_fetch(u32, &again, &out), -EFAULT);
}

TEST(array)
{
	const u32 sent[3] = { 1, 2, 3 };
	user_ptr_u32 ptr = AT(u32, user_bytes(sent, sizeof(sent)));
	untrusted_u32 out[4];

	memset(out, PATTERN, sizeof(out));
	EXPECT_EQ(user_fetch_array(u32, &ptr, out, 3), 0);
	EXPECT(!memcmp(out, sent, sizeof(sent)));
	EXPECT(all(&out[3], PATTERN, sizeof(out[3])));
	EXPECT_EQ(user_fetch_array(u32, &ptr, out, 3), -EFAULT);
	EXPECT(all(out, 0, sizeof(sent)));
	EXPECT(all(&out[3], PATTERN, sizeof(out[3])));
}

TEST(array_of_structs)
{
	const struct rows_args sent[2] = { sample, { .a = 77 } };
	user_ptr_rows_args ptr = AT(rows_args, user_bytes(sent, sizeof(sent)));
	untrusted_rows_args out[2];

	EXPECT_EQ(user_fetch_array(rows_args, &ptr, out, 2), 0);
	EXPECT(!memcmp(out, sent, sizeof(sent)));
}

TEST(array_without_elements)
{
	const u32 sent = 1;
	user_ptr_u32 ptr = AT(u32, user_bytes(&sent, sizeof(sent)));
	untrusted_u32 out;

	memset(&out, PATTERN, sizeof(out));
	EXPECT_EQ(user_fetch_array(u32, &ptr, &out, 0), 0);
	EXPECT(all(&out, PATTERN, sizeof(out)));
	EXPECT_EQ(user_fetch(u32, &ptr, &out), -EFAULT);
}

TEST(array_that_faults_is_zeroed)
{
	user_ptr_u32 ptr = AT(u32, user_room(11));
	untrusted_u32 out[4];
	unsigned int i;

	memset(out, 0x5a, sizeof(out));
	EXPECT_EQ(user_fetch_array(u32, &ptr, out, 3), -EFAULT);
	EXPECT(all(out, 0, 12));
	EXPECT(all(&out[3], 0x5a, 4));
	for (i = 0; i < bad_count; i++) {
		ptr = AT(u32, bad_address(i));
		test_row(i);
		memset(out, 0x5a, sizeof(out));
		EXPECT_EQ(user_fetch_array(u32, &ptr, out, 3), -EFAULT);
		EXPECT(all(out, 0, 12));
		EXPECT(all(&out[3], 0x5a, 4));
	}
}

/* More than memory: nothing is touched, the pointer is spent all the same. */
TEST(array_of_too_many)
{
	static const size_t counts[] = { SIZE_MAX, SIZE_MAX / 4 + 1,
					 SIZE_MAX / 4 + 2, SIZE_MAX / 4,
					 (size_t)INT_MAX / 4 + 1 };
	const u32 sent = 1;
	const unsigned long at = user_bytes(&sent, sizeof(sent));
	untrusted_u32 out;

	FOR_EACH_ROW(n, counts)
	{
		user_ptr_u32 ptr = AT(u32, at);

		memset(&out, 0x5a, sizeof(out));
		EXPECT_EQ(user_fetch_array(u32, &ptr, &out, *n), -EFAULT);
		EXPECT(all(&out, 0x5a, sizeof(out)));
		EXPECT_EQ(user_fetch(u32, &ptr, &out), -EFAULT);
	}
}

static int checked;

static int is_month(u32 month, const void *none)
{
	checked++;
	return month >= 1 && month <= 12 ? 0 : -ERANGE;
}

UNTRUSTED_KIND(month, u32, none, is_month);

TEST(fetch_as_a_kind)
{
	static const struct {
		u32 sent;
		int ret;
	} rows[] = { { 1, 0 }, { 12, 0 }, { 0, -ERANGE }, { 13, -ERANGE } };

	FOR_EACH_ROW(row, rows)
	{
		user_ptr_u32 ptr =
			AT(u32, user_bytes(&row->sent, sizeof(row->sent)));
		validated_month out;

		memset(&out, PATTERN, sizeof(out));
		checked = 0;
		EXPECT_EQ(user_fetch_as(month, u32, &ptr, NULL, &out),
			  row->ret);
		EXPECT_EQ(checked, 1);
		if (row->ret)
			EXPECT(all(&out, PATTERN, sizeof(out)));
		else
			EXPECT_EQ(validated_get(month, out), row->sent);
		EXPECT_EQ(user_fetch_as(month, u32, &ptr, NULL, &out), -EFAULT);
		EXPECT_EQ(checked, 1);
	}
}

TEST(fetch_as_a_kind_from_a_bad_address)
{
	user_ptr_u32 ptr = AT(u32, user_room(3));
	validated_month out;

	memset(&out, PATTERN, sizeof(out));
	checked = 0;
	EXPECT_EQ(user_fetch_as(month, u32, &ptr, NULL, &out), -EFAULT);
	EXPECT_EQ(checked, 0);
	EXPECT(all(&out, PATTERN, sizeof(out)));
}

static int is_small(const struct rows_args *args, const u64 *most)
{
	checked++;
	return args->a <= *most ? 0 : -EDOM;
}

UNTRUSTED_CONTEXT_FIXED(most, const u64 *, "the tests never change it");
UNTRUSTED_TRUSTED(rows_args, most, is_small);

TEST(fetch_trusted)
{
	const unsigned long at = user_bytes(&sample, sizeof(sample));
	user_ptr_rows_args ptr = AT(rows_args, at);
	const trusted_rows_args *proof = NULL;
	untrusted_rows_args storage;
	u64 most = sample.a;

	checked = 0;
	EXPECT_EQ(user_fetch_trusted(rows_args, &ptr, &storage, &most, &proof),
		  0);
	EXPECT_EQ(checked, 1);
	EXPECT((const void *)proof == &storage);
	EXPECT_EQ(trusted_get(rows_args, proof)->b, sample.b);

	proof = NULL;
	EXPECT_EQ(user_fetch_trusted(rows_args, &ptr, &storage, &most, &proof),
		  -EFAULT);
	EXPECT_EQ(checked, 1);
	EXPECT(!proof);

	ptr = AT(rows_args, at);
	most--;
	EXPECT_EQ(user_fetch_trusted(rows_args, &ptr, &storage, &most, &proof),
		  -EDOM);
	EXPECT_EQ(checked, 2);
	EXPECT(!proof);
}

TEST(fetch_that_fails_evaluates_once)
{
	user_ptr_u32 month = AT(u32, user_room(3)), *month_at = &month;
	user_ptr_rows_args args = AT(rows_args, user_room(3)), *at = &args;
	const trusted_rows_args *proof = NULL, **proof_at = &proof;
	untrusted_rows_args storage, *storage_at = &storage;
	validated_month out, *out_at = &out;
	u64 most = 0, *most_at = &most;

	EXPECT_EQ(user_fetch_as(month, u32, month_at++, (most_at++, NULL),
				out_at++),
		  -EFAULT);
	EXPECT(month_at == &month + 1 && out_at == &out + 1);
	EXPECT(most_at == &most + 1);
	EXPECT_EQ(user_fetch_trusted(rows_args, at++, storage_at++, --most_at,
				     proof_at++),
		  -EFAULT);
	EXPECT(at == &args + 1 && storage_at == &storage + 1);
	EXPECT(most_at == &most && proof_at == &proof + 1);
}

/* run looks for exactly this record in the module. */
TEST(bypass_reads_and_is_recorded)
{
	EXPECT_EQ(untrusted_bypass(u32, untrusted_mark(u32, 5),
				   "the one bypass of the test module"),
		  5);
}
