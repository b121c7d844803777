// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* ioctl.h: commands of every kind of row, right and wrong. */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>

#include "../../../../include/untrusted/uapi/limits.h"
#include "client.h"

#define KNOWN sizeof(struct rows_grown)

static long fire(unsigned int cmd, const void *arg)
{
	long got;

	forget();
	got = answer(ioctl(rows_fd, cmd, arg));
	look();
	return got;
}

static void expect_served(unsigned int cmd)
{
	EXPECT_EQ(seen.handlers, 1);
	EXPECT_EQ(seen.row, _IOC_NR(cmd));
	EXPECT_EQ(seen.refusals, 0);
}

/* The hook was called once, and told this. */
static void expect_refused(unsigned int cmd, int error, uint32_t rule,
			   const char *field, size_t offset)
{
	EXPECT_EQ(seen.refusals, 1);
	EXPECT_EQ(seen.cmd, cmd);
	EXPECT_EQ(seen.error, error);
	EXPECT_EQ(seen.rule, rule);
	EXPECT_EQ(seen.offset, offset);
	EXPECT(!strcmp(seen.field, field));
}

static struct rows_args *honest_args(void)
{
	struct rows_args *args = room(sizeof(*args));

	*args = (struct rows_args){ 0x0102030405060708, 9, 10, 11, 12 };
	return args;
}

TEST(exact)
{
	struct rows_args *args = honest_args();
	struct rows_args want = *args;

	EXPECT_EQ(fire(ROWS_EXACT, args), 0);
	expect_served(ROWS_EXACT);
	EXPECT(!memcmp(seen.request, &want, sizeof(want)));
	EXPECT_EQ(seen.again, -EFAULT);
	EXPECT_EQ(seen.knows, 1);
	EXPECT_EQ(seen.put, 0);
	want.out_e = ROWS_OUT;
	EXPECT(!memcmp(args, &want, sizeof(want)));
}

TEST(exact_at_a_bad_address)
{
	for (unsigned int i = 0; i < BAD_ADDRESSES; i++) {
		test_row(i);
		EXPECT_EQ(fire(ROWS_EXACT, bad_address(i)), -EFAULT);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(ROWS_EXACT, -EFAULT, RULE_fetch, "", 0);
	}
}

TEST(exact_that_ends_too_early)
{
	for (size_t n = 1; n < sizeof(struct rows_args); n++) {
		void *args = room(n);

		test_row((long)n);
		EXPECT_EQ(fire(ROWS_EXACT, args), -EFAULT);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(ROWS_EXACT, -EFAULT, RULE_fetch, "", 0);
		EXPECT(all(args, PATTERN, n));
	}
}

TEST(exact_on_a_read_only_page)
{
	struct rows_args *args = honest_args();

	make_read_only(args);
	EXPECT_EQ(fire(ROWS_EXACT, args), -EFAULT);
	EXPECT_EQ(seen.handlers, 1);
	expect_refused(ROWS_EXACT, -EFAULT, RULE_put, "out_e",
		       offsetof(struct rows_args, out_e));
}

/* _IOW() grants no writing: the handler's put fails, the memory is as it was. */
TEST(sends)
{
	struct rows_args *args = honest_args();
	const struct rows_args before = *args;

	EXPECT_EQ(fire(ROWS_SENDS, args), 0);
	expect_served(ROWS_SENDS);
	EXPECT_EQ(seen.again, -EFAULT);
	EXPECT_EQ(seen.put, -EFAULT);
	EXPECT(!memcmp(args, &before, sizeof(before)));
}

static unsigned int grows_of(size_t n)
{
	return _IOC(_IOC_READ | _IOC_WRITE, 'u', _IOC_NR(ROWS_GROWS), n);
}

/* n bytes that end at an unreadable page: 1, 2, 3 ..., zero where unknown */
static uint8_t *growing(size_t n)
{
	uint8_t *bytes = memset(room(n), 0, n);

	for (size_t i = 0; i < n && i < KNOWN; i++)
		bytes[i] = (uint8_t)(i + 1);
	return bytes;
}

