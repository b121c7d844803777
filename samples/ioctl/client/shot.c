// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "client.h"

#define CHILD_SECONDS 20
#define EXIT_OWN_FAULT 99

static const struct {
	int error;
	const char *name;
} error_names[] = {
	{ 0, "served" },      { EFAULT, "EFAULT" },	  { EINVAL, "EINVAL" },
	{ E2BIG, "E2BIG" },   { EOVERFLOW, "EOVERFLOW" }, { ENOTTY, "ENOTTY" },
	{ ENOENT, "ENOENT" }, { ENOSPC, "ENOSPC" },	  { EPERM, "EPERM" },
	{ ENOMEM, "ENOMEM" },
};

static const char *const rule_names[RULES] = {
	"-",	  "range",  "min",   "max",   "flags", "zero", "equal",
	"one_of", "bool",   "enum",  "index", "size",  "sub",  "string",
	"each",	  "custom", "fetch", "tail",  "put",
};

const char *error_name(int error)
{
	static char other[16];

	for (size_t i = 0; i < ARRAY_SIZE(error_names); i++)
		if (error_names[i].error == error)
			return error_names[i].name;
	snprintf(other, sizeof(other), "errno %d", error);
	return other;
}

const char *rule_name(unsigned int rule)
{
	return rule < RULES ? rule_names[rule] : "unknown rule";
}

/* ---- in the child ------------------------------------------------------- */

static void own_fault(int signal)
{
	(void)signal;
	_exit(EXIT_OWN_FAULT);
}

void saw(struct shot *shot, const char *words, ...)
{
	va_list args;

	if (shot->seen[0])
		return;
	va_start(args, words);
	vsnprintf(shot->seen, sizeof(shot->seen), words, args);
	va_end(args);
}

void watch(struct shot *shot, const void *memory, size_t size)
{
	if (size > sizeof(shot->watched_before))
		die("a buffer of %zu bytes cannot be watched", size);
	shot->watched = memory;
	shot->watched_size = size;
	memcpy(shot->watched_before, memory, size);
}

void fire_begin(struct shot *shot)
{
	device_snapshot(&shot->before);
	shot->fired = true;
}

static void ask_why(struct shot *shot)
{
	memset(&shot->why, PATTERN, sizeof(shot->why));
	shot->asked = !ioctl(shot->fd, VAULT_REFUSAL, &shot->why);
}

static void look_at_kernel(struct shot *shot)
{
	char words[96];

	if (kernel_overwritten(words, sizeof(words)))
		saw(shot, "overwrote the kernel's own memory: %s", words);
}

void fire_end(struct shot *shot, long result)
{
	shot->error = result < 0 ? errno : 0;
	shot->result = result;
	shot->returned = true;
	ask_why(shot);
	look_at_kernel(shot);
	if (shot->error && shot->watched &&
	    memcmp(shot->watched, shot->watched_before, shot->watched_size))
		saw(shot, "refused, yet wrote to the caller's buffer");
	if (memory_trampled())
		saw(shot, "wrote in front of the caller's buffer");
	device_snapshot(&shot->after);
}

long fire_raw(struct shot *shot, uint32_t cmd, unsigned long argument)
{
	long result;

	shot->cmd = cmd;
	fire_begin(shot);
	result = ioctl(shot->fd, cmd, argument);
	fire_end(shot, result);
	return result;
}

/* inputs belong to the caller always, outputs where the request was refused */
static void compare_request(struct shot *shot, const struct command *command,
			    const uint8_t *kept, const uint8_t *now)
{
	const struct member *member;

	for (unsigned int i = 0; i < command->members_count; i++) {
		member = &command->members[i];
		if (member->output && !shot->error)
			continue;
		if (!memcmp(kept + member->offset, now + member->offset,
			    member->size))
			continue;
		saw(shot,
		    member->output ? "refused, yet wrote '%s'" :
				     "overwrote the caller's '%s'",
		    member->name);
	}
}

long fire(struct shot *shot, uint32_t cmd, const void *request)
{
	const struct command *command = command_find(cmd);
	uint8_t kept[sizeof(struct vault_create)];
	long result;

	if (command)
		memcpy(kept, request, command->size);
	result = fire_raw(shot, cmd, (unsigned long)(uintptr_t)request);
	if (command)
		compare_request(shot, command, kept, request);
	return result;
}

