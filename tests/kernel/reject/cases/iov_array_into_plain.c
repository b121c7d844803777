// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: elements of a write are fetched into plain ones
// gcc: E passing argument 1 of .ut_slot_u32. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct iov_iter *from, untrusted_u32 *array)
#else
int misuse(struct iov_iter *from, u32 *array)
#endif
{
	return validate_equal(size, iov_fetch_array(u32, from, array, 4), 4);
}
