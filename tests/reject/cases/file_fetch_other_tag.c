// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a file is fetched into a value of another tag
// gcc: E incompatible types when assigning to type
// clang: E assigning to .*untrusted_u16.* from incompatible type .untrusted_u32.
#include <untrusted/user/file.h>

#ifdef FIXED
int misuse(int fd, untrusted_u32 *out)
#else
int misuse(int fd, untrusted_u16 *out)
#endif
{
	return file_fetch_at(u32, fd, 0, out);
}
