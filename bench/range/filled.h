/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* Storage that no validator wrote, read as bounded values. */
#ifndef BENCH_RANGE_FILLED_H
#define BENCH_RANGE_FILLED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SLOTS 16
#define PORT_MIN 1
#define PORT_MAX 1023
#define SHIFT_MIN (-20)
#define SHIFT_MAX 19

uint32_t slot_of(const void *storage);
int32_t shift_of(const void *storage);
bool port_of(const void *storage, uint16_t *port);
const uint8_t *element_of(const uint8_t (*array)[SLOTS], const void *storage);

/* The same through objects that the function itself fills. */
uint32_t slot_zeroed(void);
uint32_t slot_filled(int byte);

#endif
