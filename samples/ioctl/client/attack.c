// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The attack suite: each row in a child, judged, and the device put back. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "client.h"

#define CHILD_SECONDS 60
/* for the furniture, and for what the suite itself creates */
#define SLOTS_NEEDED (SLOT_FURNITURE + 3)

static void own_fault(int signal)
{
	(void)signal;
	_exit(EXIT_OWN_FAULT);
}

static bool wait_for(pid_t child, int *status)
{
	struct timespec limit = { .tv_sec = CHILD_SECONDS + 10 };
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	while (waitpid(child, status, WNOHANG) != child)
		if (sigtimedwait(&set, NULL, &limit) < 0 && errno == EAGAIN)
			return false;
	return true;
}

bool in_child(void (*body)(void *), void *argument, int *status)
{
	sigset_t set;
	pid_t child;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	sigprocmask(SIG_BLOCK, &set, NULL);
	child = fork();
	if (child < 0)
		die("fork: %s", strerror(errno));
	if (!child) {
		signal(SIGSEGV, own_fault);
		signal(SIGBUS, own_fault);
		alarm(CHILD_SECONDS);
		body(argument);
		_exit(0);
	}
	return wait_for(child, status);
}

struct mission {
	const struct attack *attack;
	struct shot *shot;
};

static void attack_body(void *argument)
{
	struct mission *mission = argument;

	mission->shot->fd = device_open();
	mission->attack->run(mission->shot, mission->attack);
}

static void restore_body(void *argument)
{
	(void)argument;
	device_restore();
}

static void furnish_body(void *argument)
{
	(void)argument;
	if (!device_furnish())
		_exit(1);
}

static void snapshot_body(void *argument)
{
	device_snapshot(argument);
}

static bool child_done(void (*body)(void *), void *argument)
{
	int status;

	return in_child(body, argument, &status) && !status;
}

void device_furnish_or_die(void)
{
	if (!child_done(furnish_body, NULL) || !child_done(restore_body, NULL))
		die("the device does not answer honest calls");
}

/* an attack may have left the device's lock taken, for ever */
static bool device_dead;

static bool as_fresh(const struct snapshot *fresh, struct snapshot *now)
{
	char words[96];

	if (!child_done(restore_body, NULL) ||
	    !child_done(snapshot_body, now)) {
		device_dead = true;
		return false;
	}
	/* how often it was configured is no mark of an attack */
	now->generation = fresh->generation + 1;
	return !device_differs(fresh, now, words, sizeof(words)) &&
	       now->status.out_allocations == fresh->status.out_allocations;
}

/* each attack must meet what the first one met: else load the module afresh */
static void put_back(const struct snapshot *fresh, bool survived)
{
	static struct snapshot *now;

	if (!now)
		now = shared_memory(sizeof(*now));
	if ((survived || !options.module) && as_fresh(fresh, now))
		return;
	if (!device_reload())
		return;
	device_dead = false;
	device_furnish_or_die();
}

static void not_run(const struct attack *attack)
{
	char want[96] = "";

	want_words(want, sizeof(want), attack);
	report_check(
		attack->class, attack->name, false,
		"%s\t%s\tnothing\tnot run: an attack before it killed the device",
		attack->title, want);
}

static void one_attack(const struct attack *attack,
		       const struct snapshot *fresh)
{
	static struct shot *shot;
	struct mission mission;
	int status = 0;
	bool survived;

	if (device_dead) {
		not_run(attack);
		return;
	}
	if (!shot)
		shot = shared_memory(sizeof(*shot));
	memset(shot, 0, sizeof(*shot));
	mission = (struct mission){ attack, shot };
	log_mark();
	survived = in_child(attack_body, &mission, &status);
	judge(shot, attack, survived, status);
	put_back(fresh, survived && !WIFSIGNALED(status));
}

static const struct attack *const tables[] = {
	attacks_values,	 attacks_sizes,	 attacks_pointers, attacks_commands,
	attacks_structs, attacks_text,	 attacks_outputs,  attacks_files,
	attacks_states,	 attacks_compat,
};

static bool wanted(const struct attack *attack)
{
	if (attack->flags & ATTACK_64 && NATIVE_32)
		return false;
	if (attack->flags & ATTACK_COMPAT && !NATIVE_32)
		return false;
	return report_wants(attack->name);
}

static unsigned int each_attack(void (*act)(const struct attack *,
					    const struct snapshot *),
				const struct snapshot *fresh)
{
	unsigned int count = 0;

	for (size_t i = 0; i < ARRAY_SIZE(tables); i++)
		for (const struct attack *attack = tables[i]; attack->name;
		     attack++)
			if (wanted(attack)) {
				act(attack, fresh);
				count++;
			}
	return count;
}

static void only_count(const struct attack *attack,
		       const struct snapshot *fresh)
{
	(void)attack;
	(void)fresh;
}

bool suite_attack(void)
{
	struct snapshot *fresh = shared_memory(sizeof(*fresh));
	unsigned int lines;

	if (device_slots_free() < SLOTS_NEEDED && !device_reload())
		die("the device is too full: load the module afresh, or give -m");
	kernel_address_learn();
	report_plan("attack", each_attack(only_count, fresh));
	device_furnish_or_die();
	if (!child_done(snapshot_body, fresh))
		die("the device does not answer honest calls");
	lines = log_count();
	each_attack(one_attack, fresh);
	report_fact("attack.log_lines", log_count() - lines);
	return report_end();
}
