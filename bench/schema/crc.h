/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * The checksums that a validator calls. crc_real.c has the true ones; with
 * crc_cheap.c every checksum is the same number, so that what is measured is
 * the validator and not a thousand bytes of CRC, the same on both sides.
 */
#ifndef BENCH_SCHEMA_CRC_H
#define BENCH_SCHEMA_CRC_H

#include <stddef.h>
#include <stdint.h>

/* As zlib's crc32(): begins with 0. */
uint32_t bench_crc32(uint32_t crc, const void *data, size_t size);
/* As libext2fs' ext2fs_crc32c_le(): begins with ~0. */
uint32_t bench_crc32c(uint32_t crc, const void *data, size_t size);

#endif
