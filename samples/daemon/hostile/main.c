// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hostile.h"

#define ATTACK_CPU_S 1
#define FUZZ_CPU_S 3600

static int usage(void)
{
	fputs("usage: hostile SERVER DIR [ATTACK]\n"
	      "       hostile SERVER DIR messages|configs N SEED\n"
	      "       hostile SERVER DIR load N LOG-QUERIES\n"
	      "\n"
	      "SERVER is a program, DIR a directory to work in. Prints the name of\n"
	      "each attack, a tab, and what went wrong, or \"ok\".\n",
	      stderr);
	return 2;
}

static bool tell(const struct server *s, const char *name)
{
	printf("%s\t%s\n", name, s->failed[0] ? s->failed : "ok");
	fflush(stdout);
	return !s->failed[0];
}

/* Those of the configuration and the environment start the server themselves. */
static bool run(struct server *s, const struct attack *attack)
{
	const bool serves = strncmp(attack->name, "config", 6) &&
			    strncmp(attack->name, "env", 3);

	s->failed[0] = '\0';
	if (!serves || server_start(s, true))
		attack->run(s);
	server_end(s);
	return tell(s, attack->name);
}

static bool fuzz(struct server *s, const char *what, uint64_t n, uint64_t seed)
{
	s->cpu_s = FUZZ_CPU_S;
	if (!strcmp(what, "configs")) {
		fuzz_configs(s, n, seed);
	} else if (!strcmp(what, "messages")) {
		if (server_start(s, true))
			fuzz_messages(s, n, seed);
		server_end(s);
	} else {
		if (server_start(s, seed))
			load(s, n);
		server_end(s);
	}
	return tell(s, what);
}

int main(int argc, char **argv)
{
	struct server s = { .udp = -1, .cpu_s = ATTACK_CPU_S };
	bool good = true, any = false;

	if (argc != 3 && argc != 4 && argc != 6)
		return usage();
	signal(SIGPIPE, SIG_IGN);
	s.program = argv[1];
	s.dir = argv[2];
	mkdir(s.dir, 0700);
	if (argc == 6)
		return !fuzz(&s, argv[3], strtoull(argv[4], NULL, 10),
			     strtoull(argv[5], NULL, 10));
	for (const struct attack *a = attacks; a->name; a++)
		if (argc == 3 || !strcmp(argv[3], a->name)) {
			good &= run(&s, a);
			any = true;
		}
	return any ? !good : usage();
}
