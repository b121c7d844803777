/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Ways to do what any validator of a GPT header does, for its shapes to pick. */
#ifndef BENCH_SCHEMA_GPT_PARTS_H
#define BENCH_SCHEMA_GPT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "crc.h"
#include "gpt.h"

/* A multiple of 8 bytes behind the first four. */
static inline bool hand_gpt_rest_words(const struct hand_gpt_wire *raw)
{
	uint64_t any = 0, word;
	uint32_t first;
	size_t i;

	memcpy(&first, raw->rest, sizeof(first));
	for (i = sizeof(first); i < sizeof(raw->rest); i += sizeof(word)) {
		memcpy(&word, raw->rest + i, sizeof(word));
		any |= word;
	}
	return !(first | any);
}

/* A multiple of 16 bytes behind the first four. */
static inline bool hand_gpt_rest_vectors(const struct hand_gpt_wire *raw)
{
	typedef uint64_t vector __attribute__((vector_size(16)));
	vector any = {}, next;
	uint32_t first;
	size_t i;

	memcpy(&first, raw->rest, sizeof(first));
#pragma GCC unroll 26
	for (i = sizeof(first); i < sizeof(raw->rest); i += sizeof(next)) {
		memcpy(&next, raw->rest + i, sizeof(next));
		any |= next;
	}
	return !(any[0] | any[1] | first);
}

static inline bool hand_gpt_rest_libc(const struct hand_gpt_wire *raw)
{
	static const uint8_t zero[sizeof(raw->rest)];

	return !memcmp(raw->rest, zero, sizeof(zero));
}

/* One call over a copy whose checksum is zero. */
static inline uint32_t hand_gpt_crc_copy(const struct hand_gpt_wire *raw)
{
	uint8_t header[HAND_GPT_HEADER_SIZE];

	memcpy(header, raw, sizeof(header));
	memset(header + offsetof(struct hand_gpt_wire, header_crc32), 0, 4);
	return bench_crc32(0, header, sizeof(header));
}

/* What is before the checksum, zeros, what is behind. */
static inline uint32_t hand_gpt_crc_parts(const struct hand_gpt_wire *raw)
{
	static const uint8_t zero[4];
	const size_t before = offsetof(struct hand_gpt_wire, header_crc32);
	const size_t behind = offsetof(struct hand_gpt_wire, reserved);
	uint32_t crc;

	crc = bench_crc32(0, raw, before);
	crc = bench_crc32(crc, zero, sizeof(zero));
	return bench_crc32(crc, &raw->reserved, HAND_GPT_HEADER_SIZE - behind);
}

#endif
