// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/stream.h: lines as they are, and streams that fail. */
#include <fcntl.h>
#include <untrusted/user/stream.h>

#include "harness.h"
#include "user.h"

static FILE *stream_of(const void *bytes, size_t n)
{
	FILE *const stream = fdopen(file_of(bytes, n), "r");

	must(stream, "fdopen");
	return stream;
}

TEST(stream_vec)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *const stream = stream_of("0123456789", 10);

	EXPECT_EQ(stream_fetch_vec(stream, &vec), 8);
	EXPECT(holds(untrusted_vec_bytes(&vec), "01234567"));
	EXPECT_EQ(stream_fetch_vec(stream, &vec), -ENOBUFS);
	vec.len = 4;
	EXPECT_EQ(stream_fetch_vec(stream, &vec), 2);
	EXPECT(holds(untrusted_vec_bytes(&vec), "012389"));
	EXPECT_EQ(stream_fetch_vec(stream, &vec), 0);
	EXPECT_EQ(vec.len, 6);
	fclose(stream);
}

TEST(stream_object)
{
	untrusted_u32 got = untrusted_mark(u32, 77);
	const uint32_t sent[2] = { 5, 6 };
	FILE *const stream = stream_of(sent, 7);

	EXPECT_EQ(stream_fetch(u32, stream, &got), 0);
	EXPECT_EQ(validate_equal(u32, got, 5), 0);
	EXPECT_EQ(stream_fetch(u32, stream, &got), -EBADMSG);
	EXPECT_EQ(stream_fetch(u32, stream, &got), -ENODATA);
	EXPECT_EQ(validate_equal(u32, got, 5), 0);
	fclose(stream);
}

/* A directory can be opened, and not be read. */
TEST(stream_that_cannot_be_read)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	untrusted_u32 got = untrusted_mark(u32, 77), *at = &got;
	FILE *const stream = fopen("/", "r");

	EXPECT_EQ(stream_fetch_vec(stream, &vec), -EISDIR);
	EXPECT_EQ(stream_fetch_line(stream, &vec), -EISDIR);
	EXPECT_EQ(stream_fetch(u32, stream, at++), -EISDIR);
	EXPECT(at == &got + 1);
	EXPECT_EQ(vec.len, 0);
	EXPECT_EQ(validate_equal(u32, got, 77), 0);
	fclose(stream);
}

TEST(stream_lines)
{
	static const char text[] = "one\n\nt\0wo\n12345678\n123456789\n"
				   "much, much longer than that\nlast";
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *const stream = stream_of(text, sizeof(text) - 1);

	EXPECT_EQ(stream_fetch_line(stream, &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "one"));
	EXPECT_EQ(stream_fetch_line(stream, &vec), 0);
	EXPECT_EQ(vec.len, 0);
	EXPECT_EQ(stream_fetch_line(stream, &vec), 0);
	EXPECT_EQ(vec.len, 4);
	EXPECT_EQ(stream_fetch_line(stream, &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "12345678"));
	EXPECT_EQ(stream_fetch_line(stream, &vec), -E2BIG);
	EXPECT_EQ(vec.len, 0);
	EXPECT_EQ(validate_zero_bytes(buf, sizeof(buf)), 0);
	EXPECT_EQ(stream_fetch_line(stream, &vec), -E2BIG);
	EXPECT_EQ(stream_fetch_line(stream, &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "last"));
	EXPECT_EQ(stream_fetch_line(stream, &vec), -ENODATA);
	EXPECT_EQ(vec.len, 0);
	EXPECT_EQ(stream_fetch_line(stream, &vec), -ENODATA);
	fclose(stream);
}

/* What follows a failure inside a line is the rest of it, and no line. */
TEST(stream_that_fails_inside_a_line)
{
	untrusted_u8 buf[32];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *stream;
	int ends[2];

	must(!pipe2(ends, O_NONBLOCK), "pipe2");
	stream = fdopen(ends[0], "r");
	must(stream, "fdopen");
	EXPECT_EQ(stream_fetch_line(stream, &vec), -EAGAIN);
	clearerr(stream);
	must(write(ends[1], "say ", 4) == 4, "write");
	EXPECT_EQ(stream_fetch_line(stream, &vec), -EBADMSG);
	EXPECT_EQ(vec.len, 0);
	close(ends[1]);
	fclose(stream);
}

TEST(stream_line_that_is_too_long_and_the_last)
{
	untrusted_u8 buf[2];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *const stream = stream_of("abc", 3);

	EXPECT_EQ(stream_fetch_line(stream, &vec), -E2BIG);
	EXPECT_EQ(stream_fetch_line(stream, &vec), -ENODATA);
	fclose(stream);
}

TEST(stream_of_nothing)
{
	untrusted_u8 buf[2];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *const stream = stream_of("", 0);

	EXPECT_EQ(stream_fetch_line(stream, &vec), -ENODATA);
	EXPECT_EQ(stream_fetch_vec(stream, &vec), 0);
	fclose(stream);
}

static void feed_slowly(int fd)
{
	write_all(fd, "slow\nbytes", 10);
}

static FILE *reading(int fd)
{
	FILE *const stream = fdopen(dup(fd), "r");

	must(stream, "fdopen");
	return stream;
}

static void one_line(int fd)
{
	untrusted_u8 buf[8];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *const stream = reading(fd);

	EXPECT_EQ(stream_fetch_line(stream, &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "slow"));
	fclose(stream);
}

static void ten_bytes(int fd)
{
	untrusted_u8 buf[10];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	FILE *const stream = reading(fd);

	EXPECT_EQ(stream_fetch_vec(stream, &vec), 10);
	EXPECT(holds(untrusted_vec_bytes(&vec), "slow\nbytes"));
	fclose(stream);
}

TEST(stream_that_signals_interrupt)
{
	int ends[2];

	make_pipe(ends);
	interrupted(one_line, ends[0], feed_slowly, ends[1]);
	interrupted(ten_bytes, ends[0], feed_slowly, ends[1]);
	close(ends[0]);
	close(ends[1]);
}
