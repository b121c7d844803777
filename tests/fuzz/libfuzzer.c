// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* usage: libfuzzer [-OPTION ...] -ignore_remaining_args=1 NAME */
#include "targets.h"

static const struct untrusted_fuzz *chosen;

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	chosen = fuzz_find((*argv)[*argc - 1]);
	if (!chosen) {
		fprintf(stderr, "%s: no such target\n", (*argv)[*argc - 1]);
		exit(2);
	}
	return 0;
}

UNTRUSTED_FUZZ_TARGET(chosen);
