// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* One thing wrong at a time, in a child and a file of its own each. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#include "session.h"

struct attack_row {
	const char *name;
	const char *title;
	const char *want;
	void (*run)(struct session *s, struct finding *finding);
};

#define FAKE 0xfa4eu
#define WITNESS_STALE 0x5a
#define CANARY 0x5ec2e75ec2e75ec2ULL

static struct ring_control *control_of(const struct session *s)
{
	return &s->shared->control;
}

static struct ring_sqe nop(void)
{
	return (struct ring_sqe){ .op = RING_NOP };
}

static struct ring_sqe write_of(const void *bytes, uint32_t len,
				uint32_t offset)
{
	return (struct ring_sqe){ .op = RING_WRITE,
				  .addr = address(bytes),
				  .len = len,
				  .offset = offset };
}

static void want_result(struct finding *finding, long got, long want)
{
	if (got == want)
		return;
	if (got < 0)
		found(finding, "answered %s", strerror((int)-got));
	else if (want < 0)
		found(finding, "served what it must refuse: moved %ld", got);
	else
		found(finding, "moved %ld", got);
}

/* submissions that must be refused, each with an errno of its own */
static void refused(struct session *s, struct finding *finding,
		    struct ring_sqe sqe, int error)
{
	want_result(finding, session_one(s, sqe), -error);
}

/* ---- honest ------------------------------------------------------------- */

static void write_and_read(struct session *s, struct finding *finding)
{
	static const char text[] = "sixteen letters.";
	uint8_t store[RING_STORE_BYTES];

	want_result(finding, session_one(s, write_of(text, 16, 4080)), 16);
	want_result(finding, session_one(s, write_of(text, 0, 4096)), 0);
	session_store(s, store);
	if (memcmp(store + 4080, text, 16) || !memory_is(store, 0, 4080))
		found(finding, "the store holds something else");
}

static struct ring_part *parts_at(const struct session *s, uint32_t data)
{
	return (struct ring_part *)(s->shared->data + data);
}

static void scatter(struct session *s, struct finding *finding)
{
	static const char text[] = "scattered";
	uint8_t store[RING_STORE_BYTES];

	parts_at(s, 8176)[0] = (struct ring_part){ address(text), 100, 9 };
	parts_at(s, 64)[0] = (struct ring_part){ address(text), 4087, 9 };
	parts_at(s, 64)[1] = (struct ring_part){ address(text), 0, 4 };
	want_result(finding,
		    session_one(s, (struct ring_sqe){ .op = RING_SCATTER,
						      .len = 1,
						      .data = 8176 }),
		    9);
	want_result(finding,
		    session_one(s, (struct ring_sqe){ .op = RING_SCATTER,
						      .len = 2,
						      .data = 64 }),
		    13);
	session_store(s, store);
	if (memcmp(store + 100, text, 9) || memcmp(store + 4087, text, 9) ||
	    memcmp(store, text, 4) || !memory_is(store + 4, 0, 96))
		found(finding, "the store holds something else");
}

static void many_rounds(struct session *s, struct finding *finding)
{
	struct ring_cqe cqe;
	uint64_t read = 0;

	for (int round = 0; round < 20; round++) {
		for (int i = 0; i < RING_SQ_ENTRIES; i++)
			session_submit(s, nop());
		want_result(finding, session_enter(s, RING_SQ_ENTRIES),
			    RING_SQ_ENTRIES);
		while (session_complete(s, &cqe))
			if (cqe.user_data != ++read)
				found(finding, "completion %llu is of %llu",
				      (unsigned long long)read,
				      (unsigned long long)cqe.user_data);
	}
	if (read != 20 * RING_SQ_ENTRIES)
		found(finding, "%llu completions", (unsigned long long)read);
}

/* 24 that nobody reads */
static void fill_completions(struct session *s)
{
	for (int i = 0; i < RING_CQ_ENTRIES; i++) {
		session_submit(s, nop());
		if (session_enter(s, 1) != 1)
			die("an honest submission was not taken");
	}
}

