// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Prints how many values left their range, over every byte storage can hold. */
#include <stdio.h>
#include <string.h>

#include "filled.h"

static int outside(const void *storage)
{
	static const uint8_t array[SLOTS];
	const uint8_t *element = element_of(&array, storage);
	uint16_t port = PORT_MIN;
	int32_t shift = shift_of(storage);
	bool some = port_of(storage, &port);

	return (slot_of(storage) >= SLOTS) +
	       (shift < SHIFT_MIN || shift > SHIFT_MAX) +
	       (some && (port < PORT_MIN || port > PORT_MAX)) +
	       (element < array || element >= array + SLOTS);
}

int main(void)
{
	int byte, wrong = slot_zeroed() >= SLOTS;

	for (byte = 0; byte < 256; byte++) {
		uint8_t storage[8];

		memset(storage, byte, sizeof(storage));
		wrong += outside(storage) + (slot_filled(byte) >= SLOTS);
		memset(storage, 0, sizeof(storage));
		storage[byte % 4] = byte;
		wrong += outside(storage);
	}
	printf("%d\n", wrong);
	return 0;
}
