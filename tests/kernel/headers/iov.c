// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * iov.h: read_iter and write_iter of the device, driven by the client; iov_iters of
 * user memory, made here.
 */
#include <untrusted/kernel/iov.h>

#include "memory.h"
#include "module.h"
#include "structs.h"

ssize_t rows_write_iter(struct kiocb *iocb, struct iov_iter *from)
{
	untrusted_u8 *const buf = (untrusted_u8 *)rows_seen.buffer;
	struct untrusted_vec vec =
		untrusted_vec(buf, ROWS_IOV_HEAD + ROWS_IOV_ROOM);

	memset(buf, ROWS_OUT, sizeof(rows_seen.buffer));
	vec.len = ROWS_IOV_HEAD;
	rows_seen.position = validate_any(s64, iov_position(iocb));
	rows_seen.copied = iov_fetch_vec(from, &vec);
	rows_seen.filled = vec.len;
	return rows_seen.copied ?: -EFAULT;
}

/* Puts what was written last, as far as it was filled. */
ssize_t rows_read_iter(struct kiocb *iocb, struct iov_iter *to)
{
	const untrusted_bytes bytes = untrusted_bytes_of(
		(const untrusted_u8 *)rows_seen.buffer, rows_seen.filled);

	rows_seen.position = validate_any(s64, iov_position(iocb));
	rows_seen.copied = iov_put_bytes(to, bytes);
	return rows_seen.copied ?: -EFAULT;
}

#define TEXT "abcdefghijklmnopqrstuvwxyz"

/* An iov_iter over at most two pieces of user memory; in use one at a time. */
static struct iov_iter pieces_of(unsigned int direction, unsigned long first,
				 size_t n, unsigned long second, size_t m)
{
	static struct iovec list[2];
	struct iov_iter iter;

	list[0].iov_base = (void __user *)first;
	list[0].iov_len = n;
	list[1].iov_base = (void __user *)second;
	list[1].iov_len = m;
	iov_iter_init(&iter, direction, list, 2, n + m);
	return iter;
}

static struct iov_iter source(unsigned long at, size_t n)
{
	return pieces_of(ITER_SOURCE, at, n, 0, 0);
}

static struct iov_iter dest(unsigned long at, size_t n)
{
	return pieces_of(ITER_DEST, at, n, 0, 0);
}

TEST(iov_fetch_of_every_length)
{
	const unsigned long at = user_bytes("\1\2\3\4\5\6", 6);
	size_t n;

	for (n = 0; n <= 6; n++) {
		struct iov_iter from = source(at, n);
		untrusted_le32 out = untrusted_mark(le32, cpu_to_le32(7));

		test_row((long)n);
		EXPECT_EQ(iov_fetch(le32, &from, &out), n < 4 ? -EINVAL : 0);
		EXPECT_EQ(validate_any(le32, out), n < 4 ? 7 : 0x04030201);
		EXPECT_EQ(iov_iter_count(&from), n < 4 ? n : n - 4);
	}
}

TEST(iov_fetch_of_a_struct_in_two_pieces)
{
	const struct rows_args sent = { 1, 2, 3, 4, 5 };
	const u8 *const bytes = (const u8 *)&sent;
	size_t n;

	for (n = 0; n <= sizeof(sent); n++) {
		struct iov_iter from =
			pieces_of(ITER_SOURCE, user_bytes(bytes, n), n,
				  user_bytes(bytes + n, sizeof(sent) - n),
				  sizeof(sent) - n);
		untrusted_rows_args out;

		test_row((long)n);
		EXPECT_EQ(iov_fetch(rows_args, &from, &out), 0);
		EXPECT(!memcmp(&out, &sent, sizeof(sent)));
		EXPECT_EQ(iov_iter_count(&from), 0);
	}
}

TEST(iov_fetch_that_faults)
{
	size_t n;

	for (n = 0; n < 8; n++) {
		struct iov_iter from = pieces_of(
			ITER_SOURCE, user_bytes(TEXT, n), n, 4096, 16);
		untrusted_u64 out = untrusted_mark(u64, 7);

		test_row((long)n);
		EXPECT_EQ(iov_fetch(u64, &from, &out), -EFAULT);
		EXPECT_EQ(validate_any(u64, out), 7);
		EXPECT_EQ(iov_iter_count(&from), n + 16);
	}
}

