// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The type: its layout, marking, members, arrays, widening, the error object. */
#include <untrusted/validate.h>

#include "harness.h"
#include "values.h"

#define LAYOUT_TEST(tag, type, least, most)                              \
	TEST(layout_##tag)                                               \
	{                                                                \
		const untrusted_##tag u = untrusted_mark(tag, most);     \
		const type plain = most;                                 \
		untrusted_##tag empty = {};                              \
		EXPECT_EQ(sizeof(untrusted_##tag), sizeof(type));        \
		EXPECT_EQ(_Alignof(untrusted_##tag), _Alignof(type));    \
		EXPECT_EQ(sizeof(untrusted_##tag[3]), sizeof(type[3]));  \
		EXPECT(!memcmp(&u, &plain, sizeof(u)));                  \
		EXPECT_EQ(validate_any(tag, untrusted_mark(tag, least)), \
			  least);                                        \
		EXPECT_EQ(validate_zero(tag, empty), 0);                 \
	}
/* untrusted-check: allow bypass: the test looks at what a verb left */
EACH_TAG(LAYOUT_TEST)

UNTRUSTED_TYPE(own, uint16_t);
UNTRUSTED_TYPE(far, long long);

TEST(own_types)
{
	uint16_t out = 0;
	long long big = 0;

	EXPECT_EQ(validate_range(own, untrusted_mark(own, 40), 30, 50, &out),
		  0);
	EXPECT_EQ(out, 40);
	EXPECT_EQ(validate_range(far, untrusted_mark(far, -40), -50, 50, &big),
		  0);
	EXPECT_EQ(big, -40);
}

/* Marking a wire value keeps its bytes. */
#define MARK_TEST(tag, type, value, ...)                       \
	TEST(mark_##tag)                                       \
	{                                                      \
		static const uint8_t sent[] = { __VA_ARGS__ }; \
		ut_wire_##tag wire;                            \
		untrusted_##tag u;                             \
		memcpy(&wire, sent, sizeof(wire));             \
		u = untrusted_mark(tag, wire);                 \
		EXPECT_EQ(sizeof(u), sizeof(type));            \
		EXPECT(!memcmp(&u, sent, sizeof(sent)));       \
		EXPECT_EQ(validate_any(tag, u), (type)value);  \
	}
/* untrusted-check: allow bypass: the test looks at what a verb left */
EACH_ORDERED(MARK_TEST)

struct request {
	uint8_t kind;
	char name[5];
	uint8_t rest[3];
	uint16_t port;
	int32_t delta;
	uint32_t slots[3];
	uint64_t cookie;
};
UNTRUSTED_STRUCT(request, struct request);

static const struct request sample = {
	.kind = 7,
	.name = "abc",
	.rest = { 1, 2, 3 },
	.delta = -9,
	.slots = { 10, 11, 12 },
	.cookie = 1ULL << 63,
};

static untrusted_request sent(void)
{
	static const uint8_t port[] = { 0x12, 0x34 };
	struct request req = sample;

	memcpy(&req.port, port, sizeof(port));
	return untrusted_mark(request, req);
}

TEST(members)
{
	const untrusted_request req = sent();

	EXPECT_EQ(sizeof(req), sizeof(struct request));
	EXPECT_EQ(validate_any(u8, untrusted_member(request, &req, kind, u8)),
		  7);
	EXPECT_EQ(validate_any(be16,
			       untrusted_member(request, &req, port, be16)),
		  0x1234);
	EXPECT_EQ(validate_any(le16,
			       untrusted_member(request, &req, port, le16)),
		  0x3412);
	EXPECT_EQ(validate_any(s32,
			       untrusted_member(request, &req, delta, s32)),
		  -9);
	EXPECT_EQ(validate_any(u64,
			       untrusted_member(request, &req, cookie, u64)),
		  1ULL << 63);
	EXPECT_EQ(validate_any(u32,
			       untrusted_member(request, &req, slots[2], u32)),
		  12);
}

TEST(member_evaluates_once)
{
	const untrusted_request reqs[2] = { sent(), sent() };
	const untrusted_request *at = reqs;

	EXPECT_EQ(validate_any(u8, untrusted_member(request, at++, kind, u8)),
		  7);
	EXPECT(at == reqs + 1);
	EXPECT(untrusted_member_array(request, at++, rest, u8) ==
	       (const void *)((const char *)&reqs[1] +
			      offsetof(struct request, rest)));
	EXPECT(at == reqs + 2);
}

TEST(member_arrays)
{
	const untrusted_request req = sent();
	const untrusted_u32 *slots =
		untrusted_member_array(request, &req, slots, u32);
	const untrusted_char *name =
		untrusted_member_array(request, &req, name, char);
	const uint32_t *out = NULL;

	EXPECT((const char *)slots ==
	       (const char *)&req + offsetof(struct request, slots));
	EXPECT((const char *)name ==
	       (const char *)&req + offsetof(struct request, name));
	EXPECT_EQ(validate_each(NULL, range, u32, slots, 3, &out, 10, 12), 0);
	EXPECT_EQ(out[1], 11);
}

TEST(fields_say_which_was_refused)
{
	const untrusted_request req = sent();
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	uint16_t port = 77;
	int32_t delta = 77;

	EXPECT_EQ(validate_field(&err, request, &req, port, max, be16, 0x1234,
				 &port),
		  0);
	EXPECT_EQ(port, 0x1234);
	EXPECT_EQ(err.error, 0);
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_none);
	EXPECT(!strcmp(err.field, ""));
	EXPECT_EQ(validate_field(&err, request, &req, delta, range, s32, -8, 8,
				 &delta),
		  -EINVAL);
	EXPECT_EQ(delta, 77);
	EXPECT(!strcmp(err.field, "delta"));
	EXPECT_EQ(err.offset, offsetof(struct request, delta));
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_range);
	EXPECT_EQ(err.error, -EINVAL);
	EXPECT_EQ(validate_field(&err, request, &req, kind, zero, u8), -EINVAL);
	EXPECT(!strcmp(err.field, "delta"));
	EXPECT_EQ(validate_field(NULL, request, &req, kind, zero, u8), -EINVAL);
	EXPECT_EQ(validate_field_array(NULL, request, &req, rest, zero_bytes,
				       u8),
		  -EINVAL);
}

TEST(field_arrays)
{
	untrusted_request req = sent();
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	const char *name = NULL;

	EXPECT_EQ(validate_field_array(&err, request, &req, name, string, char,
				       1, word, &name),
		  0);
	EXPECT(name && !strcmp(name, "abc"));
	EXPECT_EQ(validate_field_array(&err, request, &req, name, string, char,
				       4, word, &name),
		  -EINVAL);
	EXPECT(!strcmp(err.field, "name"));
	EXPECT_EQ(err.offset, offsetof(struct request, name));
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_string);
	err = (struct untrusted_error)UNTRUSTED_NO_ERROR;
	EXPECT_EQ(validate_field_array(&err, request, &req, rest, zero_bytes,
				       u8),
		  -EINVAL);
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_zero);
	memset(&req, 0, sizeof(req));
	EXPECT_EQ(validate_field_array(&err, request, &req, rest, zero_bytes,
				       u8),
		  0);
}

TEST(report)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;

	EXPECT_EQ(untrusted_report(&err, request, cookie, fetch, 0), 0);
	EXPECT_EQ(err.error, 0);
	EXPECT_EQ(untrusted_report(&err, request, cookie, fetch, -EFAULT),
		  -EFAULT);
	EXPECT(!strcmp(err.field, "cookie"));
	EXPECT_EQ(err.offset, offsetof(struct request, cookie));
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_fetch);
	EXPECT_EQ(err.error, -EFAULT);
	EXPECT_EQ(untrusted_report(NULL, request, cookie, fetch, -EFAULT),
		  -EFAULT);
}

TEST(refuse_never_answers_success)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;

	EXPECT_EQ(untrusted_refuse(NULL, 0, UNTRUSTED_RULE_custom, "a", 8),
		  -EINVAL);
	EXPECT_EQ(untrusted_refuse(&err, 5, UNTRUSTED_RULE_custom, "a", 8),
		  -EINVAL);
	EXPECT_EQ(err.error, -EINVAL);
}

TEST(refuse_keeps_the_first)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;

	EXPECT_EQ(untrusted_refuse(&err, -E2BIG, UNTRUSTED_RULE_custom, "a", 8),
		  -E2BIG);
	EXPECT_EQ(untrusted_refuse(&err, -EINVAL, UNTRUSTED_RULE_max, "b", 9),
		  -EINVAL);
	EXPECT(!strcmp(err.field, "a"));
	EXPECT_EQ(err.offset, 8);
	EXPECT_EQ(err.rule, UNTRUSTED_RULE_custom);
	EXPECT_EQ(err.error, -E2BIG);
	EXPECT_EQ(untrusted_refuse(NULL, -EINVAL, UNTRUSTED_RULE_max, "b", 9),
		  -EINVAL);
}

