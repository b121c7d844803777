// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * reader.h: every step, on messages cut at each length, in blocks behind which
 * memory ends.
 */
#include <untrusted/reader.h>

#include "harness.h"
#include "values.h"

struct header {
	untrusted_u8 kind;
	untrusted_be16 port;
	untrusted_le32 size;
} __attribute__((packed));

static const uint8_t message[] = { 7, 0x12, 0x34, 1, 2, 3, 4, 8,
				   4, 10,   11,	  0, 0, 0, 0, 0 };

static uint8_t *block;

/* A reader over the first n bytes of the message, of which off are consumed. */
static struct reader cut(size_t n, uint32_t off)
{
	struct reader r = {};
	untrusted_u8 *bytes;

	if (!block)
		block = test_guarded(4096);
	bytes = (untrusted_u8 *)block + 4096 - n;
	memcpy(bytes, message, n);
	EXPECT(reader_init(&r, untrusted_bytes_of(bytes, n)));
	EXPECT(reader_skip(&r, off));
	return r;
}

static bool same(const struct reader *a, const struct reader *b)
{
	return a->base == b->base && a->off == b->off && a->end == b->end;
}

/* Whether a step of n bytes went from r to after, or nothing changed. */
static void expect_step(bool stepped, const struct reader *before,
			const struct reader *after, size_t n)
{
	struct reader want = *before;

	EXPECT_EQ(stepped, reader_left(before) >= n);
	if (stepped)
		want.off += n;
	EXPECT(same(&want, after));
}

#define FOR_EACH_CUT(n, off)                          \
	for (size_t n = 0; n <= sizeof(message); n++) \
		for (uint32_t off = 0;                \
		     off <= n && (test_row((long)(n * 100 + off)), 1); off++)

TEST(reader_left_and_done)
{
	FOR_EACH_CUT(n, off)
	{
		const struct reader r = cut(n, off);

		EXPECT_EQ(reader_left(&r), n - off);
		EXPECT_EQ(reader_done(&r), n == off);
	}
}

TEST(reader_skip)
{
	FOR_EACH_CUT(n, off)
	for (uint32_t step = 0; step < 20; step++) {
		const struct reader before = cut(n, off);
		struct reader r = before;
		const bool ok = reader_skip(&r, step);

		expect_step(ok, &before, &r, step);
	}
}

TEST(reader_skip_does_not_wrap)
{
	const struct reader before = cut(8, 4);
	struct reader r = before;

	EXPECT(!reader_skip(&r, READER_MAX));
	EXPECT(same(&before, &r));
	EXPECT(!reader_skip(&r, READER_MAX - 3));
	EXPECT(same(&before, &r));
}

/* A length of 64 bits is not cut to the 32 that fit. */
TEST(reader_lengths_are_not_cut)
{
	const uint64_t claimed = 0x100000004;
	struct reader r = cut(16, 0), sub = cut(16, 0);
	untrusted_bytes bytes;

	EXPECT(!reader_skip(&r, claimed));
	EXPECT(!reader_bytes(&r, claimed, &bytes));
	EXPECT(!reader_total(&r, claimed));
	EXPECT(!reader_sub(&r, claimed, &sub));
	EXPECT_EQ(reader_left(&r), 16);
	EXPECT_EQ(reader_left(&sub), 16);
}

TEST(reader_bytes)
{
	FOR_EACH_CUT(n, off)
	for (uint32_t step = 0; step < 20; step++) {
		const struct reader before = cut(n, off);
		struct reader r = before;
		untrusted_bytes out = { NULL, 77 };
		const bool ok = reader_bytes(&r, step, &out);

		expect_step(ok, &before, &r, step);
		EXPECT(out.ptr == (ok ? before.base + off : NULL));
		EXPECT_EQ(out.len, ok ? step : 77);
	}
}

TEST(reader_take)
{
	FOR_EACH_CUT(n, off)
	{
		const struct reader before = cut(n, off);
		struct reader r = before;
		const struct header *view = NULL;
		const bool ok = reader_take(&r, &view);

		expect_step(ok, &before, &r, sizeof(*view));
		EXPECT((const void *)view ==
		       (ok ? (const void *)(before.base + off) : NULL));
	}
}

TEST(reader_take_reads_members)
{
	struct reader r = cut(sizeof(message), 0);
	const struct header *view = NULL;

	EXPECT(reader_take(&r, &view));
	EXPECT_EQ(validate_any(u8, view->kind), 7);
	EXPECT_EQ(validate_any(be16, view->port), 0x1234);
	EXPECT_EQ(validate_any(le32, view->size), 0x04030201);
}