TEST(iov_fetch_array_of_every_length)
{
	const unsigned long at = user_bytes(TEXT, 26);
	size_t n, count;

	for (n = 0; n <= 26; n++) {
		struct iov_iter from = source(at, n);
		untrusted_u32 array[6];
		const size_t whole = min_t(size_t, n / 4, 5);

		test_row((long)n);
		memset(array, PATTERN, sizeof(array));
		EXPECT_EQ(validate_max(size,
				       iov_fetch_array(u32, &from, array, 5), 5,
				       &count),
			  0);
		EXPECT_EQ(count, whole);
		EXPECT(!memcmp(array, TEXT, whole * 4));
		EXPECT(all(array + whole, 0, (5 - whole) * 4));
		EXPECT(all(array + 5, PATTERN, 4));
		EXPECT_EQ(iov_iter_count(&from), n - whole * 4);
	}
}

TEST(iov_fetch_array_that_faults)
{
	size_t n;

	for (n = 0; n < 16; n++) {
		struct iov_iter from = source(user_bytes(TEXT, n), 16);
		untrusted_u32 array[4];
		untrusted_size count;

		test_row((long)n);
		memset(array, PATTERN, sizeof(array));
		count = iov_fetch_array(u32, &from, array, 4);
		EXPECT_EQ(validate_equal(size, count, n / 4), 0);
		EXPECT_EQ(validate_equal(size, count, 4), -EINVAL);
		EXPECT(!memcmp(array, TEXT, n / 4 * 4));
		EXPECT(all(array + n / 4, 0, 16 - n / 4 * 4));
		EXPECT_EQ(iov_iter_count(&from), 16 - n / 4 * 4);
	}
}

TEST(iov_put_of_a_struct)
{
	const struct rows_answer answer = { ROWS_ANSWER_A, ROWS_ANSWER_B };
	size_t n;

	for (n = 0; n <= 10; n++) {
		const unsigned long at = user_room(10);
		struct iov_iter to = dest(at, n);
		const bool fits = n >= sizeof(answer);

		test_row((long)n);
		EXPECT_EQ(iov_put(rows_answer, &to, &answer),
			  fits ? 0 : -E2BIG);
		EXPECT_EQ(iov_iter_count(&to), fits ? n - sizeof(answer) : n);
		EXPECT(fits ? user_is(at, &answer, sizeof(answer)) :
			      user_all(at, PATTERN, 10));
	}
}

TEST(iov_put_that_faults)
{
	const struct rows_answer answer = { ROWS_ANSWER_A, ROWS_ANSWER_B };
	struct iov_iter to =
		pieces_of(ITER_DEST, user_room(5), 5, user_read_only(3), 3);

	EXPECT_EQ(iov_put(rows_answer, &to, &answer), -EFAULT);
	EXPECT_EQ(iov_iter_count(&to), 8);
}

TEST(iov_put_bytes_at_every_position)
{
	const untrusted_bytes bytes =
		untrusted_bytes_of((const untrusted_u8 *)TEXT, 26);
	static const loff_t beyond[] = { 26, 27, 4096, LLONG_MAX };
	struct kiocb iocb = {};
	unsigned long at = user_room(10);
	struct iov_iter to;
	loff_t n;

	for (n = 0; n < 26; n++) {
		const loff_t want = min_t(loff_t, 10, 26 - n);

		test_row((long)n);
		to = dest(at, 10);
		iocb.ki_pos = n;
		EXPECT_EQ(iov_put_bytes_at(&iocb, &to, bytes), want);
		EXPECT_EQ(iocb.ki_pos, n + want);
		EXPECT(user_is(at, &TEXT[n], (size_t)want));
	}
	at = user_room(10);
	FOR_EACH_ROW(position, beyond)
	{
		to = dest(at, 10);
		iocb.ki_pos = *position;
		EXPECT_EQ(iov_put_bytes_at(&iocb, &to, bytes), 0);
		EXPECT_EQ(iocb.ki_pos, *position);
	}
	EXPECT(user_all(at, PATTERN, 10));
}

