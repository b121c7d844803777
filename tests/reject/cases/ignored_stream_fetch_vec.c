// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of stream_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/stream.h>

ssize_t misuse(FILE *stream, struct untrusted_vec *vec)
{
#ifdef FIXED
	return stream_fetch_vec(stream, vec);
#else
	stream_fetch_vec(stream, vec);
	return 0;
#endif
}
