// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <ext2fs/ext2fs.h>
#include <zlib.h>

#include "crc.h"

uint32_t bench_crc32(uint32_t crc, const void *data, size_t size)
{
	return crc32(crc, data, size);
}

uint32_t bench_crc32c(uint32_t crc, const void *data, size_t size)
{
	return ext2fs_crc32c_le(crc, data, size);
}
