// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of map_fetch_vec() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/map.h>

int misuse(const struct file_map *map, struct untrusted_vec *vec)
{
#ifdef FIXED
	return map_fetch_vec(map, 0, 16, vec);
#else
	map_fetch_vec(map, 0, 16, vec);
	return 0;
#endif
}
