/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* What tests use of zlib and libext2fs, for machines that have neither. */
#include <stddef.h>
#include <stdint.h>

unsigned long crc32(unsigned long crc, const unsigned char *p, unsigned int n);
uint32_t ext2fs_crc32c_le(uint32_t crc, const unsigned char *p, size_t n);
