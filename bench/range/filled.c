// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Built by every compiler at every level; filled_main.c never optimises. */
#include <string.h>

#include <untrusted/bounded.h>

#include "filled.h"

BOUNDED_TYPE(slot, u32, 0, SLOTS - 1);
BOUNDED_TYPE(shift, s32, SHIFT_MIN, SHIFT_MAX);
BOUNDED_OPTIONAL(port, u16, PORT_MIN, PORT_MAX);

uint32_t slot_of(const void *storage)
{
	bounded_slot slot;

	memcpy(&slot, storage, sizeof(slot));
	return bounded_get(slot);
}

int32_t shift_of(const void *storage)
{
	bounded_shift shift;

	memcpy(&shift, storage, sizeof(shift));
	return bounded_get(shift);
}

bool port_of(const void *storage, uint16_t *port)
{
	bounded_port stored;

	memcpy(&stored, storage, sizeof(stored));
	return bounded_value(stored, port);
}

const uint8_t *element_of(const uint8_t (*array)[SLOTS], const void *storage)
{
	bounded_slot slot;

	memcpy(&slot, storage, sizeof(slot));
	return &bounded_at(*array, slot);
}

uint32_t slot_zeroed(void)
{
	bounded_slot slot = {};

	return bounded_get(slot);
}

uint32_t slot_filled(int byte)
{
	bounded_slot slot;

	memset(&slot, byte, sizeof(slot));
	return bounded_get(slot);
}
