// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a context without a lock does not say why
// gcc: E UNTRUSTED_CONTEXT_FIXED: say why it never changes
// clang: E UNTRUSTED_CONTEXT_FIXED: say why it never changes
#include <untrusted/validate.h>

#ifdef FIXED
UNTRUSTED_CONTEXT_FIXED(limits, const int *, "set at start");
#else
UNTRUSTED_CONTEXT_FIXED(limits, const int *, "");
#endif
int misuse(const int *limits)
{
	ut_stable_limits(limits);
	return *limits;
}
