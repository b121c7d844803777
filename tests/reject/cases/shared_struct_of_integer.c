// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an integer as a shared struct
// gcc: E SHARED_STRUCT.port.: not a struct; use SHARED_TYPE..
// clang: E SHARED_STRUCT.port.: not a struct; use SHARED_TYPE..
#include <untrusted/shared.h>

UNTRUSTED_TYPE(port, uint16_t);
#ifdef FIXED
SHARED_TYPE(port, uint16_t);
#else
SHARED_STRUCT(port, uint16_t);
#endif
