// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/file.h: real pipes and files; what came, and nothing else. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <untrusted/user/file.h>

#include "harness.h"
#include "user.h"

struct pair {
	uint32_t a;
	uint32_t b;
};
UNTRUSTED_STRUCT(pair, struct pair);

static const char digits[] = "0123456789";

static struct untrusted_vec emptied(untrusted_u8 *buf, size_t cap)
{
	/* untrusted-check: allow forged: the test is the sender */
	memset(buf, 0x5a, cap);
	return untrusted_vec(buf, cap);
}

TEST(file_vec_appends_what_came)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	int ends[2];

	make_pipe(ends);
	write_all(ends[1], digits, 4);
	EXPECT_EQ(file_fetch_vec(ends[0], &vec), 4);
	write_all(ends[1], digits + 4, 3);
	EXPECT_EQ(file_fetch_vec(ends[0], &vec), 3);
	EXPECT(holds(untrusted_vec_bytes(&vec), "0123456"));
	EXPECT_EQ(validate_any(u8, buf[7]), 0x5a);
	close(ends[1]);
	EXPECT_EQ(file_fetch_vec(ends[0], &vec), 0);
	EXPECT_EQ(vec.len, 7);
	close(ends[0]);
}

TEST(file_vec_that_is_full_is_not_the_end)
{
	untrusted_u8 buf[4];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	const int fd = file_of(digits, 10);

	EXPECT_EQ(file_fetch_vec(fd, &vec), 4);
	EXPECT_EQ(file_fetch_vec(fd, &vec), -ENOBUFS);
	EXPECT_EQ(file_fetch_vec_at(fd, 0, &vec), -ENOBUFS);
	EXPECT_EQ(vec.len, 4);
	EXPECT(holds(untrusted_vec_bytes(&vec), "0123"));
	close(fd);
}

TEST(file_vec_errors_leave_the_vec)
{
	untrusted_u8 buf[4];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	int ends[2];

	EXPECT_EQ(file_fetch_vec(-1, &vec), -EBADF);
	make_pipe(ends);
	EXPECT_EQ(file_fetch_vec(ends[1], &vec), -EBADF);
	EXPECT_EQ(file_fetch_vec_at(ends[0], 0, &vec), -ESPIPE);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	EXPECT_EQ(file_fetch_vec(ends[0], &vec), -EAGAIN);
	EXPECT_EQ(vec.len, 0);
	close(ends[0]);
	close(ends[1]);
}

TEST(file_vec_into_a_page_that_is_not_there)
{
	int ends[2];
	void *const page =
		mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct untrusted_vec vec = untrusted_vec(page, 4096);

	make_pipe(ends);
	write_all(ends[1], digits, 10);
	EXPECT_EQ(file_fetch_vec(ends[0], &vec), -EFAULT);
	EXPECT_EQ(vec.len, 0);
	munmap(page, 4096);
	close(ends[0]);
	close(ends[1]);
}

TEST(file_vec_at)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	const int fd = file_of(digits, 10);

	EXPECT_EQ(file_fetch_vec_at(fd, 7, &vec), 3);
	EXPECT(holds(untrusted_vec_bytes(&vec), "789"));
	EXPECT_EQ(file_fetch_vec_at(fd, 10, &vec), 0);
	EXPECT_EQ(file_fetch_vec_at(fd, UINT64_MAX, &vec), -EOVERFLOW);
	EXPECT_EQ(file_fetch_vec_at(fd, 1ull << 63, &vec), -EOVERFLOW);
	EXPECT_EQ(lseek(fd, 0, SEEK_CUR), 0);
	close(fd);
}

/* A position that a narrower off_t would cut to 0 or to something else. */
TEST(file_position_is_not_cut)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	const int fd = file_of(digits, 10);
	const ssize_t n = file_fetch_vec_at(fd, 1ull << 32, &vec);

	EXPECT(n == 0 || (sizeof(off_t) == 4 && n == -EOVERFLOW));
	EXPECT_EQ(vec.len, 0);
	close(fd);
}

static void write_slowly(int fd)
{
	for (int i = 0; i < 10; i++)
		write_all(fd, digits + i, 1);
}

TEST(file_full_gathers)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	int ends[2];
	pid_t child;

	make_pipe(ends);
	child = in_child(write_slowly, ends[1]);
	close(ends[1]);
	EXPECT_EQ(file_fetch_full(ends[0], &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "01234567"));
	vec.len = 0;
	EXPECT_EQ(file_fetch_full(ends[0], &vec), -ENODATA);
	EXPECT(holds(untrusted_vec_bytes(&vec), "89"));
	EXPECT_EQ(status_of(child), 0);
	close(ends[0]);
}

