// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* ioctl.h: commands of every kind of row, right and wrong. */
#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>

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

static bool is_command(unsigned int cmd)
{
	static const unsigned int exact[] = { ROWS_EXACT, ROWS_SENDS,
					      ROWS_SIZED, ROWS_READS,
					      ROWS_VALUE, ROWS_ECHO };

	for (size_t i = 0; i < ROWS(exact); i++)
		if (cmd == exact[i])
			return true;
	return cmd == grows_of(_IOC_SIZE(cmd)) &&
	       _IOC_SIZE(cmd) >= ROWS_GROWN_SIZE_VER0;
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
		for (unsigned int nr = 0; nr < 10; nr++) {
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
