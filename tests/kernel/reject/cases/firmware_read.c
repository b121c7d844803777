// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a file's byte is used as it is
// gcc: E .* is unavailable|invalid operands to binary|aggregate value used where an integer|incompatible types when returning
// clang: E returning .* from a function with incompatible result type
#include "../case.h"

u8 misuse(const struct untrusted_firmware *fw)
{
#ifdef FIXED
	struct reader r;
	untrusted_u8 sent;
	u8 version = 0;

	if (reader_init(&r, firmware_bytes(fw)) &&
	    reader_get(u8, &r, &sent) && !validate_max(u8, sent, 9, &version))
		return version;
	return 0;
#else
	return firmware_bytes(fw).ptr[0];
#endif
}
