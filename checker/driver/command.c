// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * A compiler's command line is cut into sources and flags. Only flags whose meaning
 * is known not to matter are dropped here; those that clang does not have are found
 * out by asking it (see unknown.c).
 */

#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "job.h"
#include "options.h"

enum {
	KEEP = 0,
	DROP = 1 << 0,
	START = 1 << 1, /* what begins like this */
	TAKES = 1 << 2, /* the next word belongs to it */
	OUTPUT = 1 << 3, /* the next word is what is written */
	NO_COMPILE = 1 << 4,
};

/* The first match decides. */
static const struct {
	const char *text;
	unsigned int what;
} rules[] = {
	{ "-E", NO_COMPILE },
	{ "-M", NO_COMPILE },
	{ "-MM", NO_COMPILE },
	{ "-o", DROP | TAKES | OUTPUT },
	{ "-o", DROP | START },
	{ "-c", DROP },
	{ "-S", DROP },
	{ "-fsyntax-only", DROP },
	{ "-pipe", DROP },
	{ "-save-temps", DROP | START },
	{ "--coverage", DROP },
	{ "-ftest-coverage", DROP },
	{ "-fprofile", DROP | START },
	{ "-fdiagnostics", DROP | START },
	{ "-fcolor-diagnostics", DROP },
	{ "-fplugin", DROP | START }, /* clang would load gcc's */
	{ "-flto", DROP | START },
	{ "-g", DROP | START },
	{ "-O", DROP | START },
	{ "-MF", DROP | TAKES },
	{ "-MT", DROP | TAKES },
	{ "-MQ", DROP | TAKES },
	{ "-MD", DROP | START },
	{ "-MMD", DROP | START },
	{ "-MP", DROP },
	{ "-MG", DROP },
	{ "-M", DROP | START }, /* -MFfile, -MTfile */
	{ "-Wp,-MD,", DROP | START | OUTPUT },
	{ "-Wp,-MMD,", DROP | START | OUTPUT },
	{ "-Wp,", KEEP | START },
	{ "-W", DROP | START },
	{ "-w", DROP },
	{ "-L", DROP | TAKES },
	{ "-L", DROP | START },
	{ "-l", DROP | TAKES },
	{ "-l", DROP | START },
	{ "-T", DROP | TAKES },
	{ "-u", DROP | TAKES },
	{ "-z", DROP | TAKES },
	{ "-e", DROP | TAKES },
	{ "-s", DROP },
	{ "-r", DROP },
	{ "-static", DROP | START },
	{ "-shared", DROP | START },
	{ "-rdynamic", DROP },
	{ "-Xlinker", DROP | TAKES },
	{ "-Xassembler", DROP | TAKES },
	{ "-aux-info", DROP | TAKES },
	{ "-dumpbase", DROP | TAKES },
	{ "-dumpdir", DROP | TAKES },
	{ "-wrapper", DROP | TAKES },
	{ "-I", KEEP | TAKES },
	{ "-D", KEEP | TAKES },
	{ "-U", KEEP | TAKES },
	{ "-include", KEEP | TAKES },
	{ "-imacros", KEEP | TAKES },
	{ "-isystem", KEEP | TAKES },
	{ "-iquote", KEEP | TAKES },
	{ "-idirafter", KEEP | TAKES },
	{ "-iprefix", KEEP | TAKES },
	{ "-iwithprefix", KEEP | TAKES },
	{ "-iwithprefixbefore", KEEP | TAKES },
	{ "-isysroot", KEEP | TAKES },
	{ "--sysroot", KEEP | TAKES },
	{ "--param", KEEP | TAKES },
	{ "-Xpreprocessor", KEEP | TAKES },
	{ "-Xclang", KEEP | TAKES },
	{ "-mllvm", KEEP | TAKES },
	{ "-target", KEEP | TAKES },
	{ "-arch", KEEP | TAKES },
	{ "-B", KEEP | TAKES },
};

static unsigned int rule_of(const char *word)
{
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const char *text = rules[i].text;

		if (rules[i].what & START ? starts_with(word, text) :
					    !strcmp(word, text))
			return rules[i].what;
	}
	return KEEP;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* what a command line comes to */
struct command {
	struct words sources;
	struct words flags;
	char *object;
	bool compiles;
	bool other_language;
};

static void take_output(struct command *c, const char *name)
{
	free(c->object);
	c->object = text_copy(name);
}

/* Return: how many words after @words->word[i] belong to it. */
static size_t take_flag(struct command *c, const struct words *words, size_t i)
{
	const char *word = words->word[i];
	unsigned int what = rule_of(word);
	size_t taken = what & TAKES && i + 1 < words->nr;

	if (what & NO_COMPILE)
		c->compiles = false;
	if (what & OUTPUT)
		take_output(c, words->word[i + taken]);
	if (what & (DROP | NO_COMPILE))
		return taken;
	words_add(&c->flags, word);
	if (taken)
		words_add(&c->flags, words->word[i + 1]);
	return taken;
}

/* -x LANGUAGE and -xLANGUAGE: return how many words after it belong to it. */
static size_t take_language(struct command *c, const struct words *words,
			    size_t i)
{
	const char *word = words->word[i] + 2;
	size_t taken = !*word && i + 1 < words->nr;

	if (taken)
		word = words->word[i + 1];
	c->other_language = strcmp(word, "c") && strcmp(word, "none");
	return taken;
}

