// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* iov.h: read(2) and write(2), in pieces, at positions, across faults. */
#include <errno.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "client.h"

static const char text[] = "abcdefghijklmnopqrstuvwxyz0123456789";

static char *placed(size_t n)
{
	return memcpy(room(n), text, n);
}

/* n of text behind the head, zeroed of them zero, the rest as it was */
static void expect_vec(size_t n, size_t zeroed)
{
	const uint8_t *const at = seen.buffer + ROWS_IOV_HEAD;
	const size_t rest = sizeof(seen.buffer) - ROWS_IOV_HEAD - n - zeroed;

	EXPECT_EQ(seen.copied, n);
	EXPECT_EQ(seen.filled, ROWS_IOV_HEAD + n);
	EXPECT(all(seen.buffer, ROWS_OUT, ROWS_IOV_HEAD));
	EXPECT(!memcmp(at, text, n));
	EXPECT(all(at + n, 0, zeroed));
	EXPECT(all(at + n + zeroed, ROWS_OUT, rest));
}

static long write_pieces(const struct iovec *pieces, int count)
{
	long got;

	forget();
	got = answer(writev(rows_fd, pieces, count));
	look();
	return got;
}

static long write_one(const void *bytes, size_t n)
{
	const struct iovec piece = { (void *)bytes, n };

	return write_pieces(&piece, 1);
}

TEST(write_fills_the_vec)
{
	for (size_t n = 1; n <= ROWS_IOV_ROOM; n++) {
		test_row((long)n);
		EXPECT_EQ(write_one(placed(n), n), n);
		expect_vec(n, 0);
	}
}

TEST(write_of_more_than_the_room)
{
	EXPECT_EQ(write_one(placed(36), 36), ROWS_IOV_ROOM);
	expect_vec(ROWS_IOV_ROOM, 0);
}

TEST(write_that_faults)
{
	for (size_t n = 0; n < 16; n++) {
		test_row((long)n);
		EXPECT_EQ(write_one(placed(n), 16), n ? (long)n : -EFAULT);
		expect_vec(n, 16 - n);
	}
}

TEST(write_in_pieces)
{
	char *const all_of_it = placed(21);
	const struct iovec pieces[] = { { all_of_it, 7 },
					{ all_of_it + 7, 0 },
					{ all_of_it + 7, 1 },
					{ placed(21) + 8, 13 } };

	EXPECT_EQ(write_pieces(pieces, 4), 21);
	expect_vec(21, 0);
}

TEST(write_with_a_bad_piece)
{
	char *const bytes = placed(15);
	const struct iovec pieces[] = { { bytes, 5 },
					{ placed(1) + 1, 5 },
					{ bytes + 10, 5 } };

	EXPECT_EQ(write_pieces(pieces, 3), 5);
	expect_vec(5, 10);
}

TEST(write_behind_a_bad_piece)
{
	const struct iovec pieces[] = { { placed(1) + 1, 5 },
					{ placed(5), 5 } };

	EXPECT_EQ(write_pieces(pieces, 2), -EFAULT);
	expect_vec(0, 10);
}

TEST(position)
{
	static const int64_t positions[] = { 0, 7, 0x123456789ab,
					     INT64_MAX - 100 };
	char byte = 'a';

	FOR_EACH_ROW(position, positions)
	{
		forget();
		EXPECT_EQ(answer(pwrite(rows_fd, &byte, 1, *position)), 1);
		look();
		EXPECT_EQ(seen.position, *position);
		seen.position = 0;
		EXPECT_EQ(answer(pread(rows_fd, &byte, 1, *position)), 1);
		look();
		EXPECT_EQ(seen.position, *position);
	}
}

/* What is read back: the head, and 16 of text. */
static void expect_read(const uint8_t *head, const char *body, size_t n)
{
	EXPECT(all(head, ROWS_OUT, ROWS_IOV_HEAD));
	EXPECT(!memcmp(body, text, n));
	EXPECT_EQ(seen.copied, ROWS_IOV_HEAD + n);
}

TEST(read_puts_the_filled_part)
{
	uint8_t *const got = room(64);

	EXPECT_EQ(write_one(text, 16), 16);
	EXPECT_EQ(answer(read(rows_fd, got, 64)), 24);
	look();
	expect_read(got, (char *)got + 8, 16);
	EXPECT(all(got + 24, PATTERN, 40));
}

TEST(read_of_less)
{
	uint8_t *const got = room(20);

	EXPECT_EQ(write_one(text, 16), 16);
	EXPECT_EQ(answer(read(rows_fd, got, 12)), 12);
	look();
	expect_read(got, (char *)got + 8, 4);
	EXPECT(all(got + 12, PATTERN, 8));
}

TEST(read_in_pieces)
{
	uint8_t *const head = room(8);
	char *const body = room(3);
	char *const tail = room(32);
	const struct iovec pieces[] = { { head, 8 },
					{ body, 3 },
					{ tail, 32 } };

	EXPECT_EQ(write_one(text, 16), 16);
	EXPECT_EQ(answer(readv(rows_fd, pieces, 3)), 24);
	look();
	expect_read(head, text, 16);
	EXPECT(!memcmp(body, text, 3));
	EXPECT(!memcmp(tail, text + 3, 13));
	EXPECT(all(tail + 13, PATTERN, 19));
}

TEST(read_into_a_bad_piece)
{
	uint8_t *const head = room(8);
	uint8_t *const tail = room(8);
	const struct iovec pieces[] = { { head, 8 },
					{ room(1) + 1, 8 },
					{ tail, 8 } };

	EXPECT_EQ(write_one(text, 16), 16);
	EXPECT_EQ(answer(readv(rows_fd, pieces, 3)), 8);
	look();
	EXPECT_EQ(seen.copied, 8);
	EXPECT(all(head, ROWS_OUT, 8));
	EXPECT(all(tail, PATTERN, 8));
}

TEST(read_into_a_read_only_page)
{
	uint8_t *const got = room(16);

	make_read_only(got);
	EXPECT_EQ(write_one(text, 16), 16);
	EXPECT_EQ(answer(read(rows_fd, got, 16)), -EFAULT);
	look();
	EXPECT_EQ(seen.copied, 0);
	EXPECT(all(got, PATTERN, 16));
}
