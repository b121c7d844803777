// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a file is fetched into a plain integer
// gcc: E incompatible types when assigning to type
// clang: E assigning to .*unsigned int.* from incompatible type .untrusted_u32.
#include <untrusted/user/file.h>

#ifdef FIXED
int misuse(int fd, untrusted_u32 *out)
#else
int misuse(int fd, uint32_t *out)
#endif
{
	return file_fetch(u32, fd, out);
}