static void take_source(struct command *c, const char *word, size_t *others)
{
	static const char *const other[] = { ".cc",  ".cpp", ".cxx", ".C",
					     ".c++", ".m",   ".mm" };

	if (ends_with(word, ".c") && !c->other_language) {
		words_add(&c->sources, word);
		return;
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		*others += ends_with(word, other[i]);
}

/* aarch64-linux-gnu-gcc-12 compiles for aarch64-linux-gnu, c99-gcc for here. */
static void take_target(struct command *c, const char *compiler)
{
	const char *name = base_name(compiler);
	const char *end = strstr(name, "-gcc");
	char *target;

	if (!end || !memchr(name, '-', end - name))
		return;
	target = text_print("--target=%.*s", (int)(end - name), name);
	words_add(&c->flags, target);
	free(target);
}

/* ccache gcc -c ...: all words before the first flag or source are programs. */
static size_t skip_compiler(struct command *c, const struct words *words)
{
	size_t i = 0;

	for (; i < words->nr; i++) {
		if (*words->word[i] == '-' || ends_with(words->word[i], ".c"))
			break;
		take_target(c, words->word[i]);
	}
	return i;
}

static size_t parse(struct command *c, const struct words *words)
{
	size_t others = 0;

	*c = (struct command){ .compiles = true, .object = text_copy("") };
	for (size_t i = skip_compiler(c, words); i < words->nr; i++) {
		const char *word = words->word[i];

		if (starts_with(word, "-x"))
			i += take_language(c, words, i);
		else if (*word == '-' && word[1])
			i += take_flag(c, words, i);
		else
			take_source(c, word, &others);
	}
	return others;
}

static void add(struct jobs *jobs, const char *directory, const char *file,
		const struct command *c)
{
	struct job *job;

	jobs->job = array_grow(jobs->job, jobs->nr, sizeof(*jobs->job));
	job = &jobs->job[jobs->nr++];
	job->directory = text_copy(directory);
	job->file = text_copy(file);
	job->object = text_copy(c->object);
	words_add_all(&job->flags, &c->flags);
}

size_t jobs_from_command(struct jobs *jobs, const char *directory,
			 const struct words *words)
{
	struct words expanded = {};
	struct command c;
	size_t others;

	words_add_all(&expanded, words);
	words_expand(&expanded, directory);
	others = parse(&c, &expanded);
	words_free(&expanded);
	for (size_t i = 0; c.compiles && i < c.sources.nr; i++)
		add(jobs, directory, c.sources.word[i], &c);
	words_free(&c.sources);
	words_free(&c.flags);
	free(c.object);
	return c.compiles ? others : 0;
}

void jobs_from_kbuild(struct jobs *jobs, const char *directory,
		      const struct words *words)
{
	static const char *const sparse[] = {
		"-Dlinux",	"-D__linux__",	   "-Dunix",
		"-D__unix__",	"-D__STDC__",	   "-D__CHECKER__",
		"-mbig-endian", "-mlittle-endian", "-D__CHECK_ENDIAN__",
	};
	const char *cross = getenv("CROSS_COMPILE");
	struct words kept = {};

	if (cross && *cross) {
		char *compiler = text_print("%sgcc", cross);

		words_add(&kept, compiler);
		free(compiler);
	}
	for (size_t i = 0; i < words->nr; i++) {
		bool told = starts_with(words->word[i], "--arch=");

		for (size_t s = 0; s < sizeof(sparse) / sizeof(sparse[0]); s++)
			told |= !strcmp(words->word[i], sparse[s]);
		if (!told)
			words_add(&kept, words->word[i]);
	}
	jobs_from_command(jobs, directory, &kept);
	words_free(&kept);
}

static void job_free(struct job *job)
{
	free(job->directory);
	free(job->file);
	free(job->object);
	words_free(&job->flags);
}

static char *real_name(const struct job *job)
{
	char *path = *job->file == '/' ?
			     text_copy(job->file) :
			     text_print("%s/%s", job->directory, job->file);
	char *real = realpath(path, NULL);

	if (!real)
		return path;
	free(path);
	return real;
}

/* Return: which of @files it is, or @nr. */
static size_t place_in(const struct job *job, char *const *files, size_t nr)
{
	char *name = real_name(job);
	size_t i = 0;

	while (i < nr && strcmp(name, files[i]))
		i++;
	free(name);
	return i;
}

/* Moves the jobs of @files to the front. Return: how many. */
static size_t gather(struct jobs *jobs, const struct words *files, bool *seen)
{
	size_t kept = 0;

	for (size_t i = 0; i < jobs->nr; i++) {
		size_t place = place_in(&jobs->job[i], files->word, files->nr);
		struct job job = jobs->job[i];

		if (place == files->nr)
			continue;
		seen[place] = true;
		jobs->job[i] = jobs->job[kept];
		jobs->job[kept++] = job;
	}
	return kept;
}

void jobs_keep(struct jobs *jobs, const struct words *files)
{
	struct words real = {};
	bool *seen = NULL;
	size_t kept;

	for (size_t i = 0; i < files->nr; i++) {
		char *name = realpath(files->word[i], NULL);

		words_add(&real, name ? name : files->word[i]);
		seen = array_grow(seen, i, sizeof(*seen));
		free(name);
	}
	kept = gather(jobs, &real, seen);
	for (size_t i = 0; i < files->nr; i++)
		if (!seen[i])
			usage_error("%s: the database does not compile it",
				    files->word[i]);
	while (jobs->nr > kept)
		job_free(&jobs->job[--jobs->nr]);
	words_free(&real);
	free(seen);
}

void jobs_free(struct jobs *jobs)
{
	for (size_t i = 0; i < jobs->nr; i++)
		job_free(&jobs->job[i]);
	free(jobs->job);
	*jobs = (struct jobs){};
}
