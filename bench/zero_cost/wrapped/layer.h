/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The same acts with the library. */
#ifndef BENCH_LAYER_H
#define BENCH_LAYER_H

#include <untrusted/validate.h>

#define T(tag) untrusted_##tag
#define S(tag) untrusted_##tag
#define STRUCT(tag) UNTRUSTED_STRUCT(tag, struct tag)

#define MARK(tag, v) untrusted_mark(tag, v)
#define ANY(tag, u) validate_any(tag, u)
#define BYPASS(tag, u) untrusted_bypass(tag, u, "summed, never shown")
#define WIDEN(from, to, u) untrusted_widen(from, to, u)
#define MEMBER(tag, object, member, member_tag) \
	untrusted_member(tag, object, member, member_tag)
#define MAX(tag, u, hi, out) validate_max(tag, u, hi, out)
#define RANGE(tag, u, lo, hi, out) validate_range(tag, u, lo, hi, out)
#define FLAGS(tag, u, known, out) validate_flags(tag, u, known, out)
#define ZERO(tag, u) validate_zero(tag, u)

#endif