/* Drivers report them to user space. */
TEST(rule_numbers_never_change)
{
	static const enum untrusted_rule rules[] = {
		UNTRUSTED_RULE_none,  UNTRUSTED_RULE_range,
		UNTRUSTED_RULE_min,   UNTRUSTED_RULE_max,
		UNTRUSTED_RULE_flags, UNTRUSTED_RULE_zero,
		UNTRUSTED_RULE_equal, UNTRUSTED_RULE_one_of,
		UNTRUSTED_RULE_bool,  UNTRUSTED_RULE_enum,
		UNTRUSTED_RULE_index, UNTRUSTED_RULE_size,
		UNTRUSTED_RULE_sub,   UNTRUSTED_RULE_string,
		UNTRUSTED_RULE_each,  UNTRUSTED_RULE_custom,
		UNTRUSTED_RULE_fetch, UNTRUSTED_RULE_tail,
		UNTRUSTED_RULE_put,
	};

	FOR_EACH_ROW(rule, rules)
	EXPECT_EQ(*rule, rule - rules);
	EXPECT_EQ(UNTRUSTED_RULE_zero_bytes, UNTRUSTED_RULE_zero);
}

UNTRUSTED_ARRAY(mac, u8, 6);
UNTRUSTED_ARRAY(triple, u32, 3);

