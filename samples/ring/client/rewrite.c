// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The ring is rewritten while the kernel is in the middle of it, on every run. The
 * data of a submission is a page that is missing, under userfaultfd: the kernel stops
 * where it fetches it, the ring is rewritten, the page is supplied, and the kernel
 * goes on. A driver that took a copy of the submission cannot tell.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/userfaultfd.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "session.h"

#define RUNS 20
#define LEN 16u

/* one kind of rewriting */
struct rewrite {
	const char *name;
	const char *title;
	/* submits what is held */
	void (*aim)(struct session *s, const uint8_t *missing);
	void (*meanwhile)(struct session *s);
	/* @ret: of RING_ENTER */
	void (*judge)(struct session *s, struct finding *finding, long ret);
};

struct trap {
	int fd;
	uint8_t *missing;
	uint8_t *supply;
	struct session *session;
	const struct rewrite *rewrite;
	struct finding *finding;
};

/* ---- what is held ------------------------------------------------------- */

static void aim_write(struct session *s, const uint8_t *missing)
{
	session_submit(s, (struct ring_sqe){ .op = RING_WRITE,
					     .addr = address(missing),
					     .len = LEN });
}

static void aim_scatter(struct session *s, const uint8_t *missing)
{
	struct ring_part *parts = (struct ring_part *)s->shared->data;

	parts[0] = (struct ring_part){ address(missing), 0, LEN / 2 };
	parts[1] = (struct ring_part){ address(missing), LEN / 2, LEN / 2 };
	session_submit(s, (struct ring_sqe){ .op = RING_SCATTER, .len = 2 });
}

static void lengthen(struct session *s)
{
	s->shared->sqes[0].len = 4000;
}

static void move_offset(struct session *s)
{
	s->shared->sqes[0].offset = RING_STORE_BYTES - LEN / 2;
}

static void move_part(struct session *s)
{
	struct ring_part *parts = (struct ring_part *)s->shared->data;

	parts[1].offset = RING_STORE_BYTES - 2;
}

static void rename_submission(struct session *s)
{
	s->shared->sqes[0].user_data = 0xbad;
	s->shared->sqes[0].op = RING_NOP;
}

static void claim_more(struct session *s)
{
	for (size_t i = 1; i < RING_SQ_ENTRIES; i++)
		s->shared->sqes[i] = (struct ring_sqe){ .op = RING_NOP };
	__atomic_store_n(&s->shared->control.sq_tail, 1000, __ATOMIC_RELEASE);
}

static void move_completions(struct session *s)
{
	s->shared->control.cq_entries = UINT32_MAX;
	s->shared->control.cq_tail =
		(RING_BYTES - offsetof(struct ring_shared, cqes)) /
			sizeof(struct ring_cqe) +
		8;
}

/* ---- what it did -------------------------------------------------------- */

static void judge_completion(struct session *s, struct finding *finding,
			     long ret)
{
	const struct ring_cqe *cqe = &s->shared->cqes[0];

	if (ret != 1)
		found(finding, "decided on 1 submission, took %ld", ret);
	if (cqe->user_data != 1 || cqe->result != (int)LEN)
		found(finding,
		      "took submission 1 of 16 bytes, completed %#llx of %d",
		      (unsigned long long)cqe->user_data, cqe->result);
}

/* the shared memory may be anything by now, so a fresh look needs no completion */
static void judge_store(struct session *s, struct finding *finding, long ret)
{
	uint8_t store[RING_STORE_BYTES];
	struct ring_cqe cqe;

	look_at_canaries(finding, s, 0);
	if (!session_complete(s, &cqe))
		found(finding, "no completion");
	session_store(s, store);
	if (!memory_is(store, 'w', LEN) ||
	    !memory_is(store + LEN, 0, sizeof(store) - LEN))
		found(finding, "decided on 16 bytes, wrote others");
	if (ret != 1 || cqe.result != (int)LEN)
		found(finding, "decided on 16 bytes, answered %d", cqe.result);
}

static const struct rewrite rewrites[] = {
	{ "len", "makes a length of 16 into 4000", aim_write, lengthen,
	  judge_store },
	{ "offset", "moves the offset to the store's end", aim_write,
	  move_offset, judge_store },
	{ "part", "moves a part that was checked", aim_scatter, move_part,
	  judge_store },
	{ "submission", "makes it another submission", aim_write,
	  rename_submission, judge_completion },
	{ "tail", "claims 1000 submissions instead of 1", aim_write, claim_more,
	  judge_completion },
	{ "completions", "overwrites the kernel's completion tail", aim_write,
	  move_completions, judge_completion },
};

