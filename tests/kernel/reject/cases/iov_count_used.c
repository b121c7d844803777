// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a loop runs as far as a fetch came, unvalidated
// gcc: E invalid operands to binary <
// clang: E invalid operands to binary expression
#include "../case.h"

int misuse(struct iov_iter *from, untrusted_u32 *array, size_t n, u32 *sum)
{
	const untrusted_size came = iov_fetch_array(u32, from, array, n);
	size_t i;

#ifdef FIXED
	size_t whole;

	if (validate_max(size, came, n, &whole))
		return -EINVAL;
	for (i = 0; i < whole; i++)
		*sum += validate_any(u32, array[i]);
#else
	for (i = 0; i < came; i++)
		*sum += validate_any(u32, array[i]);
#endif
	return 0;
}