TEST(iov_put_bytes_at_no_position)
{
	const untrusted_bytes bytes =
		untrusted_bytes_of((const untrusted_u8 *)TEXT, 26);
	static const loff_t negative[] = { -1, -26, LLONG_MIN };
	const unsigned long at = user_room(10);
	struct kiocb iocb = {};
	struct iov_iter to = dest(at, 10);

	FOR_EACH_ROW(position, negative)
	{
		iocb.ki_pos = *position;
		EXPECT_EQ(iov_put_bytes_at(&iocb, &to, bytes), -EINVAL);
		EXPECT_EQ(iocb.ki_pos, *position);
	}
	EXPECT(user_all(at, PATTERN, 10));
	iocb.ki_pos = 3;
	to = dest(at, 0);
	EXPECT_EQ(iov_put_bytes_at(&iocb, &to, bytes), 0);
	to = dest(user_read_only(10), 10);
	EXPECT_EQ(iov_put_bytes_at(&iocb, &to, bytes), -EFAULT);
	EXPECT_EQ(iocb.ki_pos, 3);
}

/* Arrays of struct iovec, as the process they run for lays them out. */
struct piece {
	unsigned long base;
	size_t len;
};

static unsigned long user_pieces(const struct piece *pieces, size_t n)
{
	u32 narrow[8];
	size_t i;

	if (!in_compat_syscall())
		return user_bytes(pieces, n * sizeof(*pieces));
	for (i = 0; i < n; i++) {
		narrow[2 * i] = (u32)pieces[i].base;
		narrow[2 * i + 1] = (u32)pieces[i].len;
	}
	return user_bytes(narrow, n * 8);
}

static const struct iov_limits limits = {
	.pieces = 4,
	.piece_bytes = 100,
	.total_bytes = 250,
};

static int fetch_pieces(struct untrusted_error *err, unsigned long at,
			size_t count, struct iov_pieces *pieces)
{
	return iov_fetch_pieces(err, untrusted_mark(u64, at),
				untrusted_mark(size, count), &limits, pieces);
}

TEST(pieces_are_fetched_from_and_put_to)
{
	const unsigned long at = user_bytes(TEXT, 26);
	const struct piece sent[] = {
		{ at, 5 }, { at + 9, 0 }, { at + 20, 6 }, { at, 1 }
	};
	untrusted_u8 buf[16];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct iov_pieces pieces;
	struct iov_iter iter;

	EXPECT_EQ(fetch_pieces(NULL, user_pieces(sent, 4), 4, &pieces), 0);
	EXPECT_EQ(pieces.count, 4);
	EXPECT_EQ(pieces.bytes, 12);
	EXPECT_EQ(pieces.list[2].iov_len, 6);
	EXPECT((unsigned long)pieces.list[2].iov_base == at + 20);
	iov_pieces_iter(&pieces, ITER_SOURCE, &iter);
	EXPECT_EQ(iov_fetch_vec(&iter, &vec), 12);
	EXPECT(!memcmp(buf, "abcdeuvwxyza", 12));
	iov_pieces_iter(&pieces, ITER_DEST, &iter);
	EXPECT_EQ(iov_put_bytes(&iter, untrusted_bytes_of(buf + 5, 7)), 7);
	EXPECT(user_is(at, "uvwxyfgh", 8) && user_is(at + 20, "za", 2));
	iov_pieces_free(&pieces);
	EXPECT(!pieces.list && !pieces.count && !pieces.bytes);
	iov_pieces_free(&pieces);
}

TEST(pieces_of_every_count)
{
	const unsigned long at = user_bytes(TEXT, 26);
	const struct piece sent[] = {
		{ at, 1 }, { at, 2 }, { at, 3 }, { at, 4 }
	};
	const unsigned long list = user_pieces(sent, 4);
	size_t n;

	for (n = 0; n <= 4; n++) {
		struct iov_pieces pieces;

		test_row((long)n);
		EXPECT_EQ(fetch_pieces(NULL, list, n, &pieces), 0);
		EXPECT_EQ(pieces.count, n);
		EXPECT_EQ(pieces.bytes, n * (n + 1) / 2);
		iov_pieces_free(&pieces);
	}
}

TEST(pieces_too_many)
{
	static const size_t counts[] = { 5,	   1024,
					 1025,	   UINT_MAX,
					 LONG_MAX, (size_t)LONG_MAX + 1,
					 SIZE_MAX, SIZE_MAX / 16 + 2 };
	const unsigned long list = user_room(64);
	struct iov_pieces pieces = { .count = 7 };

	FOR_EACH_ROW(count, counts)
	{
		struct untrusted_error err = UNTRUSTED_NO_ERROR;

		EXPECT_EQ(fetch_pieces(&err, list, *count, &pieces), -EINVAL);
		EXPECT_REFUSED(err, -EINVAL, count, "");
	}
	EXPECT_EQ(pieces.count, 7);
}

