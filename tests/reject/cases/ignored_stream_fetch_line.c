// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of stream_fetch_line() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/stream.h>

int misuse(FILE *stream, struct untrusted_vec *vec)
{
#ifdef FIXED
	return stream_fetch_line(stream, vec);
#else
	stream_fetch_line(stream, vec);
	return 0;
#endif
}
