/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#include <asm/byteorder.h>

#define htole16(value) ((__force uint16_t)cpu_to_le16(value))
#define htole32(value) ((__force uint32_t)cpu_to_le32(value))
#define htole64(value) ((__force uint64_t)cpu_to_le64(value))
#define htobe16(value) ((__force uint16_t)cpu_to_be16(value))
#define htobe32(value) ((__force uint32_t)cpu_to_be32(value))
#define htobe64(value) ((__force uint64_t)cpu_to_be64(value))
