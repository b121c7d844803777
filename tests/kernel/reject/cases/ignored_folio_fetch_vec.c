// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of folio_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct folio *folio, struct untrusted_vec *vec)
{
#ifdef FIXED
	return folio_fetch_vec(folio, 0, 1, vec);
#else
	folio_fetch_vec(folio, 0, 1, vec);
	return 0;
#endif
}
