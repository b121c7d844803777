/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The plain meaning of every act: what one writes without the library. */
#ifndef BENCH_LAYER_H
#define BENCH_LAYER_H

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

typedef uint8_t raw_u8;
typedef uint16_t raw_u16;
typedef uint32_t raw_u32;
typedef uint64_t raw_u64;
typedef int32_t raw_s32;
typedef uint16_t raw_le16;
typedef uint32_t raw_le32;
typedef uint16_t raw_be16;
typedef uint64_t raw_be64;

#define T(tag) raw_##tag
#define S(tag) struct tag
#define STRUCT(tag) struct tag

#define HOST_u8(v) (v)
#define HOST_u16(v) (v)
#define HOST_u32(v) (v)
#define HOST_u64(v) (v)
#define HOST_s32(v) (v)
#define HOST_le16(v) (v)
#define HOST_le32(v) (v)
#define HOST_be16(v) __builtin_bswap16(v)
#define HOST_be64(v) __builtin_bswap64(v)

#define ACCEPT(ok, v, out) ((ok) ? (*(out) = (v), 0) : -EINVAL)

#define MARK(tag, v) ((raw_##tag)(v))
#define ANY(tag, u) HOST_##tag(u)
#define BYPASS(tag, u) HOST_##tag(u)
#define WIDEN(from, to, u) ((raw_##to)HOST_##from(u))
#define MEMBER(tag, object, member, member_tag) ((object)->member)
#define MAX(tag, u, hi, out) ACCEPT(HOST_##tag(u) <= (hi), HOST_##tag(u), out)
#define RANGE(tag, u, lo, hi, out)                                            \
	ACCEPT(HOST_##tag(u) >= (lo) && HOST_##tag(u) <= (hi), HOST_##tag(u), \
	       out)
#define FLAGS(tag, u, known, out) \
	ACCEPT(!(HOST_##tag(u) & ~(known)), HOST_##tag(u), out)
#define ZERO(tag, u) (HOST_##tag(u) ? -EINVAL : 0)

#endif
