// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "crc.h"

static volatile uint32_t bench_crc = 0x7c5a91e3;

uint32_t bench_crc32(uint32_t crc, const void *data, size_t size)
{
	return bench_crc;
}

uint32_t bench_crc32c(uint32_t crc, const void *data, size_t size)
{
	return bench_crc;
}
