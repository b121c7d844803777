// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a shared type wider aligned than sized
// gcc: E shared_port: the wrapper changed the layout
// clang: E shared_port: the wrapper changed the layout
#include <untrusted/shared.h>

typedef uint16_t wide __attribute__((aligned(8)));
UNTRUSTED_TYPE(port, uint16_t);
#ifdef FIXED
SHARED_TYPE(port, uint16_t);
#else
SHARED_TYPE(port, wide);
#endif
