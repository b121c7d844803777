// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A 32-bit process can say 64-bit addresses: none of them is its own. */
#include <errno.h>
#include <string.h>

#include "client.h"

static void run_upper_half(struct shot *shot, const struct attack *attack)
{
	uint8_t *request = command_find(attack->cmd)->honest();
	const struct member *member =
		command_member(attack->cmd, attack->want.field);
	uint64_t target;

	memcpy(&target, request + member->offset, sizeof(target));
	target |= attack->pokes[0].value << 32;
	memcpy(request + member->offset, &target, sizeof(target));
	fire(shot, attack->cmd, request);
}

#define UPPER_HALF(cmd_, bits)                                      \
	.run = run_upper_half, .cmd = cmd_, .flags = ATTACK_COMPAT, \
	.pokes = { { "upper half", bits } }

const struct attack attacks_compat[] = {
	{ "compat", "write_data_upper_half",
	  "writes from an honest address plus 2^32", UPPER_HALF(VAULT_WRITE, 1),
	  REFUSED(EFAULT, RULE_FETCH, "data") },
	{ "compat", "write_data_sign_extended",
	  "writes from an honest address with all upper bits set",
	  UPPER_HALF(VAULT_WRITE, 0xffffffff),
	  REFUSED(EFAULT, RULE_FETCH, "data") },
	{ "compat", "read_data_upper_half",
	  "reads to an honest address plus 2^32", UPPER_HALF(VAULT_READ, 1),
	  REFUSED(EFAULT, RULE_PUT, "data") },
	{ "compat", "list_items_upper_half",
	  "lists into an honest address plus 2^32", UPPER_HALF(VAULT_LIST, 1),
	  REFUSED(EFAULT, RULE_FETCH, "items") },
	{},
};
