// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "crc.h"

struct code {
	uint32_t polynomial; /* the lowest bit first */
	uint32_t table[256];
};

static void prepare(struct code *code)
{
	for (uint32_t byte = 0; byte < 256; byte++) {
		uint32_t left = byte;

		for (int bit = 0; bit < 8; bit++)
			left = left >> 1 ^ (left & 1 ? code->polynomial : 0);
		code->table[byte] = left;
	}
}

static uint32_t sum(struct code *code, uint32_t crc, const unsigned char *p,
		    size_t n)
{
	if (!code->table[1])
		prepare(code);
	while (n--)
		crc = crc >> 8 ^ code->table[(crc ^ *p++) & 255];
	return crc;
}

unsigned long crc32(unsigned long crc, const unsigned char *p, unsigned int n)
{
	static struct code code = { .polynomial = 0xedb88320 };

	return (uint32_t)~sum(&code, ~(uint32_t)crc, p, n);
}

uint32_t ext2fs_crc32c_le(uint32_t crc, const unsigned char *p, size_t n)
{
	static struct code code = { .polynomial = 0x82f63b78 };

	return sum(&code, crc, p, n);
}