static void expect_grown(unsigned int cmd, size_t n, const uint8_t *sent,
			 const uint8_t *now)
{
	struct rows_grown request = { .size = 0 };
	const size_t known = n < KNOWN ? n : KNOWN;

	memcpy(&request, sent, known);
	expect_served(cmd);
	EXPECT(!memcmp(seen.request, &request, sizeof(request)));
	EXPECT_EQ(seen.again, -EFAULT);
	EXPECT_EQ(seen.knows, n >= KNOWN);
	EXPECT_EQ(seen.put, 0);
	if (n >= ROWS_GROWN_SIZE_VER1)
		request.out_c = ROWS_OUT;
	if (n >= KNOWN)
		request.out_e = ROWS_OUT;
	EXPECT(!memcmp(now, &request, known));
	EXPECT(n <= KNOWN || all(now + KNOWN, 0, n - KNOWN));
}

static void expect_grows_served(size_t n)
{
	uint8_t *bytes = growing(n);
	uint8_t sent[KNOWN] = { 0 };

	memcpy(sent, bytes, n < KNOWN ? n : KNOWN);
	EXPECT_EQ(fire(grows_of(n), bytes), 0);
	expect_grown(ROWS_GROWS, n, sent, bytes);
}

TEST(grows_of_every_size)
{
	for (size_t n = ROWS_GROWN_SIZE_VER0; n <= 40; n++) {
		test_row((long)n);
		expect_grows_served(n);
	}
	expect_grows_served(page_size());
}

TEST(grows_of_no_version)
{
	for (size_t n = 0; n < ROWS_GROWN_SIZE_VER0; n++) {
		test_row((long)n);
		EXPECT_EQ(fire(grows_of(n), growing(KNOWN)), -ENOTTY);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(grows_of(n), -ENOTTY, RULE_none, "", 0);
	}
}

TEST(grows_beyond_a_page)
{
	static const size_t sizes[] = { 4097, 8192, 16383 };

	FOR_EACH_ROW(n, sizes)
	{
		EXPECT_EQ(fire(grows_of(*n), growing(*n)), -E2BIG);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(grows_of(*n), -E2BIG, RULE_max, "", 0);
	}
}

TEST(grows_with_a_tail)
{
	for (size_t i = KNOWN; i < 40; i++) {
		uint8_t *bytes = growing(40);

		test_row((long)i);
		bytes[i] = 1;
		EXPECT_EQ(fire(grows_of(40), bytes), -E2BIG);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(grows_of(40), -E2BIG, RULE_tail, "", 0);
	}
}

TEST(grows_that_is_not_there)
{
	for (size_t n = 0; n < 40; n++) {
		test_row((long)n);
		EXPECT_EQ(fire(grows_of(40), growing(n)), -EFAULT);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(grows_of(40), -EFAULT, RULE_fetch, "", 0);
	}
}

static uint8_t *sized(uint32_t size, size_t n)
{
	uint8_t *bytes = growing(n);

	memcpy(bytes, &size, sizeof(size));
	return bytes;
}

static void expect_sized_served(uint32_t n)
{
	uint8_t *bytes = sized(n, n);
	uint8_t sent[KNOWN] = { 0 };

	memcpy(sent, bytes, n < KNOWN ? n : KNOWN);
	EXPECT_EQ(fire(ROWS_SIZED, bytes), 0);
	expect_grown(ROWS_SIZED, n, sent, bytes);
}

TEST(sized_of_every_size)
{
	for (uint32_t n = ROWS_GROWN_SIZE_VER0; n <= 40; n++) {
		test_row(n);
		expect_sized_served(n);
	}
	expect_sized_served((uint32_t)page_size());
}

TEST(sized_of_no_size)
{
	static const struct {
		uint32_t size;
		int error;
		uint32_t rule;
	} rows[] = {
		{ 0, -EINVAL, RULE_min },
		{ 3, -EINVAL, RULE_min },
		{ 7, -EINVAL, RULE_min },
		{ 4097, -E2BIG, RULE_max },
		{ 0x7fffffff, -E2BIG, RULE_max },
		{ 0xffffffff, -E2BIG, RULE_max },
	};

	FOR_EACH_ROW(row, rows)
	{
		EXPECT_EQ(fire(ROWS_SIZED, sized(row->size, KNOWN)),
			  row->error);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(ROWS_SIZED, row->error, row->rule, "size", 0);
	}
}