TEST(pieces_never_more_than_a_call_takes)
{
	static const struct iov_limits any = { SIZE_MAX - 1, SIZE_MAX,
					       SIZE_MAX };
	const struct piece sent[] = { { 0, MAX_RW_COUNT }, { 0, 1 } };
	struct iov_pieces pieces;
	unsigned long list = user_pieces(sent, 2);

	EXPECT_EQ(iov_fetch_pieces(NULL, untrusted_mark(u64, list),
				   untrusted_mark(size, UIO_MAXIOV + 1), &any,
				   &pieces),
		  -EINVAL);
	EXPECT_EQ(iov_fetch_pieces(NULL, untrusted_mark(u64, list),
				   untrusted_mark(size, 2), &any, &pieces),
		  -E2BIG);
	EXPECT_EQ(iov_fetch_pieces(NULL, untrusted_mark(u64, list),
				   untrusted_mark(size, 1), &any, &pieces),
		  0);
	EXPECT_EQ(pieces.bytes, MAX_RW_COUNT);
	iov_pieces_free(&pieces);
}

TEST(pieces_refused)
{
	const unsigned long at = user_bytes(TEXT, 26);
	const struct {
		struct piece sent[4];
		size_t element;
		int error;
		enum untrusted_rule rule;
	} rows[] = {
		{ { { at, 101 }, {}, {}, {} }, 0, -EINVAL, UNTRUSTED_RULE_max },
		{ { { at, 100 }, { at, 0xffffffff }, {}, {} },
		  1,
		  -EINVAL,
		  UNTRUSTED_RULE_max },
		{ { {}, {}, { at, 0x80000000 }, {} },
		  2,
		  -EINVAL,
		  UNTRUSTED_RULE_max },
		{ { { at, 100 }, { at, 100 }, { at, 50 }, { at, 1 } },
		  3,
		  -E2BIG,
		  UNTRUSTED_RULE_size },
		{ { { at, 100 }, { at, 100 }, { at, 100 }, { at, 100 } },
		  2,
		  -E2BIG,
		  UNTRUSTED_RULE_size },
	};

	FOR_EACH_ROW(row, rows)
	{
		struct untrusted_error err = UNTRUSTED_NO_ERROR;
		struct iov_pieces pieces = { .count = 7 };

		EXPECT_EQ(fetch_pieces(&err, user_pieces(row->sent, 4), 4,
				       &pieces),
			  row->error);
		EXPECT_EQ(err.error, row->error);
		EXPECT_EQ(err.rule, row->rule);
		EXPECT_EQ(err.element, row->element);
		EXPECT_EQ(pieces.count, 7);
	}
}

/* Of 32 bits no element can say these. */
TEST(pieces_that_are_the_kernels)
{
	static u64 victim;
	const struct piece rows[] = {
		{ (unsigned long)&victim, 8 },
		{ (unsigned long)&victim, 0 },
		{ TASK_SIZE_MAX, 1 },
		{ TASK_SIZE_MAX - 1, 2 },
		{ ULONG_MAX, 1 },
		{ ULONG_MAX - 7, 100 },
		{ TASK_SIZE_MAX << 1, 1 },
		{ 0xdead000000000000, 8 },
	};

	EXPECT_EQ(sizeof(struct piece), sizeof(struct iovec));
	if (in_compat_syscall())
		return;
	FOR_EACH_ROW(row, rows)
	{
		const struct piece sent[] = { {}, *row };
		struct untrusted_error err = UNTRUSTED_NO_ERROR;
		struct iov_pieces pieces;

		EXPECT_EQ(fetch_pieces(&err, user_pieces(sent, 2), 2, &pieces),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, fetch, "");
		EXPECT_EQ(err.element, 1);
	}
}

TEST(pieces_at_a_bad_address)
{
	unsigned int i;

	for (i = 0; i < bad_count; i++) {
		struct untrusted_error err = UNTRUSTED_NO_ERROR;
		struct iov_pieces pieces = { .count = 7 };
		const u64 address = bad_address(i);

		test_row(i);
		EXPECT_EQ(iov_fetch_pieces(&err, untrusted_mark(u64, address),
					   untrusted_mark(size, 1), &limits,
					   &pieces),
			  -EFAULT);
		EXPECT_REFUSED(err, -EFAULT, fetch, "");
		EXPECT_EQ(pieces.count, 7);
	}
}

