// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: fuzz CONFIG [planted]	each target, by untrusted_fuzz_run()
 *	  fuzz list [planted]	their names
 *
 * Planted: the targets whose rows are wrong, instead of the others.
 */
#include "targets.h"

#define ROUNDS 400

/* Of the messages that are made some must be good, and each way be taken. */
static bool is_deep(const struct untrusted_fuzz_tally *t)
{
	return t->accepted >= ROUNDS / 20 && t->broken && t->bounds;
}

static bool test(const struct untrusted_fuzz *f, const char *config)
{
	const struct untrusted_fuzz_tally t = untrusted_fuzz_run(f, ROUNDS, 1);
	const bool ok = !t.bugs && is_deep(&t);

	if (!ok)
		printf("# %lu bugs; %lu judged, %lu accepted, %lu broken, "
		       "%lu at a bound\n",
		       t.bugs, t.judged, t.accepted, t.broken, t.bounds);
	printf("%s fuzz.%s.%s\n", ok ? "ok" : "not ok", f->name, config);
	return ok;
}

static bool run(const struct untrusted_fuzz *const *list, const char *config)
{
	const bool names = !strcmp(config, "list");
	bool ok = true;

	for (; *list; list++) {
		if (names)
			printf("%s\n", (*list)->name);
		else
			ok &= test(*list, config);
	}
	return ok;
}

int main(int argc, char **argv)
{
	bool ok = true;

	if (argc < 2)
		return 2;
	if (argc == 3)
		return !run(fuzz_planted, argv[1]);
	ok &= run(fuzz_formats, argv[1]);
	ok &= run(fuzz_uapi, argv[1]);
	ok &= run(fuzz_rules, argv[1]);
	return !ok;
}