static void no_room(struct session *s, struct finding *finding)
{
	struct ring_cqe cqe;

	fill_completions(s);
	session_submit(s, nop());
	want_result(finding, session_enter(s, 1), 0);
	if (!session_complete(s, &cqe) || cqe.user_data != 1)
		found(finding, "lost a completion that nobody had read");
	want_result(finding, session_enter(s, 1), 1);
}

/* ---- indexes ------------------------------------------------------------ */

static void tail_far_ahead(struct session *s, struct finding *finding)
{
	long taken = 0, ret;

	control_of(s)->sq_tail = 1000;
	do {
		ret = session_enter(s, RING_SQ_ENTRIES);
		taken += ret > 0 ? ret : 0;
	} while (ret > 0);
	if (taken)
		found(finding, "took %ld submissions from a ring of %d", taken,
		      RING_SQ_ENTRIES);
	want_result(finding, ret, -EINVAL);
}

static void tail_one_too_far(struct session *s, struct finding *finding)
{
	control_of(s)->sq_tail = RING_SQ_ENTRIES + 1;
	want_result(finding, session_enter(s, 1), -EINVAL);
}

static void tail_behind(struct session *s, struct finding *finding)
{
	want_result(finding, session_one(s, nop()), 0);
	control_of(s)->sq_tail = 0;
	want_result(finding, session_enter(s, 1), -EINVAL);
}

static void mask_all_ones(struct session *s, struct finding *finding)
{
	struct ring_sqe *fake;
	struct ring_cqe cqe;

	for (int i = 0; i < 40; i++)
		want_result(finding, session_one(s, nop()), 0);
	/* the compiler knows how long the array is, the driver should */
	fake = (struct ring_sqe *)((uint8_t *)s->shared +
				   offsetof(struct ring_shared, sqes)) +
	       40;
	*fake = (struct ring_sqe){ .user_data = FAKE };
	control_of(s)->sq_mask = UINT32_MAX;
	session_submit(s, nop());
	want_result(finding, session_enter(s, 1), 1);
	if (!session_complete(s, &cqe))
		found(finding, "no completion");
	else if (cqe.user_data == FAKE)
		found(finding, "took a submission from outside the ring");
	else if (cqe.user_data != 41)
		found(finding, "another completion");
}

static void entries_zero(struct session *s, struct finding *finding)
{
	struct ring_cqe cqe;

	/* one that is not read yet: 0 of 0 would be full */
	session_submit(s, nop());
	want_result(finding, session_enter(s, 1), 1);
	control_of(s)->cq_entries = 0;
	control_of(s)->sq_entries = 0;
	session_submit(s, nop());
	want_result(finding, session_enter(s, 1), 1);
	if (!session_complete(s, &cqe) || !session_complete(s, &cqe) ||
	    cqe.user_data != 2)
		found(finding, "no completion");
}

static void completion_tail_wild(struct session *s, struct finding *finding)
{
	const uint32_t behind =
		(RING_BYTES - offsetof(struct ring_shared, cqes)) /
			sizeof(struct ring_cqe) +
		8;

	control_of(s)->cq_entries = UINT32_MAX;
	control_of(s)->cq_tail = behind;
	session_submit(s, nop());
	want_result(finding, session_enter(s, 1), 1);
	if (s->shared->cqes[0].user_data != 1)
		look_at_canaries(finding, s, 0);
	if (control_of(s)->cq_tail != 1)
		found(finding, "believed a tail that is its own");
}

static void completions_read_ahead(struct session *s, struct finding *finding)
{
	long got;

	fill_completions(s);
	control_of(s)->cq_head = RING_CQ_ENTRIES + 1;
	session_submit(s, nop());
	got = session_enter(s, 1);
	if (s->shared->cqes[0].user_data != 1)
		found(finding, "overwrote a completion that nobody had read");
	want_result(finding, got, -EINVAL);
}

