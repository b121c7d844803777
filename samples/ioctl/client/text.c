// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Names that are no names. */
#include <errno.h>
#include <string.h>

#include "client.h"

static void fire_name(struct shot *shot, const struct vault_create *create)
{
	if (!fire(shot, VAULT_CREATE, create))
		saw(shot, "gave slot %u that name", create->out_slot);
}

static void run_unterminated(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();

	(void)attack;
	memset(create->name, 'A', sizeof(create->name));
	fire_name(shot, create);
}

static void run_empty(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();

	(void)attack;
	create->name[0] = '\0';
	fire_name(shot, create);
}

/* pokes[0].value is the one character of the name that is none */
static void run_character(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();

	create->name[4] = (char)attack->pokes[0].value;
	fire_name(shot, create);
}

static void look_at_name(struct shot *shot, const struct vault_create *create)
{
	char name[VAULT_NAME_LEN] = "";

	if (shot->error)
		return;
	memcpy(name, create->name, strlen(create->name));
	if (create->out_slot >= VAULT_SLOTS)
		saw(shot, "answered slot %u", create->out_slot);
	else if (memcmp(shot->after.items[create->out_slot].out_name, name,
			sizeof(name)))
		saw(shot, "the name came back with bytes behind it");
}

static void run_after_terminator(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();

	memset(create->name, '!', sizeof(create->name));
	strcpy(create->name, "smuggler");
	fire(shot, attack->cmd, create);
	look_at_name(shot, create);
}

static void run_longest(struct shot *shot, const struct attack *attack)
{
	struct vault_create *create = honest_create();

	memset(create->name, 'L', sizeof(create->name) - 1);
	create->name[sizeof(create->name) - 1] = '\0';
	fire(shot, attack->cmd, create);
	look_at_name(shot, create);
}

#define NAMED(run_) .run = run_, .cmd = VAULT_CREATE
#define CHARACTER(code) NAMED(run_character), .pokes = { { "character", code } }
#define NO_NAME REFUSED(EINVAL, RULE_STRING, "name")

const struct attack attacks_text[] = {
	{ "string", "name_unterminated",
	  "names a slot with 24 letters and no terminator",
	  NAMED(run_unterminated), NO_NAME },
	{ "string", "name_empty", "names a slot with nothing", NAMED(run_empty),
	  NO_NAME },
	{ "string", "name_newline", "hides a second log line in a name",
	  CHARACTER('\n'), NO_NAME },
	{ "string", "name_escape", "hides a terminal escape in a name",
	  CHARACTER(0x1b), NO_NAME },
	{ "string", "name_delete",
	  "puts the one control character above the letters into a name",
	  CHARACTER(0x7f), NO_NAME },
	{ "string", "name_negative_char",
	  "puts a byte that is a negative char into a name", CHARACTER(0xff),
	  NO_NAME },
	{ "string", "name_after_terminator",
	  "smuggles bytes behind the terminator of a name",
	  NAMED(run_after_terminator), SERVED, .flags = ATTACK_CHANGES },
	{ "string", "name_longest", "uses all 23 characters a name may have",
	  NAMED(run_longest), SERVED, .flags = ATTACK_CHANGES },
	{},
};
