// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of map_open() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include <untrusted/user/map.h>

int misuse(int fd, struct file_map *map)
{
#ifdef FIXED
	return map_open(fd, 4096, map);
#else
	map_open(fd, 4096, map);
	return 0;
#endif
}