TEST(reader_take_evaluates_once)
{
	struct reader r = cut(sizeof(message), 0);
	const struct header *views[3] = { 0 };
	const struct header **at = views;

	EXPECT(reader_take(&r, at++));
	EXPECT(at == views + 1);
	EXPECT(views[0] && !views[1]);
	r = cut(1, 0);
	EXPECT(!reader_take(&r, at++));
	EXPECT(at == views + 2);
	EXPECT(!views[1]);
}

TEST(reader_take_array)
{
	struct reader r = cut(4, 1);
	const untrusted_u8(*view)[3] = NULL;

	EXPECT(reader_take(&r, &view));
	EXPECT(reader_done(&r));
	EXPECT_EQ(validate_any(u8, (*view)[2]), 1);
	EXPECT(!reader_take(&r, &view));
}

#define GET_TEST(tag, type, value, ...)                                         \
	TEST(reader_get_##tag)                                                  \
	{                                                                       \
		static const uint8_t sent[] = { __VA_ARGS__ };                  \
		FOR_EACH_CUT(n, off)                                            \
		{                                                               \
			const struct reader before = cut(n, off);               \
			struct reader r = before;                               \
			untrusted_##tag out = untrusted_mark(tag, 77);          \
			const untrusted_##tag kept = out;                       \
			const bool ok = reader_get(tag, &r, &out);              \
			expect_step(ok, &before, &r, sizeof(type));             \
			EXPECT(!memcmp(&out,                                    \
				       ok ? (const void *)(before.base + off) : \
					    (const void *)&kept,                \
				       sizeof(out)));                           \
		}                                                               \
		for (size_t at = 0; at < 9; at++) {                             \
			struct reader r = cut(16, 0);                           \
			untrusted_##tag out = untrusted_mark(tag, 77);          \
			memcpy(block + 4096 - 16 + at, sent, sizeof(sent));     \
			test_row((long)at);                                     \
			EXPECT(reader_skip(&r, (uint32_t)at));                  \
			EXPECT_EQ(reader_get(tag, &r, &out),                    \
				  at + sizeof(sent) <= 16);                     \
			EXPECT_EQ(validate_any(tag, out), (type)value);         \
		}                                                               \
	}
/* untrusted-check: allow bypass: the test looks at what a verb left */
EACH_ORDERED(GET_TEST)

TEST(reader_get_byte)
{
	struct reader r = cut(2, 0);
	untrusted_u8 out = untrusted_mark(u8, 77);

	EXPECT(reader_get(u8, &r, &out));
	EXPECT_EQ(validate_any(u8, out), 7);
	EXPECT(reader_get(u8, &r, &out));
	EXPECT_EQ(validate_any(u8, out), 0x12);
	EXPECT(!reader_get(u8, &r, &out));
	EXPECT_EQ(validate_any(u8, out), 0x12);
}

TEST(reader_peek)
{
	FOR_EACH_CUT(n, off)
	{
		const struct reader before = cut(n, off);
		struct reader r = before;
		untrusted_u8 out = untrusted_mark(u8, 77);

		EXPECT_EQ(reader_peek(&r, &out), off < n);
		EXPECT_EQ(validate_any(u8, out), off < n ? message[off] : 77);
		EXPECT(same(&before, &r));
	}
}

TEST(reader_total)
{
	FOR_EACH_CUT(n, off)
	for (uint32_t total = 0; total < 20; total++) {
		const struct reader before = cut(n, off);
		struct reader r = before;
		struct reader want = before;

		if (total >= off && total <= n)
			want.end = total;
		EXPECT_EQ(reader_total(&r, total), total >= off && total <= n);
		EXPECT(same(&want, &r));
	}
}

TEST(reader_total_hides_what_is_behind)
{
	struct reader r = cut(16, 4);
	const struct header *view = NULL;

	EXPECT(!reader_total(&r, UINT32_MAX));
	EXPECT(reader_total(&r, 10));
	EXPECT_EQ(reader_left(&r), 6);
	EXPECT(!reader_take(&r, &view));
	EXPECT(!reader_total(&r, 11));
	EXPECT(reader_skip(&r, 6));
	EXPECT(reader_done(&r));
}

TEST(reader_counted)
{
	FOR_EACH_CUT(n, off)
	for (uint32_t len = 0; len < 20; len++) {
		const struct reader before = cut(n, off);
		struct reader r = before;
		untrusted_bytes out = { NULL, 77 };
		const bool ok =
			reader_counted(u32, &r, untrusted_mark(u32, len), &out);

		expect_step(ok, &before, &r, len);
		EXPECT(out.ptr == (ok ? before.base + off : NULL));
		EXPECT_EQ(out.len, ok ? len : 77);
	}
}

TEST(reader_counted_does_not_wrap)
{
	static const uint64_t lens[] = {
		READER_MAX,	(uint64_t)READER_MAX + 1, UINT32_MAX,
		UINT32_MAX - 3, (1ULL << 32) + 2,	  UINT64_MAX,
		UINT64_MAX - 3,
	};

	FOR_EACH_ROW(len, lens)
	{
		const struct reader before = cut(16, 4);
		struct reader r = before;
		untrusted_bytes out = { NULL, 77 };

		EXPECT(!reader_counted(u64, &r, untrusted_mark(u64, *len),
				       &out));
		EXPECT(same(&before, &r));
		EXPECT(!out.ptr);
	}
}

TEST(reader_counted_in_wire_order)
{
	struct reader r = cut(16, 0);
	untrusted_bytes out = { NULL, 77 };

	EXPECT(!reader_counted(be16, &r, WRAPPED_BYTES(be16, 3, 0), &out));
	EXPECT(reader_counted(be16, &r, WRAPPED_BYTES(be16, 0, 3), &out));
	EXPECT_EQ(out.len, 3);
}

TEST(reader_sub)
{
	FOR_EACH_CUT(n, off)
	for (uint32_t len = 0; len < 20; len++) {
		const struct reader before = cut(n, off);
		struct reader r = before;
		struct reader sub = {};
		const struct reader empty = sub;
		const bool ok = reader_sub(&r, len, &sub);

		expect_step(ok, &before, &r, len);
		if (!ok) {
			EXPECT(same(&sub, &empty));
			continue;
		}
		EXPECT(sub.base == before.base + off);
		EXPECT_EQ(sub.off, 0);
		EXPECT_EQ(reader_left(&sub), len);
	}
}

TEST(reader_sub_stays_in_its_part)
{
	struct reader r = cut(16, 2);
	struct reader sub = {};
	untrusted_u8 byte = untrusted_mark(u8, 77);

	EXPECT(reader_sub(&r, 2, &sub));
	EXPECT(!reader_skip(&sub, 3));
	EXPECT(reader_skip(&sub, 1));
	EXPECT(reader_get(u8, &sub, &byte));
	EXPECT_EQ(validate_any(u8, byte), 1);
	EXPECT(!reader_get(u8, &sub, &byte));
	EXPECT(reader_get(u8, &r, &byte));
	EXPECT_EQ(validate_any(u8, byte), 2);
}

/* The length byte takes every value, on every cut. */
TEST(reader_record)
{
	FOR_EACH_CUT(n, off)
	for (int claimed = 0; claimed < 256; claimed += claimed < 20 ? 1 : 47) {
		const struct reader before = cut(n, off);
		struct reader r = before;
		struct reader_record rec = { NULL, 77 };
		const bool whole = off + 1 < n && claimed >= 2 &&
				   off + (size_t)claimed <= n;

		if (off + 1 < n)
			block[4096 - n + off + 1] = (uint8_t)claimed;
		EXPECT_EQ(reader_record(&r, 1, 2, &rec), whole);
		EXPECT(rec.ptr == (whole ? before.base + off : NULL));
		EXPECT_EQ(rec.len, whole ? claimed : 77);
		EXPECT_EQ(r.off, whole ? off + (size_t)claimed : off);
		EXPECT_EQ(r.end, n);
	}
}

TEST(reader_record_least_length)
{
	struct reader r = cut(16, 7);
	struct reader_record rec = { NULL, 77 };

	EXPECT(!reader_record(&r, 1, 5, &rec));
	EXPECT_EQ(r.off, 7);
	EXPECT(reader_record(&r, 1, 4, &rec));
	EXPECT_EQ(r.off, 11);
	EXPECT_EQ(rec.len, 4);
}

struct item {
	untrusted_u8 kind;
	untrusted_u8 len;
	untrusted_be16 value;
} __attribute__((packed));

TEST(record_exact)
{
	for (uint32_t len = 0; len < 9; len++) {
		const struct reader r = cut(16, 7);
		const struct reader_record rec = { r.base + 7, len };
		const struct item *view = NULL;

		test_row(len);
		EXPECT_EQ(record_exact(&rec, &view), len == 4);
		EXPECT((const void *)view ==
		       (len == 4 ? (const void *)rec.ptr : NULL));
		if (view)
			EXPECT_EQ(validate_any(be16, view->value), 0x0a0b);
	}
}

TEST(record_exact_evaluates_once)
{
	const struct reader r = cut(16, 7);
	const struct reader_record recs[] = { { r.base + 7, 4 },
					      { r.base + 7, 5 } };
	const struct reader_record *rec = recs;
	const struct item *views[2] = { 0 }, **at = views;

	EXPECT(record_exact(rec++, at++));
	EXPECT(!record_exact(rec++, at++));
	EXPECT(rec == recs + 2 && at == views + 2);
	EXPECT(views[0] && !views[1]);
}

TEST(record_bytes)
{
	for (uint32_t len = 0; len < 9; len++)
		for (uint32_t header = 0; header < 9; header++) {
			const struct reader r = cut(16, 7);
			const struct reader_record rec = { r.base + 7, len };
			untrusted_bytes out = { NULL, 77 };

			EXPECT_EQ(record_bytes(&rec, header, &out),
				  header <= len);
			EXPECT(out.ptr ==
			       (header <= len ? rec.ptr + header : NULL));
			EXPECT_EQ(out.len, header <= len ? len - header : 77);
		}
}

TEST(reader_rest_zero)
{
	for (uint32_t off = 0; off <= 16; off++) {
		const struct reader before = cut(16, off);
		struct reader r = before;

		EXPECT_EQ(reader_rest_zero(&r), off >= 11);
		EXPECT_EQ(r.off, off >= 11 ? 16 : off);
	}
}

/* An empty message may lie at NULL, to which nothing may be added, not even 0. */
TEST(reader_of_nothing)
{
	const struct header *view = NULL;
	struct reader_record rec;
	untrusted_bytes out = { NULL, 77 };
	struct reader r;
	struct reader sub;

	EXPECT(reader_init(&r, untrusted_bytes_of(NULL, 0)));
	EXPECT(!reader_take(&r, &view));
	EXPECT(!reader_record(&r, 0, 1, &rec));
	EXPECT(reader_sub(&r, 0, &sub));
	EXPECT(reader_done(&sub));
	EXPECT(reader_rest_zero(&r));
	EXPECT(reader_bytes(&r, 0, &out));
	EXPECT(!out.ptr && !out.len);
}

TEST(reader_init_longest)
{
	struct reader r = cut(4, 2);
	const struct reader before = r;
	untrusted_u8 *const nowhere = (untrusted_u8 *)block;

	EXPECT(!reader_init(&r, untrusted_bytes_of(nowhere,
						   (size_t)READER_MAX + 1)));
	EXPECT(!reader_init(&r, untrusted_bytes_of(nowhere, SIZE_MAX)));
	EXPECT(same(&before, &r));
	EXPECT(reader_init(&r, untrusted_bytes_of(nowhere, READER_MAX)));
	EXPECT_EQ(reader_left(&r), READER_MAX);
	EXPECT(reader_skip(&r, READER_MAX));
	EXPECT(!reader_skip(&r, 1));
	EXPECT(!reader_skip(&r, READER_MAX));
	EXPECT(reader_done(&r));
}

/* An option list as TCP has it, by kind, to its end. */
static int count_options(struct reader *r)
{
	int options = 0;

	while (!reader_done(r)) {
		struct reader_record rec;
		untrusted_u8 kind;

		if (!reader_peek(r, &kind))
			return -EBADMSG;
		switch (validate_any(u8, kind)) {
		case 0:
			return reader_rest_zero(r) ? options : -EBADMSG;
		case 1:
			if (!reader_skip(r, 1))
				return -EBADMSG;
			break;
		default:
			if (!reader_record(r, 1, 2, &rec))
				return -EBADMSG;
			options++;
		}
	}
	return options;
}

TEST(option_walk)
{
	static const struct {
		uint8_t bytes[8];
		size_t n;
		int options;
	} rows[] = {
		{ { 0 }, 0, 0 },
		{ { 0, 0, 0, 0 }, 4, 0 },
		{ { 1, 1, 0, 0 }, 4, 0 },
		{ { 0, 0, 1, 0 }, 4, -EBADMSG },
		{ { 2, 4, 5, 180 }, 4, 1 },
		{ { 1, 2, 4, 5, 180, 3, 3, 7 }, 8, 2 },
		{ { 2, 0, 5, 180 }, 4, -EBADMSG },
		{ { 2, 1, 5, 180 }, 4, -EBADMSG },
		{ { 2, 5, 5, 180 }, 4, -EBADMSG },
		{ { 2, 255, 5, 180 }, 4, -EBADMSG },
		{ { 1, 1, 1, 2 }, 4, -EBADMSG },
	};

	FOR_EACH_ROW(row, rows)
	{
		untrusted_u8 *bytes = test_guarded(row->n);
		struct reader r = {};

		/* untrusted-check: allow forged: the test is the sender */
		memcpy(bytes, row->bytes, row->n);
		EXPECT(reader_init(&r, untrusted_bytes_of(bytes, row->n)));
		EXPECT_EQ(count_options(&r), row->options);
	}
}
