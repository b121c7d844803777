// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Kinds, conjunctions, contexts, proof, and defaults filled into it. */
#include <untrusted/validate.h>

#include "harness.h"
#include "values.h"

struct device {
	bool locked;
	uint16_t last_port;
};

/* User space has no lockdep: here the assertion is seen by its evaluation. */
static int lock_asserted;

static const bool *assert_lock(const struct device *dev)
{
	lock_asserted++;
	return &dev->locked;
}

UNTRUSTED_CONTEXT(device, const struct device *, assert_lock(ctx));
UNTRUSTED_CONTEXT_FIXED(limit, const int *, "set before the first request");

static int check_port(uint16_t port, const struct device *dev)
{
	return port && port <= dev->last_port ? 0 : -ERANGE;
}

static int check_month(uint8_t month, const void *none)
{
	return !none && month >= 1 && month <= 12 ? 0 : -EINVAL;
}

static int check_even(uint8_t n, const void *none)
{
	return !none && n % 2 == 0 ? 0 : -EDOM;
}

static int check_text(ut_native_bytes text, const int *longest)
{
	if (text.len > (size_t)*longest)
		return -E2BIG;
	return !text.len || text.ptr[text.len - 1] != '<' ? 0 : -EINVAL;
}

UNTRUSTED_KIND(port, be16, device, check_port);
UNTRUSTED_KIND(month, u8, none, check_month);
UNTRUSTED_KIND(even, u8, none, check_even);
UNTRUSTED_KIND(text, bytes, limit, check_text);
UNTRUSTED_KIND_BOTH(even_month, month, even);

TEST(kind_with_a_context)
{
	const struct device dev = { true, 100 };
	validated_port port = {};

	lock_asserted = 0;
	EXPECT_EQ(validate_kind(port, WRAPPED_BYTES(be16, 0, 100), &dev, &port),
		  0);
	EXPECT_EQ(lock_asserted, 1);
	EXPECT_EQ(validated_get(port, port), 100);
	EXPECT_EQ(validate_kind(port, WRAPPED_BYTES(be16, 0, 101), &dev, &port),
		  -ERANGE);
	EXPECT_EQ(lock_asserted, 2);
	EXPECT_EQ(validate_kind(port, WRAPPED_BYTES(be16, 1, 0), &dev, &port),
		  -ERANGE);
	EXPECT_EQ(validated_get(port, port), 100);
	EXPECT_EQ(sizeof(validated_port), 2);
}

TEST(kind_without_a_context)
{
	validated_month month = {};

	for (int n = 0; n < 256; n++) {
		const int ret = validate_kind(
			month, untrusted_mark(u8, (uint8_t)n), NULL, &month);

		test_row(n);
		EXPECT_EQ(ret, n >= 1 && n <= 12 ? 0 : -EINVAL);
		EXPECT_EQ(validated_get(month, month), n < 12 ? n : 12);
	}
}

TEST(kind_of_bytes)
{
	static const char plain[] = "abc<";
	const untrusted_bytes three = { (const untrusted_u8 *)plain, 3 };
	const untrusted_bytes four = { (const untrusted_u8 *)plain, 4 };
	const int longest = 4;
	const int short_one = 2;
	validated_text text = {};

	EXPECT_EQ(validate_kind(text, four, &longest, &text), -EINVAL);
	EXPECT_EQ(validated_get(text, text).len, 0);
	EXPECT_EQ(validate_kind(text, three, &short_one, &text), -E2BIG);
	EXPECT_EQ(validate_kind(text, three, &longest, &text), 0);
	EXPECT_EQ(validated_get(text, text).len, 3);
	EXPECT(validated_get(text, text).ptr == (const void *)plain);
}

TEST(conjunction)
{
	validated_even_month both = {};

	EXPECT_EQ(validate_kind(even_month, untrusted_mark(u8, 13), NULL,
				&both),
		  -EINVAL);
	EXPECT_EQ(validate_kind(even_month, untrusted_mark(u8, 14), NULL,
				&both),
		  -EINVAL);
	EXPECT_EQ(validate_kind(even_month, untrusted_mark(u8, 11), NULL,
				&both),
		  -EDOM);
	EXPECT_EQ(validated_get(even_month, both), 0);
	EXPECT_EQ(validate_kind(even_month, untrusted_mark(u8, 10), NULL,
				&both),
		  0);
	EXPECT_EQ(validated_get(even_month, both), 10);
	EXPECT_EQ(validated_get(month, validated_as(month, even_month, both)),
		  10);
	EXPECT_EQ(validated_get(even, validated_as(even, even_month, both)),
		  10);
}

struct request {
	uint32_t slot;
	uint32_t timeout;
};
UNTRUSTED_STRUCT(request, struct request);
UNTRUSTED_STRUCT(filled, struct request);

static int check_request(const struct request *req, const struct device *dev)
{
	/* untrusted-check: allow hollow-validator: every timeout is as good */
	return req->slot <= dev->last_port ? 0 : -EBUSY;
}

static void fill_timeout(struct request *req, const struct device *dev)
{
	if (!req->timeout)
		req->timeout = dev->last_port;
}

UNTRUSTED_TRUSTED(request, device, check_request);
UNTRUSTED_TRUSTED_FILLED(filled, device, check_request, fill_timeout);

TEST(trusted)
{
	const struct device dev = { true, 8 };
	const untrusted_request good =
		untrusted_mark(request, ((struct request){ 8, 0 }));
	const untrusted_request bad =
		untrusted_mark(request, ((struct request){ 9, 0 }));
	const trusted_request *proof = NULL;

	lock_asserted = 0;
	EXPECT_EQ(validate_trusted(request, &bad, &dev, &proof), -EBUSY);
	EXPECT(!proof);
	EXPECT_EQ(validate_trusted(request, &good, &dev, &proof), 0);
	EXPECT_EQ(lock_asserted, 2);
	EXPECT((const void *)proof == (const void *)&good);
	EXPECT_EQ(trusted_get(request, proof)->slot, 8);
	EXPECT_EQ(trusted_get(request, proof)->timeout, 0);
}

TEST(trusted_filled)
{
	const struct device dev = { true, 8 };
	const struct request refused = { 9, 0 };
	untrusted_filled good =
		untrusted_mark(filled, ((struct request){ 7, 0 }));
	untrusted_filled given =
		untrusted_mark(filled, ((struct request){ 7, 3 }));
	untrusted_filled bad = untrusted_mark(filled, refused);
	const trusted_filled *proof = NULL;

	EXPECT_EQ(validate_trusted(filled, &bad, &dev, &proof), -EBUSY);
	EXPECT(!proof);
	/* untrusted-check: allow bypass: the test looks at what a verb left */
	EXPECT(!memcmp(&bad, &refused, sizeof(bad)));
	EXPECT_EQ(validate_trusted(filled, &good, &dev, &proof), 0);
	EXPECT_EQ(trusted_get(filled, proof)->timeout, 8);
	EXPECT_EQ(validate_trusted(filled, &given, &dev, &proof), 0);
	EXPECT_EQ(trusted_get(filled, proof)->timeout, 3);
}
