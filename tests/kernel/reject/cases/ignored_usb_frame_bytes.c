// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of usb_frame_bytes() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(const struct urb *urb, untrusted_bytes *bytes)
{
#ifdef FIXED
	return usb_frame_bytes(urb, 0, bytes);
#else
	usb_frame_bytes(urb, 0, bytes);
	return 0;
#endif
}
