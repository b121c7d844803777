/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef TESTS_UNIT_VALUES_H
#define TESTS_UNIT_VALUES_H

#include <errno.h>
#include <stdint.h>
#include <string.h>

/* tag, native type, least value, greatest value */
#define EACH_UNSIGNED(X)                \
	X(u8, uint8_t, 0, UINT8_MAX)    \
	X(u16, uint16_t, 0, UINT16_MAX) \
	X(u32, uint32_t, 0, UINT32_MAX) \
	X(u64, uint64_t, 0, UINT64_MAX) \
	X(size, size_t, 0, SIZE_MAX)

#define EACH_SIGNED(X)                        \
	X(s8, int8_t, INT8_MIN, INT8_MAX)     \
	X(s16, int16_t, INT16_MIN, INT16_MAX) \
	X(s32, int32_t, INT32_MIN, INT32_MAX) \
	X(s64, int64_t, INT64_MIN, INT64_MAX)

#define EACH_TAG(X)      \
	EACH_UNSIGNED(X) \
	EACH_SIGNED(X)

/* tag, native type, bytes as sent, the value they stand for */
#define EACH_ORDERED(X)                                               \
	X(le16, uint16_t, 0x0201, 1, 2)                               \
	X(be16, uint16_t, 0x0102, 1, 2)                               \
	X(le32, uint32_t, 0x04030201, 1, 2, 3, 4)                     \
	X(be32, uint32_t, 0x01020304, 1, 2, 3, 4)                     \
	X(le64, uint64_t, 0x0807060504030201, 1, 2, 3, 4, 5, 6, 7, 8) \
	X(be64, uint64_t, 0x0102030405060708, 1, 2, 3, 4, 5, 6, 7, 8)

/* The wrapped value whose bytes in memory are these. */
#define WRAPPED_BYTES(tag, ...)                                          \
	({                                                               \
		const uint8_t wrapped_bytes[] = { __VA_ARGS__ };         \
		untrusted_##tag wrapped;                                 \
		_Static_assert(sizeof(wrapped) == sizeof(wrapped_bytes), \
			       #tag);                                    \
		memcpy(&wrapped, wrapped_bytes, sizeof(wrapped));        \
		wrapped;                                                 \
	})

#endif /* TESTS_UNIT_VALUES_H */
