// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of bio_fetch_vec(), which may be less than the bio has, is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

size_t misuse(struct bio *bio, struct untrusted_vec *vec)
{
#ifdef FIXED
	return bio_fetch_vec(bio, vec);
#else
	bio_fetch_vec(bio, vec);
	return 0;
#endif
}