static void completions_read_behind(struct session *s, struct finding *finding)
{
	for (int i = 0; i < 30; i++)
		want_result(finding, session_one(s, nop()), 0);
	control_of(s)->cq_head = 30 - RING_CQ_ENTRIES - 1;
	session_submit(s, nop());
	want_result(finding, session_enter(s, 1), -EINVAL);
}

static void enter_none(struct session *s, struct finding *finding)
{
	session_submit(s, nop());
	want_result(finding, session_enter(s, 0), -EINVAL);
}

static void enter_too_many(struct session *s, struct finding *finding)
{
	session_submit(s, nop());
	want_result(finding, session_enter(s, RING_SQ_ENTRIES + 1), -EINVAL);
	want_result(finding, session_enter(s, -1ul), -EINVAL);
}

static void unknown_command(struct session *s, struct finding *finding)
{
	const int ret = ioctl(s->fd, _IO(RING_MAGIC, 3), 1);

	want_result(finding, ret < 0 ? -errno : ret, -ENOTTY);
}

/* ---- members ------------------------------------------------------------ */

static void padding(struct session *s, struct finding *finding)
{
	uint8_t *bytes = (uint8_t *)&s->shared->cqes[0];
	const size_t end = offsetof(struct ring_cqe, op) + 1;

	memset(bytes, PATTERN, sizeof(struct ring_cqe));
	want_result(finding, session_one(s, nop()), 0);
	if (!memory_is(bytes + end, PATTERN, sizeof(struct ring_cqe) - end))
		found(finding, "stale kernel bytes in a completion: %02x",
		      bytes[end]);
}

static void read_sum_wraps(struct session *s, struct finding *finding)
{
	const struct ring_sqe sqe = { .op = RING_READ,
				      .offset = -256u,
				      .len = 512 };
	const long got = session_one(s, sqe);

	if (got == 512 && !memory_is(s->shared->data, 0, 256))
		found(finding, "leaked kernel memory");
	want_result(finding, got, -EINVAL);
}

static void read_past_store(struct session *s, struct finding *finding)
{
	refused(s, finding,
		(struct ring_sqe){ .op = RING_READ, .offset = 4096, .len = 1 },
		EINVAL);
}

static void read_past_data(struct session *s, struct finding *finding)
{
	refused(s, finding,
		(struct ring_sqe){ .op = RING_READ, .data = 8000, .len = 193 },
		EINVAL);
	refused(s, finding,
		(struct ring_sqe){ .op = RING_READ, .data = -8u, .len = 16 },
		EINVAL);
}

static void write_past_store(struct session *s, struct finding *finding)
{
	static char bytes[32];

	refused(s, finding, write_of(bytes, 16, 4081), EINVAL);
	refused(s, finding, write_of(bytes, 16, -8u), EINVAL);
	refused(s, finding, write_of(bytes, UINT32_MAX, 1), EINVAL);
}

static void write_from_kernel(struct session *s, struct finding *finding)
{
	const struct ring_sqe sqe = { .op = RING_WRITE,
				      .addr = 0xffffffff81000000,
				      .len = 16 };

	refused(s, finding, sqe, EFAULT);
	refused(s, finding, write_of(unmapped(), 16, 0), EFAULT);
}

static void scatter_counts(struct session *s, struct finding *finding)
{
	static const uint32_t counts[] = { 0, RING_PARTS_MAX + 1, UINT32_MAX,
					   0x10000001 };

	for (size_t i = 0; i < ARRAY_SIZE(counts); i++)
		refused(s, finding,
			(struct ring_sqe){ .op = RING_SCATTER,
					   .len = counts[i] },
			EINVAL);
}

static void scatter_offset(struct session *s, struct finding *finding)
{
	static const char text[] = "scattered";

	parts_at(s, 64)[0] = (struct ring_part){ address(text), 100, 9 };
	refused(s, finding,
		(struct ring_sqe){
			.op = RING_SCATTER, .len = 1, .data = 64, .offset = 7 },
		EINVAL);
}