TEST(file_full_goes_on_after_eagain)
{
	untrusted_u8 buf[6];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	int ends[2];

	make_pipe(ends);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	write_all(ends[1], digits, 4);
	EXPECT_EQ(file_fetch_full(ends[0], &vec), -EAGAIN);
	EXPECT_EQ(vec.len, 4);
	write_all(ends[1], digits + 4, 4);
	EXPECT_EQ(file_fetch_full(ends[0], &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "012345"));
	EXPECT_EQ(file_fetch_full(-1, &vec), 0);
	close(ends[0]);
	close(ends[1]);
}

static void feed_digits(int fd)
{
	write_all(fd, digits, 10);
}

static void one_read(int fd)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));

	EXPECT_EQ(file_fetch_vec(fd, &vec), 10);
	EXPECT(holds(untrusted_vec_bytes(&vec), digits));
}

static void one_readv(int fd)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vecs[] = { emptied(buf, 4), emptied(buf + 4, 12) };

	EXPECT_EQ(file_fetch_vecs(fd, vecs, 2), 10);
	EXPECT_EQ(vecs[0].len, 4);
	EXPECT(holds(untrusted_bytes_of(buf, 10), digits));
}

TEST(file_read_that_signals_interrupt)
{
	int ends[2];

	make_pipe(ends);
	interrupted(one_read, ends[0], feed_digits, ends[1]);
	interrupted(one_readv, ends[0], feed_digits, ends[1]);
	close(ends[0]);
	close(ends[1]);
}

TEST(file_vecs_fill_in_order)
{
	untrusted_u8 buf[3][4];
	struct untrusted_vec vecs[] = { emptied(buf[0], 4), emptied(buf[1], 4),
					emptied(buf[2], 4) };
	int ends[2];

	vecs[0].len = 2;
	make_pipe(ends);
	write_all(ends[1], digits, 7);
	EXPECT_EQ(file_fetch_vecs(ends[0], vecs, 3), 7);
	EXPECT_EQ(vecs[0].len, 4);
	EXPECT(holds(untrusted_vec_bytes(&vecs[1]), "2345"));
	EXPECT(holds(untrusted_vec_bytes(&vecs[2]), "6"));
	write_all(ends[1], digits, 10);
	EXPECT_EQ(file_fetch_vecs(ends[0], vecs, 3), 3);
	EXPECT(holds(untrusted_vec_bytes(&vecs[2]), "6012"));
	EXPECT_EQ(file_fetch_vecs(ends[0], vecs, 3), -ENOBUFS);
	EXPECT_EQ(file_fetch_vecs(ends[0], vecs, 0), -EINVAL);
	EXPECT_EQ(file_fetch_vecs(ends[0], vecs, FILE_VECS_MAX + 1), -EINVAL);
	vecs[0].len = 0;
	EXPECT_EQ(file_fetch_vecs(-1, vecs, 3), -EBADF);
	EXPECT_EQ(vecs[0].len, 0);
	close(ends[0]);
	close(ends[1]);
}

TEST(file_object_is_whole_or_untouched)
{
	const struct pair sent[2] = { { 1, 2 }, { 3, 4 } };
	untrusted_pair got = untrusted_mark(pair, ((struct pair){ 77, 78 }));
	untrusted_u32 number = untrusted_mark(u32, 79);
	int ends[2];

	make_pipe(ends);
	write_all(ends[1], sent, sizeof(sent) - 1);
	close(ends[1]);
	EXPECT_EQ(file_fetch(pair, ends[0], &got), 0);
	EXPECT_EQ(validate_equal(u32, untrusted_member(pair, &got, b, u32), 2),
		  0);
	EXPECT_EQ(file_fetch(pair, ends[0], &got), -EBADMSG);
	EXPECT_EQ(validate_equal(u32, untrusted_member(pair, &got, b, u32), 2),
		  0);
	EXPECT_EQ(file_fetch(pair, ends[0], &got), -ENODATA);
	EXPECT_EQ(file_fetch(u32, -1, &number), -EBADF);
	EXPECT_EQ(validate_equal(u32, number, 79), 0);
	close(ends[0]);
}

TEST(file_object_at)
{
	const struct pair sent[2] = { { 1, 2 }, { 3, 4 } };
	untrusted_pair got = {};
	untrusted_u32 number = untrusted_mark(u32, 79);
	const int fd = file_of(sent, sizeof(sent));

	EXPECT_EQ(file_fetch_at(pair, fd, 8, &got), 0);
	EXPECT_EQ(validate_equal(u32, untrusted_member(pair, &got, a, u32), 3),
		  0);
	EXPECT_EQ(file_fetch_at(u32, fd, 4, &number), 0);
	EXPECT_EQ(validate_equal(u32, number, 2), 0);
	EXPECT_EQ(file_fetch_at(pair, fd, 9, &got), -EBADMSG);
	EXPECT_EQ(file_fetch_at(pair, fd, 16, &got), -ENODATA);
	EXPECT_EQ(file_fetch_at(pair, fd, UINT64_MAX, &got), -EOVERFLOW);
	EXPECT_EQ(validate_equal(u32, untrusted_member(pair, &got, a, u32), 3),
		  0);
	close(fd);
}

