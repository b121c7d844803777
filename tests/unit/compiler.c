// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* compiler.h: what differs between compilers and machines answers alike. */
#include <untrusted/compiler.h>

#include "harness.h"
#include "values.h"

TEST(below_mask)
{
	static const size_t values[] = {
		0,	    1,	 2,   3,    7,
		8,	    255, 256, 4096, (size_t)PTRDIFF_MAX - 1,
		PTRDIFF_MAX
	};

	FOR_EACH_ROW(index, values)
	for (size_t i = 0; i < ROWS(values); i++)
		EXPECT_EQ(ut_below_mask(*index, values[i]),
			  *index < values[i] ? SIZE_MAX : 0);
}

/* Any value, any bound: also those whose difference looks negative. */
TEST(clamp_from)
{
	static const size_t values[] = { 0,
					 1,
					 5,
					 (size_t)PTRDIFF_MAX - 1,
					 PTRDIFF_MAX,
					 (size_t)PTRDIFF_MAX + 1,
					 SIZE_MAX - 1,
					 SIZE_MAX };

	FOR_EACH_ROW(row, values)
	for (size_t i = 0; i < ROWS(values); i++) {
		size_t value = *row, left = values[i];

		EXPECT_EQ(ut_clamp_from(&value, &left), *row <= values[i]);
		EXPECT_EQ(value, *row <= values[i] ? *row : 0);
		if (*row <= values[i])
			EXPECT_EQ(left, values[i] - *row);
	}
}

TEST(byte_order)
{
	static const uint8_t bytes[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	uint16_t two;
	uint32_t four;
	uint64_t eight;

	memcpy(&two, bytes, sizeof(two));
	memcpy(&four, bytes, sizeof(four));
	memcpy(&eight, bytes, sizeof(eight));
	EXPECT_EQ(ut_swap_be16(two), 0x0102);
	EXPECT_EQ(ut_swap_le16(two), 0x0201);
	EXPECT_EQ(ut_swap_be32(four), 0x01020304);
	EXPECT_EQ(ut_swap_le32(four), 0x04030201);
	EXPECT_EQ(ut_swap_be64(eight), 0x0102030405060708);
	EXPECT_EQ(ut_swap_le64(eight), 0x0807060504030201);
	EXPECT_EQ(UT_LITTLE_ENDIAN, two == 0x0201);
}

/* Firmware gets these numbers from the header, everybody else from libc. */
TEST(errno_numbers)
{
	EXPECT_EQ(EFAULT, 14);
	EXPECT_EQ(EINVAL, 22);
	EXPECT_EQ(E2BIG, 7);
	EXPECT_EQ(EOVERFLOW, 75);
}
