# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Mistakes for range.c, one for each case that has to notice.
/^static struct range range_sum/,/^}/s/r.ulo = a->ulo + b->ulo/r.ulo = a->ulo + b->uhi/
/^static struct range range_difference/,/^}/s/a->ulo < b->uhi/a->ulo < b->ulo/
/^static struct range range_product/,/^}/s/hi > mask_of(bits)/hi > 2 * mask_of(bits)/
s/a->ulo \/ b->uhi, a->uhi \/ b->ulo/a->ulo \/ b->ulo, a->uhi \/ b->ulo/
s/b->uhi - 1 < a->uhi ? b->uhi - 1 : a->uhi/b->uhi - 2/
s/mask_of(bits) >> b->uhi :/mask_of(bits) >> b->ulo :/
s/a->ulo >> b->uhi, a->uhi >> b->ulo/a->ulo >> b->ulo, a->uhi >> b->ulo/
s/ones(a->uhi | b->uhi)/ones(a->uhi)/
s/a->uhi < b->uhi ? a->uhi : b->uhi/a->ulo < b->ulo ? a->ulo : b->ulo/
s/a->shi <= range_full(bits).shi/a->shi <= range_full(a_bits).shi/
s/a.shi > b.shi ? a.shi : b.shi/a.shi/
s/\[CMP_UGT\] = CMP_ULE/[CMP_UGT] = CMP_ULT/
/^static struct range settle/,/^}/s/r.ulo = (uint64_t)r.slo/r.ulo = r.ulo/
