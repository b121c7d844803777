// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The bound was tested, and a processor may run ahead of the test: where the address
 * is formed from the value as it came, memory beyond the array can be read under
 * speculation. In the kernel only: there the reader is another than who speculates.
 */
#include "common.h"
#include "index.h"

extern const struct check check_unmasked_index;

static void indexed(const struct at *at, const struct value *base,
		    const struct value *index, uint64_t scale, uint64_t bound)
{
	uint64_t limit;
	char *name;
	const enum index_state state =
		index_look(at, base, index, scale, bound, &limit);

	if (state != INDEX_BOUND && state != INDEX_ONE_OFF &&
	    state != INDEX_NEGATIVE)
		return;
	if (!at->e->module->is_kernel ||
	    index_told(at, &check_unmasked_index, index))
		return;
	name = name_of(index);
	FOUND(at, "unmasked-index", index,
	      "validate_index() masks it; by hand array_index_nospec()",
	      "%s was tested and forms an address unmasked", name);
	free(name);
}

const struct check check_unmasked_index = {
	.name = "unmasked-index",
	.index = indexed,
};
