// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of validate_vma() is dropped
// gcc: W ignoring return value of .validate_vma.
// clang: W ignoring return value of function
#include "../case.h"

int misuse(struct vm_area_struct *vma, size_t *first, size_t *pages)
{
#ifdef FIXED
	return validate_vma(vma, 3, first, pages);
#else
	validate_vma(vma, 3, first, pages);
	return 0;
#endif
}