TEST(pieces_cut_by_a_bad_page)
{
	const struct piece sent[] = { {}, {} };
	const unsigned long list = user_pieces(sent, 2);
	struct iov_pieces pieces;

	EXPECT_EQ(fetch_pieces(NULL, list, 3, &pieces), -EFAULT);
}

/* What was validated is what is used, whatever the process writes afterwards. */
TEST(pieces_are_fetched_once)
{
	const unsigned long at = user_bytes(TEXT, 26);
	const struct piece sent[] = { { at, 3 } };
	const struct piece later[] = { { at, 90 } };
	const unsigned long list = user_pieces(sent, 1);
	struct iov_pieces pieces;
	struct iov_iter iter;

	EXPECT_EQ(fetch_pieces(NULL, list, 1, &pieces), 0);
	user_change(list, later, in_compat_syscall() ? 8 : sizeof(later));
	iov_pieces_iter(&pieces, ITER_SOURCE, &iter);
	EXPECT_EQ(iov_iter_count(&iter), 3);
	iov_pieces_free(&pieces);
}

/* Pages are pinned only behind the validation, as many as it let through. */
TEST(pieces_are_pinned)
{
	const unsigned long at = user_split(TEXT, 26, 6);
	const struct piece sent[] = { { at, 26 } };
	struct iov_pieces pieces;
	struct iov_iter iter;
	struct page *pages[4];
	size_t start;

	EXPECT_EQ(fetch_pieces(NULL, user_pieces(sent, 1), 1, &pieces), 0);
	iov_pieces_iter(&pieces, ITER_SOURCE, &iter);
	EXPECT_EQ(iov_iter_npages(&iter, 4), 2);
	EXPECT_EQ(iov_iter_get_pages2(&iter, pages, SIZE_MAX, 4, &start), 26);
	EXPECT_EQ(start, PAGE_SIZE - 6);
	put_page(pages[0]);
	put_page(pages[1]);
	iov_pieces_free(&pieces);
}

/* The kernel's own reading of such arrays differs in this: it cuts what is too long. */
TEST(pieces_as_the_kernel_reads_them)
{
	static const struct iov_limits any = { 4, MAX_RW_COUNT, MAX_RW_COUNT };
	static const size_t lens[] = { 0,
				       1,
				       4096,
				       MAX_RW_COUNT - 4096,
				       MAX_RW_COUNT,
				       MAX_RW_COUNT + 1UL,
				       LONG_MAX,
				       SIZE_MAX };
	const unsigned long bases[] = { 0, 4096, 0x10000000, TASK_SIZE_MAX - 1,
					ULONG_MAX };
	unsigned int taken = 0, refused = 0, cut = 0, seed = 1, i, j;

	for (i = 0; i < 300; i++) {
		const size_t n = i % 5;
		struct iovec fast[4], *list = fast;
		struct piece sent[4];
		struct iov_pieces pieces;
		struct iov_iter iter;
		unsigned long at;
		ssize_t theirs;

		for (j = 0; j < n; j++) {
			seed = seed * 1664525 + 1013904223;
			sent[j].base = bases[(seed >> 16) % ARRAY_SIZE(bases)];
			sent[j].len = lens[(seed >> 24) % ARRAY_SIZE(lens)];
			if (seed >> 13 & 7)
				sent[j] = (struct piece){ 4096, j * 100 };
		}
		at = user_pieces(sent, n);
		theirs = import_iovec(ITER_SOURCE, (void __user *)at,
				      (unsigned int)n, 4, &list, &iter);
		kfree(list);
		test_row(i);
		if (iov_fetch_pieces(NULL, untrusted_mark(u64, at),
				     untrusted_mark(size, n), &any, &pieces)) {
			EXPECT(theirs < 0 || theirs == MAX_RW_COUNT);
			refused += theirs < 0;
			cut += theirs >= 0;
			continue;
		}
		EXPECT_EQ(theirs, pieces.bytes);
		iov_pieces_free(&pieces);
		taken++;
	}
	EXPECT(taken && refused && cut);
}
