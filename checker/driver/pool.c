// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * The parent looks into the cache and reads results; whatever compiles or analyses
 * is a process of its own, so that nothing a file does reaches the others.
 */

#define _GNU_SOURCE
#include "pool.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../memory.h"
#include "../report/report.h"
#include "clang.h"
#include "collect.h"
#include "program.h"
#include "work.h"

/* one process at work; what is analysed together goes by its first file */
struct worker {
	pid_t pid;
	const struct job *job;
	size_t nr;
	int lines;
	int why;
};

struct pool {
	const struct options *options;
	const struct cache *cache;
	struct run *run;
	char *data;
	struct worker *worker;
	long busy;
	size_t done;
	size_t all;
	bool progress;
};

static void show_progress(struct pool *pool, const char *file)
{
	pool->done++;
	if (pool->progress)
		fprintf(stderr, "\r\033[K[%zu/%zu] %s", pool->done, pool->all,
			file);
}

static void clear_progress(const struct pool *pool)
{
	if (pool->progress)
		fputs("\r\033[K", stderr);
}

/* Return: false if @lines are not what an analysis writes. */
static bool take_lines(struct pool *pool, const struct job *job, size_t nr,
		       FILE *lines)
{
	if (pool->options->collect)
		collect_write(pool->options->collect, job, lines, NULL);
	else if (run_read(pool->run, job->directory, lines))
		return false;
	pool->run->files += nr;
	return true;
}

static void take_failure(struct pool *pool, const struct job *job,
			 const char *why)
{
	if (pool->options->collect)
		collect_write(pool->options->collect, job, NULL, why);
	run_add_failure(pool->run, job->directory, job->file, why);
}

static bool take_cached(struct pool *pool, const struct work *work)
{
	FILE *lines = cache_find(pool->cache, work->key, work->job->directory);
	bool taken;

	if (!lines)
		return false;
	taken = take_lines(pool, work->job, work->nr, lines);
	fclose(lines);
	pool->run->cached += taken ? work->nr : 0;
	return taken;
}

static char *read_why(int fd)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char *why;

	if (size <= 0)
		return text_copy("its process ended without a word");
	why = array_grow(NULL, 0, size + 1);
	if (pread(fd, why, size, 0) != size)
		*why = 0;
	return why;
}

static void take_result(struct pool *pool, struct worker *w, int status)
{
	FILE *lines = status ? NULL : fdopen(w->lines, "r");
	char *why = NULL;

	if (lines)
		rewind(lines);
	if (status)
		why = read_why(w->why);
	else if (!lines || !take_lines(pool, w->job, w->nr, lines))
		why = text_copy("what the analysis said is malformed");
	if (why)
		take_failure(pool, w->job, why);
	free(why);
	if (lines)
		fclose(lines);
	else
		close(w->lines);
	close(w->why);
}

static void __attribute__((noreturn))
be_worker(const struct pool *pool, const struct work *work,
	  const struct worker *w)
{
	char *why;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	why = work_do(work, pool->options, pool->cache, w->lines);
	if (why)
		dprintf(w->why, "%s", why);
	_exit(!!why);
}

static void wait_for_one(struct pool *pool)
{
	int status;
	pid_t pid = waitpid(-1, &status, 0);

	for (long i = 0; pid > 0 && i < pool->busy; i++) {
		struct worker w = pool->worker[i];

		if (w.pid != pid)
			continue;
		pool->worker[i] = pool->worker[--pool->busy];
		take_result(pool, &w, status);
		show_progress(pool, w.job->file);
		return;
	}
}

static void start(struct pool *pool, const struct work *work)
{
	struct worker w = {
		.job = work->job,
		.nr = work->nr,
		.lines = memfd_create("lines", MFD_CLOEXEC),
		.why = memfd_create("why", MFD_CLOEXEC),
	};

	if (w.lines < 0 || w.why < 0)
		usage_error("no file in memory: %s", strerror(errno));
	w.pid = fork();
	if (!w.pid)
		be_worker(pool, work, &w);
	if (w.pid < 0)
		usage_error("no process: %s", strerror(errno));
	pool->worker[pool->busy++] = w;
}

static void analyse_work(struct pool *pool, const struct job *job, size_t nr)
{
	struct work work = { .job = job, .nr = nr };
	struct words all = {};

	for (size_t i = 0; i < nr; i++) {
		work.command =
			array_grow(work.command, i, sizeof(*work.command));
		work.command[i] = clang_command(pool->options->clang, &job[i],
						pool->data);
		words_add_all(&all, &work.command[i]);
	}
	work.key = cache_key(pool->cache, job->directory, &all);
	if (take_cached(pool, &work)) {
		show_progress(pool, job->file);
	} else {
		while (pool->busy == pool->options->jobs)
			wait_for_one(pool);
		start(pool, &work);
	}
	free(work.key);
	for (size_t i = 0; i < nr; i++)
		words_free(&work.command[i]);
	free(work.command);
	words_free(&all);
}

void analyse_jobs(const struct jobs *jobs, const struct options *options,
		  const struct cache *cache, bool progress, struct run *run)
{
	struct pool pool = {
		.options = options,
		.cache = cache,
		.run = run,
		.data = data_directory(),
		.worker = calloc(options->jobs, sizeof(*pool.worker)),
		.all = options->together ? !!jobs->nr : jobs->nr,
		.progress = progress,
	};

	if (!pool.worker)
		usage_error("no memory left");
	for (size_t i = 0; i < pool.all; i++)
		analyse_work(&pool, &jobs->job[i],
			     options->together ? jobs->nr : 1);
	while (pool.busy)
		wait_for_one(&pool);
	clear_progress(&pool);
	free(pool.worker);
	free(pool.data);
}
