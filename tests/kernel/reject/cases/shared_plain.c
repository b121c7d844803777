// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a device's index is read by naming it
// gcc: E is unavailable: the other side writes it meanwhile
// clang: E is unavailable: the other side writes it meanwhile
#include "../case.h"

#ifdef FIXED
void misuse(shared_le32 *used, untrusted_le32 *out)
{
	shared_fetch_dma(le32, used, out);
}
#else
u32 misuse(shared_le32 *used)
{
	return le32_to_cpu(used->shared_bits);
}
#endif
