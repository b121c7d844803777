/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#include <linux/types.h>

#include <asm/byteorder.h>

#define le16toh(v) le16_to_cpu((__force __le16)(v))
#define le32toh(v) le32_to_cpu((__force __le32)(v))
#define le64toh(v) le64_to_cpu((__force __le64)(v))
#define be16toh(v) be16_to_cpu((__force __be16)(v))
#define be32toh(v) be32_to_cpu((__force __be32)(v))
