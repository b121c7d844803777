/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The library's side: every member of a message is untrusted. */
#ifndef BENCH_WRAPPED_FIELDS_H
#define BENCH_WRAPPED_FIELDS_H

#include <untrusted/validate.h>

#define FIELD(tag) untrusted_##tag

#include "wrapped.h"

#endif