TEST(file_macros_evaluate_once)
{
	untrusted_u32 numbers[3] = {};
	untrusted_u32 *at = numbers;
	uint64_t pos = 0;
	const int fd = file_of(digits, 10);

	EXPECT_EQ(file_fetch_at(u32, fd, pos++, at++), 0);
	EXPECT_EQ(pos, 1);
	EXPECT_EQ(file_fetch(u32, fd, at++), 0);
	EXPECT_EQ(at - numbers, 2);
	pos = 9;
	EXPECT_EQ(file_fetch_at(u32, fd, pos++, at++), -EBADMSG);
	EXPECT_EQ(pos, 10);
	EXPECT_EQ(at - numbers, 3);
	close(fd);
	EXPECT_EQ(file_fetch(u32, fd, --at), -EBADF);
	EXPECT_EQ(at - numbers, 2);
}

TEST(file_new_vec_is_bounded)
{
	static const struct {
		size_t sent, max;
		int ret;
	} rows[] = {
		{ 0, 0, 0 },
		{ 0, 10, 0 },
		{ 1, 0, -E2BIG },
		{ 10, 10, 0 },
		{ 11, 10, -E2BIG },
		{ 4095, 4096, 0 },
		{ 4096, 4096, 0 },
		{ 4097, 4096, -E2BIG },
		{ 4096, SIZE_MAX, 0 },
		{ 100000, 100000, 0 },
		{ 100000, 99999, -E2BIG },
	};
	static char sent[100000];

	memset(sent, 'x', sizeof(sent));
	FOR_EACH_ROW(row, rows)
	{
		const int fd = file_of(sent, row->sent);
		struct untrusted_vec vec = { NULL, 7, 7 };

		EXPECT_EQ(file_fetch_new_vec(fd, row->max, &vec), row->ret);
		EXPECT_EQ(vec.len, row->ret ? 0 : row->sent);
		EXPECT(!row->ret || !vec.ptr);
		untrusted_vec_free(&vec);
		EXPECT(!vec.ptr && !vec.len && !vec.cap);
		close(fd);
	}
}

TEST(file_new_vec_of_what_has_no_end)
{
	struct untrusted_vec vec;
	const int fd = open("/dev/zero", O_RDONLY);

	EXPECT_EQ(file_fetch_new_vec(fd, 100000, &vec), -E2BIG);
	EXPECT(!vec.ptr);
	EXPECT_EQ(file_fetch_new_vec(-1, 100000, &vec), -EBADF);
	close(fd);
}

/* /proc says that its files are 0 bytes long. */
TEST(file_new_vec_of_what_lies_about_its_size)
{
	struct untrusted_vec vec;
	const int fd = open("/proc/self/status", O_RDONLY);

	EXPECT_EQ(file_fetch_new_vec(fd, 1 << 20, &vec), 0);
	EXPECT(vec.len > 100);
	untrusted_vec_free(&vec);
	close(fd);
}

/* What a failure leaves, and untrusted_vec_free(): no buffer at all. */
TEST(vec_of_nothing)
{
	struct untrusted_vec vec = untrusted_vec(NULL, 7);

	EXPECT_EQ(file_fetch_new_vec(-1, 100, &vec), -EBADF);
	EXPECT_EQ(vec.cap, 0);
	untrusted_vec_clear(&vec);
	EXPECT_EQ(untrusted_vec_drop(&vec, 0), 0);
	EXPECT_EQ(untrusted_vec_drop(&vec, 1), -EINVAL);
	EXPECT_EQ(file_fetch_vec(0, &vec), -ENOBUFS);
	EXPECT_EQ(file_fetch_full(0, &vec), 0);
	untrusted_vec_free(&vec);
}

TEST(vec_drop_keeps_the_rest)
{
	untrusted_u8 buf[16];
	struct untrusted_vec vec = emptied(buf, sizeof(buf));
	const int fd = file_of(digits, 10);

	EXPECT_EQ(file_fetch_vec(fd, &vec), 10);
	EXPECT_EQ(untrusted_vec_drop(&vec, 11), -EINVAL);
	EXPECT_EQ(vec.len, 10);
	EXPECT_EQ(untrusted_vec_drop(&vec, 4), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "456789"));
	EXPECT_EQ(untrusted_vec_drop(&vec, 0), 0);
	EXPECT_EQ(untrusted_vec_drop(&vec, 6), 0);
	EXPECT_EQ(vec.len, 0);
	close(fd);
}
