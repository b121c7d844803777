// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of firmware_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct untrusted_firmware *fw, struct device *dev)
{
#ifdef FIXED
	return firmware_fetch(fw, "foo", dev, 4096);
#else
	firmware_fetch(fw, "foo", dev, 4096);
	return 0;
#endif
}
