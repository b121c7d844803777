// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: nobody asks how many elements came
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct iov_iter *from, untrusted_u32 *array, size_t n)
{
#ifdef FIXED
	return validate_equal(size, iov_fetch_array(u32, from, array, n), n);
#else
	iov_fetch_array(u32, from, array, n);
	return 0;
#endif
}
