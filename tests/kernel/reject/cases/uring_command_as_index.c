// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the number of a command is an index
// gcc: E array subscript is not an integer
// clang: E array subscript is not an integer
#include "../case.h"

int misuse(const struct io_uring_cmd *request, const int table[4], int *out)
{
#ifdef FIXED
	u32 command;

	if (validate_index(u32, uring_command(request), 4, &command))
		return -ENOTTY;
	*out = table[command];
#else
	*out = table[uring_command(request)];
#endif
	return 0;
}