static void poke(uint32_t cmd, void *request, const struct poke *poke)
{
	const struct member *member = command_member(cmd, poke->member);

	memcpy((uint8_t *)request + member->offset, &poke->value, member->size);
}

static void watch_buffer(struct shot *shot, uint32_t cmd, const void *request)
{
	const struct vault_read *read = request;
	const struct vault_list *list = request;

	if (cmd == VAULT_READ)
		watch(shot, pointer(read->data), read->len);
	if (cmd == VAULT_LIST)
		watch(shot, pointer(list->items),
		      list->count * sizeof(struct vault_item));
}

/* a served read tells whether it went past the slot */
static void look_past_slot(struct shot *shot, const struct vault_read *read)
{
	if (shot->error || read->offset + (uint64_t)read->len <= SLOT_BYTES)
		return;
	saw(shot, "read up to byte %llu of a slot of %u: leaked kernel memory",
	    (unsigned long long)read->offset + read->len, SLOT_BYTES);
}

void run_poke(struct shot *shot, const struct attack *attack)
{
	void *request = command_find(attack->cmd)->honest();

	watch_buffer(shot, attack->cmd, request);
	for (unsigned int i = 0; i < ARRAY_SIZE(attack->pokes); i++)
		if (attack->pokes[i].member)
			poke(attack->cmd, request, &attack->pokes[i]);
	fire(shot, attack->cmd, request);
	if (attack->cmd == VAULT_READ)
		look_past_slot(shot, request);
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

/* ---- in the parent ------------------------------------------------------ */

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

static void say(char *words, size_t size, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
static void say(char *words, size_t size, const char *format, ...)
{
	size_t used = strlen(words);
	va_list args;

	if (used && used + 2 < size)
		used += (size_t)snprintf(words + used, size - used, "; ");
	va_start(args, format);
	vsnprintf(words + used, size - used, format, args);
	va_end(args);
}

static bool listed(const char *names, const char *name, size_t length)
{
	size_t one;

	for (;; names += one + 1) {
		one = strcspn(names, "|");
		if (one == length && !memcmp(names, name, length))
			return true;
		if (!names[one])
			return false;
	}
}

/* the first member of struct vault_refusal that is wrong, or NULL */
static const char *why_wrong(const struct shot *shot,
			     const struct attack *attack)
{
	const struct vault_refusal *why = &shot->why;
	size_t length = strnlen(why->field, sizeof(why->field));
	const struct member *member = command_member(shot->cmd, why->field);

	if (why->cmd != shot->cmd)
		return "cmd";
	if (why->error != shot->error)
		return "error";
	if (length == sizeof(why->field) ||
	    !memory_is(why->field + length, 0, sizeof(why->field) - length) ||
	    !listed(attack->want.fields, why->field, length))
		return "field";
	if (why->rule >= RULES || !(attack->want.rules >> why->rule & 1))
		return "rule";
	if (length && !member)
		return NULL; /* of an item: vault.h gives it no offset */
	return why->offset == (member ? member->offset : 0) ? NULL : "offset";
}

static void say_death(char *words, size_t size, bool came_back, int status)
{
	char line[128];

	if (!came_back || (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM))
		say(words, size, "the call never returned");
	else if (WIFSIGNALED(status))
		say(words, size, "oopsed: client killed");
	else if (WEXITSTATUS(status) == EXIT_OWN_FAULT)
		say(words, size, "the client itself faulted");
	else if (WEXITSTATUS(status))
		say(words, size, "the device no longer answers honest calls");
	if (log_alarm(line, sizeof(line)))
		say(words, size, "kernel log: %s", line);
}

static void say_damage(char *words, size_t size, const struct shot *shot)
{
	uint32_t canaries = shot->after.status.out_canaries -
			    shot->before.status.out_canaries;

	if (!shot->before.taken || !shot->after.taken)
		return;
	if (canaries)
		say(words, size, "wrote outside its buffer (%u canar%s gone)",
		    canaries, canaries == 1 ? "y" : "ies");
}

static void say_poke(char *words, size_t size, const char *before,
		     const struct poke *poke)
{
	size_t used = strlen(words);

	if (poke->member)
		snprintf(words + used, size - used, "%s%s = 0x%llx", before,
			 poke->member, (unsigned long long)poke->value);
}

static void say_accepted(char *words, size_t size, const struct shot *shot,
			 const struct attack *attack)
{
	if (attack->cmd && shot->result > 0)
		say(words, size, "answered %ld, which is no error",
		    shot->result);
	else if (attack->want.error == ENOTTY)
		say(words, size, "served a command that does not exist");
	else
		say(words, size, "accepted %s",
		    attack->pokes[0].member ? "" : "it");
	say_poke(words, size, "", &attack->pokes[0]);
	say_poke(words, size, ", ", &attack->pokes[1]);
}

static void say_answer(char *words, size_t size, const struct shot *shot,
		       const struct attack *attack)
{
	const struct answer *want = &attack->want;

	if (shot->error == want->error ||
	    (shot->error && shot->error == want->error_too))
		return;
	if (!shot->error)
		say_accepted(words, size, shot, attack);
	else if (!want->error)
		say(words, size, "refused an honest request (%s)",
		    error_name(shot->error));
	else
		say(words, size, "answered %s where %s is meant",
		    error_name(shot->error), error_name(want->error));
}

static void say_remains(char *words, size_t size, const struct shot *shot,
			const struct attack *attack)
{
	int32_t allocations = (int32_t)(shot->after.status.out_allocations -
					shot->before.status.out_allocations);
	char change[96];
	bool differs;

	if (!shot->after.taken || attack->flags & ATTACK_CHANGES)
		return;
	differs = device_differs(&shot->before, &shot->after, change,
				 sizeof(change));
	if (differs && shot->error)
		say(words, size, "refused, yet %s", change);
	else if (differs && !attack->want.error)
		say(words, size, "%s", change);
	if (allocations && !differs)
		say(words, size, "%d allocation%s never freed", allocations,
		    allocations == 1 ? "" : "s");
}

static void say_why(char *words, size_t size, const struct shot *shot,
		    const struct attack *attack)
{
	const char *wrong;

	if (!shot->error || !attack->want.rules)
		return;
	wrong = why_wrong(shot, attack);
	if (!shot->asked)
		say(words, size, "refused (%s), no reason given",
		    error_name(shot->error));
	else if (wrong)
		say(words, size, "refused (%s), but the refusal's %s is wrong",
		    error_name(shot->error), wrong);
}

static void want_words(char *words, size_t size, const struct attack *attack)
{
	const struct answer *want = &attack->want;
	size_t used;

	snprintf(words, size, "%s", error_name(want->error));
	used = strlen(words);
	if (want->error_too)
		used += (size_t)snprintf(words + used, size - used, " or %s",
					 error_name(want->error_too));
	if (want->error && want->rules)
		used += (size_t)snprintf(words + used, size - used, " %s",
					 *want->fields ? want->fields : "-");
	for (unsigned int i = 0; i < RULES && want->error; i++)
		if (want->rules >> i & 1)
			used += (size_t)snprintf(words + used, size - used,
						 " %s", rule_name(i));
}

static void got_words(char *words, size_t size, const struct shot *shot)
{
	const struct vault_refusal *why = &shot->why;

	if (!shot->returned)
		snprintf(words, size, "nothing");
	else if (!shot->error || !shot->asked || why->cmd != shot->cmd)
		snprintf(words, size, "%s", error_name(shot->error));
	else
		snprintf(words, size, "%s %.*s %s @%u", error_name(shot->error),
			 (int)sizeof(why->field),
			 *why->field ? why->field : "-", rule_name(why->rule),
			 why->offset);
}

static void judge(const struct shot *shot, const struct attack *attack,
		  bool came_back, int status)
{
	char want[96] = "", got[96] = "", words[400] = "";
	bool right;

	say_death(words, sizeof(words), came_back, status);
	say_damage(words, sizeof(words), shot);
	if (shot->seen[0])
		say(words, sizeof(words), "%s", shot->seen);
	if (shot->returned) {
		say_answer(words, sizeof(words), shot, attack);
		say_remains(words, sizeof(words), shot, attack);
	}
	if (!words[0])
		say_why(words, sizeof(words), shot, attack);
	right = !words[0];
	if (right && shot->error)
		say(words, sizeof(words), "refused (%s)",
		    error_name(shot->error));
	else if (right)
		say(words, sizeof(words), "served as documented");
	want_words(want, sizeof(want), attack);
	got_words(got, sizeof(got), shot);
	report_check(attack->class, attack->name, right, "%s\t%s\t%s\t%s",
		     attack->title, want, got, words);
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
