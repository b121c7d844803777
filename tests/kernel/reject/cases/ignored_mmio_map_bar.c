// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the answer of mmio_map_bar() is dropped
// gcc: W ignoring return value
// clang: W ignoring return value
#include "../case.h"

int misuse(struct pci_dev *pdev, struct mmio *mmio)
{
#ifdef FIXED
	return mmio_map_bar(pdev, 0, 4096, mmio);
#else
	mmio_map_bar(pdev, 0, 4096, mmio);
	return 0;
#endif
}