TEST(sized_that_lies_about_its_size)
{
	uint8_t *bytes = sized(40, 40);

	bytes[39] = 1;
	EXPECT_EQ(fire(ROWS_SIZED, bytes), -E2BIG);
	expect_refused(ROWS_SIZED, -E2BIG, RULE_tail, "", 0);
	EXPECT_EQ(fire(ROWS_SIZED, sized(40, 39)), -EFAULT);
	expect_refused(ROWS_SIZED, -EFAULT, RULE_fetch, "", 0);
	EXPECT_EQ(fire(ROWS_SIZED, sized(24, 23)), -EFAULT);
	expect_refused(ROWS_SIZED, -EFAULT, RULE_fetch, "", 0);
	EXPECT_EQ(fire(ROWS_SIZED, room(3)), -EFAULT);
	expect_refused(ROWS_SIZED, -EFAULT, RULE_fetch, "", 0);
}

TEST(reads)
{
	struct rows_answer *got = room(sizeof(*got));

	EXPECT_EQ(fire(ROWS_READS, got), 0);
	expect_served(ROWS_READS);
	EXPECT_EQ(seen.again, -EFAULT);
	EXPECT_EQ(got->a, ROWS_ANSWER_A);
	EXPECT_EQ(got->b, ROWS_ANSWER_B);
	for (unsigned int i = 0; i < BAD_ADDRESSES; i++) {
		test_row(i);
		EXPECT_EQ(fire(ROWS_READS, bad_address(i)), -EFAULT);
		expect_refused(ROWS_READS, -EFAULT, RULE_put, "", 0);
	}
}

TEST(value)
{
	const size_t b = offsetof(struct rows_args, b);

	EXPECT_EQ(fire(ROWS_VALUE, (void *)15), 0);
	expect_served(ROWS_VALUE);
	EXPECT_EQ(seen.value, 15);
	EXPECT_EQ(fire(ROWS_VALUE, (void *)16), -EINVAL);
	EXPECT_EQ(seen.handlers, 1);
	expect_refused(ROWS_VALUE, -EINVAL, RULE_index, "b", b);
	EXPECT_EQ(fire(ROWS_VALUE, (void *)-1L), -EINVAL);
	EXPECT_EQ(seen.value, (unsigned long)-1L);
}

TEST(what_a_handler_answers_is_the_result)
{
	EXPECT_EQ(fire(ROWS_ECHO, (void *)7), 7);
	expect_served(ROWS_ECHO);
	EXPECT_EQ(fire(ROWS_ECHO, (void *)(long)-EIO), -EIO);
	EXPECT_EQ(seen.handlers, 1);
	expect_refused(ROWS_ECHO, -EIO, RULE_none, "", 0);
}

static unsigned int valid_of(size_t n)
{
	return _IOC(_IOC_READ | _IOC_WRITE, 'u', _IOC_NR(ROWS_VALID_GROWS), n);
}

static bool is_command(unsigned int cmd)
{
	static const unsigned int exact[] = {
		ROWS_EXACT, ROWS_SENDS,	      ROWS_SIZED,
		ROWS_READS, ROWS_VALUE,	      ROWS_ECHO,
		ROWS_VALID, ROWS_VALID_SIZED, ROWS_LIMITS,
	};

	for (size_t i = 0; i < ROWS(exact); i++)
		if (cmd == exact[i])
			return true;
	return (cmd == grows_of(_IOC_SIZE(cmd)) &&
		_IOC_SIZE(cmd) >= ROWS_GROWN_SIZE_VER0) ||
	       (cmd == valid_of(_IOC_SIZE(cmd)) &&
		_IOC_SIZE(cmd) >= ROWS_VALID_SIZE_VER0);
}

static void expect_no_command(unsigned int cmd)
{
	static void *memory;

	memory = memory ? memory : map_pages(5);
	if (is_command(cmd))
		return;
	test_row((long)cmd);
	EXPECT_EQ(fire(cmd, memory), -ENOTTY);
	EXPECT_EQ(seen.handlers, 0);
	expect_refused(cmd, -ENOTTY, RULE_none, "", 0);
	EXPECT(all(memory, 0, 5 * page_size()));
}

