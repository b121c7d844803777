// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of map_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/map.h>

int misuse(const struct file_map *map, untrusted_u32 *u)
{
#ifdef FIXED
	return map_fetch(u32, map, 0, u);
#else
	map_fetch(u32, map, 0, u);
	return 0;
#endif
}
