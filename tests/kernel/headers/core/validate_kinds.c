// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <untrusted/validate.h>

/* The test's lock is none that lockdep knows, where there is lockdep. */
#undef ut_assert_held
#define ut_assert_held(lock) ((void)(lock))

#include "../../unit/validate_kinds.c"