static void scatter_past_data(struct session *s, struct finding *finding)
{
	static const uint32_t places[] = { 8184, 8192, 1u << 31, -16u };

	for (size_t i = 0; i < ARRAY_SIZE(places); i++)
		refused(s, finding,
			(struct ring_sqe){ .op = RING_SCATTER,
					   .len = 1,
					   .data = places[i] },
			EINVAL);
}

static void scatter_past_store(struct session *s, struct finding *finding)
{
	static char bytes[32];
	uint8_t store[RING_STORE_BYTES];

	memset(bytes, 's', sizeof(bytes));
	parts_at(s, 0)[0] = (struct ring_part){ address(bytes), 0, 16 };
	parts_at(s, 0)[1] = (struct ring_part){ address(bytes), 4090, 16 };
	refused(s, finding, (struct ring_sqe){ .op = RING_SCATTER, .len = 2 },
		EINVAL);
	session_store(s, store);
	if (!memory_is(store, 0, sizeof(store)))
		found(finding, "refused, yet moved a part");
}

static void unknown_op(struct session *s, struct finding *finding)
{
	refused(s, finding, (struct ring_sqe){ .op = 4 }, EINVAL);
	refused(s, finding, (struct ring_sqe){ .op = 255 }, EINVAL);
}

static void reserved_set(struct session *s, struct finding *finding)
{
	refused(s, finding, (struct ring_sqe){ .flags = 1 }, EINVAL);
	refused(s, finding, (struct ring_sqe){ .reserved = 0x8000 }, EINVAL);
}

/* ---- mappings ----------------------------------------------------------- */

static void try_map(struct session *s, struct finding *finding, size_t size,
		    off_t offset)
{
	const uint64_t *mapped;

	mapped = mmap(NULL, size, PROT_READ, MAP_SHARED, s->fd, offset);
	if (mapped == MAP_FAILED) {
		want_result(finding, -errno, -EINVAL);
		return;
	}
	if (mapped[(RING_BYTES - offset) / sizeof(*mapped)] == CANARY)
		found(finding, "mapped kernel memory behind its pages");
	found(finding, "mapped %zu bytes at %lld", size, (long long)offset);
}

static void map_too_much(struct session *s, struct finding *finding)
{
	try_map(s, finding, RING_BYTES + 4096, 0);
}

static void map_behind(struct session *s, struct finding *finding)
{
	try_map(s, finding, 4096, RING_BYTES);
}

static void map_across_end(struct session *s, struct finding *finding)
{
	try_map(s, finding, 8192, RING_BYTES - 4096);
}

static void map_far_away(struct session *s, struct finding *finding)
{
	static const off_t offsets[] = { 1l << 40, 1l << 62, -4096 };

	for (size_t i = 0; i < ARRAY_SIZE(offsets) && !options.naive; i++)
		if (mmap(NULL, 4096, PROT_READ, MAP_SHARED, s->fd,
			 offsets[i]) != MAP_FAILED)
			found(finding, "mapped a page at %lld",
			      (long long)offsets[i]);
}

static void map_a_part(struct session *s, struct finding *finding)
{
	const uint8_t *part;

	want_result(finding, session_one(s, write_of("part", 4, 0)), 4);
	part = mmap(NULL, 8192, PROT_READ, MAP_SHARED, s->fd, 4096);
	if (part == MAP_FAILED) {
		found(finding, "refused an honest mapping");
		return;
	}
	want_result(finding,
		    session_one(s, (struct ring_sqe){ .op = RING_READ,
						      .len = 4,
						      .data = 8188 }),
		    4);
	if (memcmp(part + 8188, "part", 4))
		found(finding, "mapped another part");
}

