// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a byte that a USB device sent is used as it is
// gcc: E used struct type value where scalar is required
// clang: E statement requires expression of scalar type
#include "../case.h"

int misuse(const struct urb *urb)
{
#ifdef FIXED
	untrusted_u8 sent;
	struct reader r;

	if (reader_init(&r, usb_bytes(urb)) && reader_get(u8, &r, &sent))
		return validate_zero(u8, sent);
#else
	if (usb_bytes(urb).ptr[0])
		return -EINVAL;
#endif
	return -EINVAL;
}
