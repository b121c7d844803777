// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "targets.h"

static const struct untrusted_fuzz *
find(const struct untrusted_fuzz *const *list, const char *name)
{
	while (*list && strcmp((*list)->name, name))
		list++;
	return *list;
}

const struct untrusted_fuzz *fuzz_find(const char *name)
{
	const struct untrusted_fuzz *const *const lists[] = {
		fuzz_formats, fuzz_uapi, fuzz_rules, fuzz_planted
	};
	const struct untrusted_fuzz *found = NULL;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]) && !found; i++)
		found = find(lists[i], name);
	return found;
}
