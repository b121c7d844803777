// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of pci_config_fetch() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct pci_dev *pdev, untrusted_u16 *out)
{
#ifdef FIXED
	return pci_config_fetch(u16, pdev, 4, out);
#else
	pci_config_fetch(u16, pdev, 4, out);
	return 0;
#endif
}
