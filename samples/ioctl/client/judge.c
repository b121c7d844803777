// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* In the parent: what a shot shows, in words. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "client.h"

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
	    strcmp(why->field, attack->want.field) != 0)
		return "field";
	if (why->rule != attack->want.rule)
		return "rule";
	if (length && !member)
		return NULL; /* of an item: vault.h gives it no offset */
	return why->offset == (member ? member->offset : 0) ? NULL : "offset";
}

const char *death_words(bool came_back, int status)
{
	if (!came_back || (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM))
		return "the call never returned";
	if (WIFSIGNALED(status))
		return "oopsed: client killed";
	if (WEXITSTATUS(status) == EXIT_OWN_FAULT)
		return "the client itself faulted";
	if (WEXITSTATUS(status))
		return "the device no longer answers honest calls";
	return NULL;
}

static void say_death(char *words, size_t size, bool came_back, int status)
{
	const char *death = death_words(came_back, status);
	char line[128];

	if (death)
		say(words, size, "%s", death);
	if (log_alarm(line, sizeof(line)))
		say(words, size, "kernel log: %s", line);
}

const char *canaries_gone(uint32_t count)
{
	static char words[40];

	snprintf(words, sizeof(words), " (%u canar%s gone)", count,
		 count == 1 ? "y" : "ies");
	return count ? words : "";
}

static void say_damage(char *words, size_t size, const struct shot *shot)
{
	uint32_t canaries = shot->after.status.out_canaries -
			    shot->before.status.out_canaries;

	if (shot->after.taken && canaries)
		say(words, size, "wrote outside its buffer%s",
		    canaries_gone(canaries));
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

	if (shot->error == want->error)
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

	if (!shot->error || !attack->want.field)
		return;
	wrong = why_wrong(shot, attack);
	if (!shot->asked)
		say(words, size, "refused (%s), no reason given",
		    error_name(shot->error));
	else if (wrong)
		say(words, size, "refused (%s), but the refusal's %s is wrong",
		    error_name(shot->error), wrong);
}

void want_words(char *words, size_t size, const struct attack *attack)
{
	const struct answer *want = &attack->want;

	if (want->field)
		snprintf(words, size, "%s %s %s", error_name(want->error),
			 *want->field ? want->field : "-",
			 rule_name(want->rule));
	else
		snprintf(words, size, "%s", error_name(want->error));
}

static void got_words(char *words, size_t size, const struct shot *shot,
		      const struct attack *attack)
{
	const struct vault_refusal *why = &shot->why;

	if (!shot->returned)
		snprintf(words, size, "nothing");
	else if (!shot->error || !shot->asked || !attack->want.field)
		snprintf(words, size, "%s", error_name(shot->error));
	else
		snprintf(words, size, "%s %.*s %s @%u", error_name(shot->error),
			 (int)sizeof(why->field),
			 *why->field ? why->field : "-", rule_name(why->rule),
			 why->offset);
}

void judge(const struct shot *shot, const struct attack *attack, bool came_back,
	   int status)
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
	got_words(got, sizeof(got), shot, attack);
	report_check(attack->class, attack->name, right, "%s\t%s\t%s\t%s",
		     attack->title, want, got, words);
}