static const struct attack_row rows[] = {
	{ "write_and_read", "writes the store's end and reads it", "served",
	  write_and_read },
	{ "scatter", "moves parts, at the data area's end too", "served",
	  scatter },
	{ "many_rounds", "goes round both rings twenty times", "served",
	  many_rounds },
	{ "no_room", "reads no completions", "takes no more", no_room },
	{ "map_a_part", "maps the last two pages alone", "served", map_a_part },
	{ "tail_far_ahead", "claims 1000 submissions in a ring of 16", "EINVAL",
	  tail_far_ahead },
	{ "tail_one_too_far", "claims 17 submissions in a ring of 16", "EINVAL",
	  tail_one_too_far },
	{ "tail_behind", "takes back a submission that was served", "EINVAL",
	  tail_behind },
	{ "mask_all_ones", "overwrites the kernel's mask", "served",
	  mask_all_ones },
	{ "entries_zero", "overwrites the numbers of entries", "served",
	  entries_zero },
	{ "completion_tail_wild", "overwrites the kernel's completion tail",
	  "served", completion_tail_wild },
	{ "completions_read_ahead", "claims to have read what is not there",
	  "EINVAL", completions_read_ahead },
	{ "completions_read_behind", "takes back what it read", "EINVAL",
	  completions_read_behind },
	{ "enter_none", "asks to take none", "EINVAL", enter_none },
	{ "enter_too_many", "asks to take more than the ring has", "EINVAL",
	  enter_too_many },
	{ "unknown_command", "calls a command that does not exist", "ENOTTY",
	  unknown_command },
	{ "padding", "looks at the bytes behind a completion", "as they were",
	  padding },
	{ "read_sum_wraps", "reads from in front of the store", "EINVAL",
	  read_sum_wraps },
	{ "read_past_store", "reads behind the store", "EINVAL",
	  read_past_store },
	{ "read_past_data", "reads to behind the data area", "EINVAL",
	  read_past_data },
	{ "write_past_store", "writes behind the store", "EINVAL",
	  write_past_store },
	{ "write_from_kernel", "writes from addresses it does not have",
	  "EFAULT", write_from_kernel },
	{ "scatter_counts", "scatters no parts, and too many", "EINVAL",
	  scatter_counts },
	{ "scatter_offset", "scatters to an offset, which is reserved there",
	  "EINVAL", scatter_offset },
	{ "scatter_past_data", "has parts behind the data area", "EINVAL",
	  scatter_past_data },
	{ "scatter_past_store", "has a part that leaves the store", "EINVAL",
	  scatter_past_store },
	{ "unknown_op", "asks for operations that do not exist", "EINVAL",
	  unknown_op },
	{ "reserved_set", "sets what is reserved", "EINVAL", reserved_set },
	{ "map_too_much", "maps a page more than there is", "EINVAL",
	  map_too_much },
	{ "map_behind", "maps the page behind", "EINVAL", map_behind },
	{ "map_across_end", "maps the last page and one more", "EINVAL",
	  map_across_end },
	{ "map_far_away", "maps at offsets that wrap", "EINVAL", map_far_away },
};

struct mission {
	const struct attack_row *row;
	struct finding *finding;
};

static void attack_body(void *argument)
{
	const struct mission *mission = argument;
	struct finding *finding = mission->finding;
	struct session s;
	struct ring_status before;

	session_open(&s);
	before = session_status(&s);
	mission->row->run(&s, finding);
	look_at_canaries(finding, &s, before.out_canaries);
	if (session_status(&s).out_allocations != before.out_allocations)
		found(finding, "an allocation was never freed");
	finding->finished = true;
}

static void one_attack(const struct attack_row *row, struct finding *finding)
{
	struct mission mission = { row, finding };
	const char *death;

	memset(finding, 0, sizeof(*finding));
	death = run_in_child(attack_body, &mission, finding);
	report_check("attack", row->name, !death && !finding->words[0],
		     "%s\t%s\t%s\t%s", row->title, row->want,
		     death || finding->words[0] ? "something else" : row->want,
		     finding->words[0] ? finding->words :
		     death	       ? death :
					 "as documented");
}

bool suite_ring_attack(void)
{
	struct finding *finding = shared_memory(sizeof(*finding));
	unsigned int checks = 0;

	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		checks += report_wants(rows[i].name);
	report_plan("attack", checks);
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		if (report_wants(rows[i].name))
			one_attack(&rows[i], finding);
	return report_end();
}
