// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A judge who is wrong, for the test of the runner. */
#include "judged.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	MUST(n < 2 || data[0] < 200);
	return 0;
}