TEST(every_other_direction_size_and_number)
{
	for (unsigned int dir = 0; dir < 4; dir++)
		for (unsigned int nr = 0; nr < 14; nr++) {
			for (unsigned int n = 0; n < 33; n++)
				expect_no_command(_IOC(dir, 'u', nr, n));
			expect_no_command(_IOC(dir, 'u', nr, 4096));
			expect_no_command(_IOC(dir, 'u', nr, 16383));
		}
}

TEST(every_other_type)
{
	for (unsigned int type = 0; type < 256; type++) {
		if (type == 'u')
			continue;
		expect_no_command(
			_IOWR(type, _IOC_NR(ROWS_EXACT), struct rows_args));
		expect_no_command(
			_IOWR(type, _IOC_NR(ROWS_GROWS), struct rows_grown));
	}
}

/* A request that the schema accepts; of n bytes, at the end of memory. */
static struct rows_valid *valid_request(size_t n)
{
	const struct rows_valid good = { (uint32_t)n, 3, 0, 443, 0, 3 };

	return memcpy(room(n), &good, n);
}

/* The handler saw values or defaults, and put what the caller has room for. */
static void expect_valid(unsigned int cmd, const struct rows_valid *now,
			 size_t n)
{
	const bool whole = n == sizeof(*now);
	const struct rows_valid saw = {
		.size = (uint32_t)n,
		.slot = 3,
		.port = whole ? 443 : ROWS_PORT,
		.flags = whole ? 3 : 2,
	};

	expect_served(cmd);
	EXPECT(!memcmp(seen.request, &saw, sizeof(saw)));
	EXPECT_EQ(seen.again, -EFAULT);
	EXPECT_EQ(seen.knows, whole);
	EXPECT_EQ(seen.put, 0);
	EXPECT_EQ(now->out_sum, ROWS_OUT);
	EXPECT_EQ(now->slot, 3);
	if (whole)
		EXPECT_EQ(now->flags, 1);
}

TEST(schema)
{
	struct rows_valid *const req = valid_request(sizeof(*req));

	EXPECT_EQ(fire(ROWS_VALID, req), 0);
	expect_valid(ROWS_VALID, req, sizeof(*req));
}

TEST(schema_of_every_size)
{
	static const size_t sizes[] = { ROWS_VALID_SIZE_VER0,
					sizeof(struct rows_valid) };

	FOR_EACH_ROW(n, sizes)
	{
		struct rows_valid *req = valid_request(*n);

		EXPECT_EQ(fire(valid_of(*n), req), 0);
		expect_valid(ROWS_VALID_GROWS, req, *n);
		req = valid_request(*n);
		EXPECT_EQ(fire(ROWS_VALID_SIZED, req), 0);
		expect_valid(ROWS_VALID_SIZED, req, *n);
	}
}

TEST(schema_of_no_version)
{
	const size_t n = ROWS_VALID_SIZE_VER0 - 1;

	EXPECT_EQ(fire(valid_of(n), valid_request(n)), -ENOTTY);
	expect_refused(valid_of(n), -ENOTTY, RULE_none, "", 0);
	EXPECT_EQ(fire(ROWS_VALID_SIZED, valid_request(n)), -EINVAL);
	EXPECT_EQ(seen.handlers, 0);
}

static void expect_invalid(unsigned int cmd, const struct rows_valid *bad,
			   int error, uint32_t rule, const char *field,
			   size_t offset)
{
	struct rows_valid *const req = room(sizeof(*req));

	*req = *bad;
	EXPECT_EQ(fire(cmd, req), error);
	EXPECT_EQ(seen.handlers, 0);
	expect_refused(cmd, error, rule, field, offset);
	EXPECT(!memcmp(req, bad, sizeof(*bad)));
}

TEST(schema_refuses)
{
	static const unsigned int commands[] = { ROWS_VALID, ROWS_VALID_GROWS,
						 ROWS_VALID_SIZED };
	const uint32_t n = sizeof(struct rows_valid);

	FOR_EACH_ROW(cmd, commands)
	{
		expect_invalid(*cmd, &(struct rows_valid){ n, 16, 0, 1, 0, 0 },
			       -EINVAL, RULE_index, "slot", 4);
		expect_invalid(*cmd, &(struct rows_valid){ n, 1, 0, 0, 0, 0 },
			       -EDOM, RULE_range, "port", 16);
		expect_invalid(*cmd,
			       &(struct rows_valid){ n, 1, 0, 1024, 0, 0 },
			       -EDOM, RULE_range, "port", 16);
		expect_invalid(*cmd, &(struct rows_valid){ n, 1, 0, 1, 1, 0 },
			       -EINVAL, RULE_zero, "reserved", 18);
		expect_invalid(*cmd, &(struct rows_valid){ n, 1, 0, 1, 0, 4 },
			       -EINVAL, RULE_flags, "flags", 20);
	}
}

