// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* vec.h: only what was filled leaves. */
#include <untrusted/vec.h>

#include "harness.h"
#include "values.h"

static untrusted_u8 buffer[16];

static struct untrusted_vec filled(size_t n)
{
	struct untrusted_vec vec = untrusted_vec(buffer, sizeof(buffer));

	/* untrusted-check: allow forged: the test is the sender */
	memset(buffer, 0x5a, sizeof(buffer));
	EXPECT_EQ(untrusted_vec_filled(&vec, untrusted_mark(size, n)), 0);
	return vec;
}

TEST(vec_starts_empty)
{
	const struct untrusted_vec vec = untrusted_vec(buffer, sizeof(buffer));
	size_t room = 0;

	EXPECT_EQ(untrusted_vec_bytes(&vec).len, 0);
	EXPECT(untrusted_vec_room(&vec, &room) == buffer);
	EXPECT_EQ(room, sizeof(buffer));
}

TEST(vec_filled)
{
	static const struct {
		size_t before, claimed;
		int ret;
	} rows[] = {
		{ 0, 0, 0 },
		{ 0, 16, 0 },
		{ 0, 17, -EINVAL },
		{ 0, SIZE_MAX, -EINVAL },
		{ 10, 6, 0 },
		{ 10, 7, -EINVAL },
		{ 10, SIZE_MAX, -EINVAL },
		{ 10, SIZE_MAX - 9, -EINVAL },
		{ 16, 0, 0 },
		{ 16, 1, -EINVAL },
	};

	FOR_EACH_ROW(row, rows)
	{
		struct untrusted_vec vec = filled(row->before);
		const size_t after = row->before + row->claimed;
		size_t room = 0;

		EXPECT_EQ(untrusted_vec_filled(
				  &vec, untrusted_mark(size, row->claimed)),
			  row->ret);
		EXPECT_EQ(untrusted_vec_bytes(&vec).len,
			  row->ret ? row->before : after);
		EXPECT(untrusted_vec_bytes(&vec).ptr == buffer);
		EXPECT(untrusted_vec_room(&vec, &room) == buffer + vec.len);
		EXPECT_EQ(room, 16 - vec.len);
	}
}

TEST(vec_clear_zeroes_what_was_filled)
{
	struct untrusted_vec vec = filled(10);

	untrusted_vec_clear(&vec);
	EXPECT_EQ(vec.len, 0);
	EXPECT_EQ(vec.cap, 16);
	EXPECT_EQ(validate_zero_bytes(buffer, 10), 0);
	for (int i = 10; i < 16; i++)
		EXPECT_EQ(validate_any(u8, buffer[i]), 0x5a);
}

/* Of an empty vec, which need not have a buffer: no call gets its NULL. */
TEST(vec_without_a_buffer)
{
	struct untrusted_vec vec = untrusted_vec(NULL, 0);
	untrusted_bytes out = { buffer, 77 };
	size_t room = 1;

	EXPECT(!untrusted_vec_room(&vec, &room));
	EXPECT_EQ(room, 0);
	untrusted_vec_clear(&vec);
	EXPECT_EQ(untrusted_vec_filled(&vec, untrusted_mark(size, 1)), -EINVAL);
	EXPECT_EQ(untrusted_vec_filled(&vec, untrusted_mark(size, 0)), 0);
	EXPECT_EQ(untrusted_bytes_sub(untrusted_vec_bytes(&vec),
				      untrusted_mark(size, 0),
				      untrusted_mark(size, 0), &out),
		  0);
	EXPECT(!out.ptr);
	EXPECT_EQ(out.len, 0);
}

TEST(bytes_bind)
{
	const untrusted_bytes bytes = untrusted_bytes_of(buffer, 10);
	untrusted_bytes out = { NULL, 77 };

	EXPECT_EQ(bytes.len, 10);
	EXPECT(bytes.ptr == buffer);
	EXPECT_EQ(untrusted_bytes_bind(bytes, untrusted_mark(size, 11), &out),
		  -EINVAL);
	EXPECT_EQ(untrusted_bytes_bind(bytes, untrusted_mark(size, SIZE_MAX),
				       &out),
		  -EINVAL);
	EXPECT(!out.ptr);
	EXPECT_EQ(out.len, 77);
	for (size_t n = 0; n <= 10; n++) {
		EXPECT_EQ(untrusted_bytes_bind(bytes, untrusted_mark(size, n),
					       &out),
			  0);
		EXPECT(out.ptr == buffer);
		EXPECT_EQ(out.len, n);
	}
}

TEST(bytes_sub)
{
	const untrusted_bytes bytes = untrusted_bytes_of(buffer, 10);

	for (size_t off = 0; off < 14; off++)
		for (size_t len = 0; len < 14; len++) {
			untrusted_bytes out = { NULL, 77 };
			const bool fits = off + len <= 10;

			test_row((long)(off * 100 + len));
			EXPECT_EQ(untrusted_bytes_sub(
					  bytes, untrusted_mark(size, off),
					  untrusted_mark(size, len), &out),
				  fits ? 0 : -EINVAL);
			EXPECT(out.ptr == (fits ? buffer + off : NULL));
			EXPECT_EQ(out.len, fits ? len : 77);
		}
}

TEST(bytes_sub_does_not_wrap)
{
	const untrusted_bytes bytes = untrusted_bytes_of(buffer, 10);
	untrusted_bytes out = { NULL, 77 };

	EXPECT_EQ(untrusted_bytes_sub(bytes, untrusted_mark(size, SIZE_MAX),
				      untrusted_mark(size, 2), &out),
		  -EINVAL);
	EXPECT_EQ(untrusted_bytes_sub(bytes, untrusted_mark(size, 2),
				      untrusted_mark(size, SIZE_MAX), &out),
		  -EINVAL);
	EXPECT_EQ(untrusted_bytes_sub(bytes, untrusted_mark(size, 2),
				      untrusted_mark(size, SIZE_MAX - 1), &out),
		  -EINVAL);
	EXPECT(!out.ptr);
	EXPECT_EQ(out.len, 77);
}