static untrusted_mac whole(const untrusted_u8 (*bytes)[6])
{
	return untrusted_gather(mac, bytes);
}

TEST(whole_arrays)
{
	untrusted_u8 bytes[6];
	untrusted_mac mac;
	const uint8_t *out = NULL;

	for (uint8_t i = 0; i < 6; i++)
		bytes[i] = untrusted_mark(u8, i);
	mac = whole((const untrusted_u8(*)[6]) & bytes);
	EXPECT_EQ(sizeof(mac), 6);
	EXPECT_EQ(_Alignof(untrusted_triple), _Alignof(uint32_t));
	EXPECT((const void *)untrusted_elements(mac, &mac) ==
	       (const void *)&mac);
	EXPECT_EQ(validate_each(NULL, max, u8, untrusted_elements(mac, &mac), 6,
				&out, 5),
		  0);
	for (int i = 0; i < 6; i++)
		EXPECT_EQ(out[i], i);
	bytes[0] = untrusted_mark(u8, 9);
	EXPECT_EQ(out[0], 0);
}

TEST(widen)
{
	EXPECT_EQ(validate_any(u64, untrusted_widen(u8, u64,
						    untrusted_mark(u8, 255))),
		  255);
	EXPECT_EQ(validate_any(s64, untrusted_widen(s8, s64,
						    untrusted_mark(s8, -5))),
		  -5);
	EXPECT_EQ(validate_any(s64, untrusted_widen(
					    u32, s64,
					    untrusted_mark(u32, UINT32_MAX))),
		  UINT32_MAX);
	EXPECT_EQ(validate_any(u32, untrusted_widen(be16, u32,
						    WRAPPED_BYTES(be16, 0x12,
								  0x34))),
		  0x1234);
	EXPECT_EQ(validate_any(u32, untrusted_widen(le16, u32,
						    WRAPPED_BYTES(le16, 0x12,
								  0x34))),
		  0x3412);
	EXPECT_EQ(validate_any(u32, untrusted_widen(u32, u32,
						    untrusted_mark(u32, 3))),
		  3);
}

/* A packed wire struct may lie anywhere; its members are read by value. */
struct wire {
	untrusted_u8 kind;
	untrusted_be32 value;
	untrusted_le16 rest;
} __attribute__((packed));

TEST(packed_members_by_value)
{
	static const uint8_t bytes[] = { 9, 1, 2, 3, 4, 5, 6 };
	uint8_t storage[16];

	EXPECT_EQ(sizeof(struct wire), 7);
	for (size_t at = 0; at < 8; at++) {
		const struct wire *wire;
		uint32_t value = 0;
		uint16_t rest = 0;

		memcpy(storage + at, bytes, sizeof(bytes));
		wire = (const void *)(storage + at);
		EXPECT_EQ(validate_max(be32, wire->value, 0x01020304, &value),
			  0);
		EXPECT_EQ(value, 0x01020304);
		EXPECT_EQ(validate_max(le16, wire->rest, 0x0605, &rest), 0);
		EXPECT_EQ(rest, 0x0605);
	}
}