TEST(schema_at_a_bad_address)
{
	for (unsigned int i = 0; i < BAD_ADDRESSES; i++) {
		test_row(i);
		EXPECT_EQ(fire(ROWS_VALID, bad_address(i)), -EFAULT);
		EXPECT_EQ(seen.handlers, 0);
		expect_refused(ROWS_VALID, -EFAULT, RULE_fetch, "", 0);
	}
}

TEST(schema_on_a_read_only_page)
{
	struct rows_valid *const req = valid_request(sizeof(*req));

	make_read_only(req);
	EXPECT_EQ(fire(ROWS_VALID, req), -EFAULT);
	EXPECT_EQ(seen.handlers, 1);
	expect_refused(ROWS_VALID, -EFAULT, RULE_put, "out_sum", 8);
}

struct limit_row {
	const char *field;
	uint32_t offset, rule, error, flags, since;
	uint64_t lo, hi;
};

/* As a process does that knows none of it. */
TEST(limits_are_enumerated)
{
	const uint32_t said = UNTRUSTED_LIMIT_IN_FORCE;
	const struct limit_row rows[] = {
		{ "size", 0, RULE_none, EINVAL, said | UNTRUSTED_LIMIT_FIXED, 0,
		  0, UINT32_MAX },
		{ "slot", 4, RULE_index, EINVAL, said | UNTRUSTED_LIMIT_FIXED,
		  0, 0, ROWS_SLOTS - 1 },
		{ "out_sum", 8, RULE_none, EINVAL,
		  said | UNTRUSTED_LIMIT_FIXED | UNTRUSTED_LIMIT_OUTPUT, 0, 0,
		  UINT64_MAX },
		{ "port", 16, RULE_range, EDOM, said | UNTRUSTED_LIMIT_FIXED,
		  24, 1, 1023 },
		{ "reserved", 18, RULE_zero, EINVAL,
		  said | UNTRUSTED_LIMIT_FIXED, 0, 0, 0 },
		{ "flags", 20, RULE_flags, EINVAL,
		  said | UNTRUSTED_LIMIT_FIXED | UNTRUSTED_LIMIT_OUTPUT, 24, 0,
		  ROWS_FLAGS },
	};
	struct untrusted_limit_ask *const ask = room(sizeof(*ask));

	FOR_EACH_ROW(row, rows)
	{
		ask->index = (uint32_t)(row - rows);
		EXPECT_EQ(fire(ROWS_LIMITS, ask), 0);
		EXPECT_EQ(ask->out_rows, ROWS(rows));
		EXPECT(!strcmp(ask->out_field, row->field));
		EXPECT_EQ(ask->out_offset, row->offset);
		EXPECT_EQ(ask->out_rule, row->rule);
		EXPECT_EQ(ask->out_error, row->error);
		EXPECT_EQ(ask->out_flags, row->flags);
		EXPECT_EQ(ask->out_since, row->since);
		EXPECT_EQ(ask->out_lo, row->lo);
		EXPECT_EQ(ask->out_hi, row->hi);
	}
}

TEST(limits_end)
{
	static const uint32_t behind[] = { 6, 7, UINT32_MAX };
	struct untrusted_limit_ask *const ask = room(sizeof(*ask));

	FOR_EACH_ROW(index, behind)
	{
		const struct untrusted_limit_ask none = { .index = *index,
							  .out_rows = 6 };

		memset(ask, PATTERN, sizeof(*ask));
		ask->index = *index;
		EXPECT_EQ(fire(ROWS_LIMITS, ask), 0);
		EXPECT(!memcmp(ask, &none, sizeof(none)));
	}
}

TEST(limits_at_a_bad_address)
{
	for (unsigned int i = 0; i < BAD_ADDRESSES; i++) {
		test_row(i);
		EXPECT_EQ(fire(ROWS_LIMITS, bad_address(i)), -EFAULT);
	}
}
