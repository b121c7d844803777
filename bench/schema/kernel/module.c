// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What the validators call and nobody measures: the module is only linked. */
#include <linux/module.h>

#include <formats/disk.h>

#include "crc.h"

uint32_t bench_crc32(uint32_t crc, const void *data, size_t size)
{
	return crc;
}

uint32_t bench_crc32c(uint32_t crc, const void *data, size_t size)
{
	return crc;
}

uint32_t disk_crc32(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return crc;
}

uint32_t disk_crc32c(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return crc;
}

MODULE_DESCRIPTION("validators, declared and by hand");
MODULE_LICENSE("Dual MIT/GPL");
