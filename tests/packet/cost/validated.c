// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The judge of samples/packet/checked, without what makes it a module. */
#define _GATE_MODULE_H

#include "cost.h"
#include "../../../samples/packet/table.h"
#include "../../../samples/packet/checked/gate_checked.c"

const struct cost_gate cost_validated = {
	"validated",
	gate_hook,
	validated_read_alone,
	&gate.error,
};