/* ---- the runs ----------------------------------------------------------- */

static uint8_t *page(void)
{
	uint8_t *start = mmap(NULL, page_size(), PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (start == MAP_FAILED)
		die("no memory for the trap");
	return start;
}

static void *spring(void *argument)
{
	struct trap *trap = argument;
	struct uffdio_copy copy = { .dst = address(trap->missing),
				    .src = address(trap->supply),
				    .len = page_size() };
	struct uffd_msg event;

	for (int i = 0; i < RUNS; i++) {
		if (read(trap->fd, &event, sizeof(event)) != sizeof(event))
			die("userfaultfd: %s", strerror(errno));
		trap->rewrite->meanwhile(trap->session);
		trap->finding->done++;
		ioctl(trap->fd, UFFDIO_COPY, &copy);
	}
	return NULL;
}

static void trap_set(struct trap *trap)
{
	struct uffdio_api api = { .api = UFFD_API };
	struct uffdio_register range = { .mode = UFFDIO_REGISTER_MODE_MISSING };

	trap->missing = page();
	trap->supply = page();
	memset(trap->supply, 'w', page_size());
	range.range.start = address(trap->missing);
	range.range.len = page_size();
	trap->fd = (int)syscall(SYS_userfaultfd, O_CLOEXEC);
	if (trap->fd < 0 || ioctl(trap->fd, UFFDIO_API, &api) ||
	    ioctl(trap->fd, UFFDIO_REGISTER, &range))
		die("userfaultfd: %s", strerror(errno));
}

static void one_run(struct trap *trap)
{
	struct finding *finding = trap->finding;
	struct finding run = { 0 };
	struct session s;
	long ret;

	session_open(&s);
	run.count = session_status(&s).out_canaries;
	trap->session = &s;
	madvise(trap->missing, page_size(), MADV_DONTNEED);
	trap->rewrite->aim(&s, trap->missing);
	ret = session_enter(&s, RING_SQ_ENTRIES);
	look_at_canaries(&run, &s, run.count);
	trap->rewrite->judge(&s, &run, ret);
	if (run.words[0]) {
		finding->bad++;
		found(finding, "%s", run.words);
	}
	munmap(s.shared, RING_BYTES);
	close(s.fd);
}

static void runs_body(void *argument)
{
	struct trap *trap = argument;
	pthread_t thread;

	trap_set(trap);
	if (pthread_create(&thread, NULL, spring, trap))
		die("no thread for the trap");
	for (int i = 0; i < RUNS; i++)
		one_run(trap);
	pthread_join(thread, NULL);
	trap->finding->finished = true;
}

static unsigned int rewrite_all(const struct rewrite *rewrite,
				struct finding *finding)
{
	struct trap trap = { .rewrite = rewrite, .finding = finding };
	const char *death;
	char outcome[256];

	memset(finding, 0, sizeof(*finding));
	death = run_in_child(runs_body, &trap, finding);
	if (death)
		snprintf(outcome, sizeof(outcome), "%s", death);
	else if (finding->done != RUNS)
		snprintf(outcome, sizeof(outcome),
			 "the kernel was held in %llu runs only",
			 (unsigned long long)finding->done);
	else if (finding->bad)
		snprintf(outcome, sizeof(outcome), "%s in %u of %u runs",
			 finding->words, finding->bad, RUNS);
	else
		snprintf(outcome, sizeof(outcome),
			 "used what it took in %u of %u runs", RUNS, RUNS);
	report_check("rewrite", rewrite->name,
		     !death && finding->done == RUNS && !finding->bad,
		     "%s\t0 of %u inconsistent\t%u of %u inconsistent\t%s",
		     rewrite->title, RUNS, finding->bad, RUNS, outcome);
	return death ? RUNS : finding->bad;
}

bool suite_ring_rewrite(void)
{
	struct finding *finding = shared_memory(sizeof(*finding));
	unsigned int checks = 0, bad = 0, kinds = 0, inconsistent;

	for (size_t i = 0; i < ARRAY_SIZE(rewrites); i++)
		checks += report_wants(rewrites[i].name);
	report_plan("rewrite", checks);
	for (size_t i = 0; i < ARRAY_SIZE(rewrites); i++) {
		if (!report_wants(rewrites[i].name))
			continue;
		inconsistent = rewrite_all(&rewrites[i], finding);
		bad += inconsistent;
		kinds += inconsistent == RUNS;
	}
	report_fact("ring.rewrite.inconsistent", bad);
	report_fact("ring.rewrite.kinds", kinds);
	return report_end();
}
