// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of stream_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/stream.h>

int misuse(FILE *stream, untrusted_u32 *u)
{
#ifdef FIXED
	return stream_fetch(u32, stream, u);
#else
	stream_fetch(u32, stream, u);
	return 0;
#endif
}
