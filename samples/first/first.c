// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: the smallest program that receives something
 *
 * Reads requests from standard input, 8 bytes each, and answers each with a line.
 * -DBUG builds the version of README.md that does not compile.
 */

#include <stdio.h>
#include <untrusted/validate.h>

struct take {
	uint32_t slot;
	uint32_t count; /* 1 to 100 */
};
UNTRUSTED_STRUCT(take, struct take);

static int stock[16];

static int take_out(const untrusted_take *req, struct untrusted_error *err)
{
#ifdef BUG
	untrusted_u32 slot = untrusted_member(take, req, slot, u32);

	stock[slot]--;
	return 0;
#else
	uint32_t slot, count;

	if (validate_field(err, take, req, slot, index, u32, 16, &slot) ||
	    validate_field(err, take, req, count, range, u32, 1, 100, &count))
		return err->error;
	stock[slot] -= (int)count;
	return 0;
#endif
}

int main(void)
{
	untrusted_take req;

	while (fread(&req, sizeof(req), 1, stdin) == 1) {
		struct untrusted_error err = UNTRUSTED_NO_ERROR;

		if (take_out(&req, &err))
			printf("refused: %s, rule %d\n", err.field, err.rule);
		else
			printf("taken\n");
	}
	return 0;
}
