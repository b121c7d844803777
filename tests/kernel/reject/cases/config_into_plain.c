// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: configuration space is fetched into a plain integer
// gcc: E passing argument 3 of .ut_config_fetch_u16. from incompatible pointer type
// clang: E incompatible pointer types passing
#include "../case.h"

#ifdef FIXED
int misuse(struct pci_dev *pdev, untrusted_u16 *out)
#else
int misuse(struct pci_dev *pdev, u16 *out)
#endif
{
	return pci_config_fetch(u16, pdev, 0, out);
}
