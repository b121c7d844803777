// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a map is read where a value in it says
// gcc: E incompatible type for argument 2 of
// clang: E passing 'untrusted_u32' to parameter of incompatible type 'size_t'
#include <untrusted/user/map.h>

int misuse(const struct file_map *map, untrusted_u32 at, untrusted_u8 *u)
{
#ifdef FIXED
	uint32_t off;
	const int ret = validate_index(u32, at, 4096, &off);

	return ret ? ret : map_fetch(u8, map, off, u);
#else
	return map_fetch(u8, map, at, u);
#endif
}
