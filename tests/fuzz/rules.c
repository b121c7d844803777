// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every rule in every byte order, and schemas whose rows are not the truth. */
#include "../../bench/schema/ioctl40_schema.h"
#include "targets.h"

static const struct hand_dev dev = { .nslots = 21, .bytes = 1 << 20 };

UNTRUSTED_LIMITS(ioctl40, IOCTL40, dev);
static const struct hand_ioctl40_wire ioctl40_seed = {
	.slot = 3,
	.flags = 5,
	.offset = 4096,
	.len = 512,
	.mode = 2,
	.sync = 1,
	.prio = 4,
	.align = 4096,
	.cookie = 7,
};
UNTRUSTED_FUZZ(ioctl40, &dev, &ioctl40_seed, sizeof(ioctl40_seed), NULL);

enum color { RED, GREEN, BLUE };

struct all {
	ut_be16 magic;
	ut_le32 set;
	ut_be32 last;
	ut_be64 flags;
	ut_le16 bits;
	ut_be16 aligned;
	ut_be32 power;
	ut_s8 below;
	ut_s16 around;
	ut_le16 ports[4];
	ut_be32 counted[5];
	ut_u8 count;
	ut_u8 when;
	ut_be32 only_when;
	ut_u8 zeros[6];
	char name[12];
	char host[8];
	ut_be16 size;
	ut_be16 newer;
} __attribute__((packed));

#define ALL_BITS(BIT)                                               \
	BIT(high, 12, 4, RANGE(3, 11))                              \
	BIT(one, 11, 1, EQUAL(1))                                   \
	BIT(kind, 8, 3, ENUM_SET(enum color, 1 << RED | 1 << BLUE)) \
	BIT(none, 5, 3, ZERO)                                       \
	BIT(known, 1, 4, FLAGS(9))                                  \
	BIT(on, 0, 1, BOOL)

#define ALL(FIELD, CHECK, ...)                                            \
	FIELD(be16, magic, EQUAL(0xbeef), ERRNO(ENOEXEC))                 \
	FIELD(le32, set, ENUM_SET(enum color, 1 << RED | 1 << BLUE))      \
	FIELD(be32, last, ENUM(enum color, BLUE))                         \
	FIELD(be64, flags, FLAGS(0x8000000000000105ull))                  \
	FIELD(le16, bits, BITS(ALL_BITS))                                 \
	FIELD(be16, aligned, ALIGNED(8, 16, 4096))                        \
	FIELD(be32, power, POWER_OF_TWO(512, 65536))                      \
	FIELD(s8, below, MAX(-3))                                         \
	FIELD(s16, around, RANGE(-300, 5))                                \
	FIELD(le16, ports, EACH(4, RANGE(1, 1023)))                       \
	FIELD(be32, counted, COUNTED(5, count, ONE_OF(1, 5, 0xffffffff))) \
	FIELD(u8, count, MAX(5))                                          \
	FIELD(u8, when, BOOL)                                             \
	FIELD(be32, only_when, MIN(7), WHEN(when))                        \
	FIELD(u8, zeros, ZERO)                                            \
	FIELD(char, name, STRING(12, word, 2), ERRNO(ENAMETOOLONG))       \
	FIELD(char, host, STRING(8, printable, 0))                        \
	FIELD(be16, size, INDEX(ctx->nslots))                             \
	FIELD(be16, newer, MAX(9), SINCE(sizeof(struct all), 4))          \
	CHECK(count, !when || count, "when it is, there are some")
UNTRUSTED_SCHEMA(all, struct all, ALL, dev);
UNTRUSTED_LIMITS(all, ALL, dev);

#define BE16(v) (v) >> 8, (v)&0xff
static const unsigned char all_seed[sizeof(struct all)] = {
	BE16(0xbeef),
	2,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	0x01,
	0x4a,
	BE16(64),
	0,
	0,
	4,
	0,
	0xfd,
	0,
	0,
	1,
	0,
	2,
	0,
	3,
	0,
	4,
	0,
	0,
	0,
	0,
	1,
	0,
	0,
	0,
	5,
	0xff,
	0xff,
	0xff,
	0xff,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	3,
	1,
	0,
	0,
	0,
	9,
	0,
	0,
	0,
	0,
	0,
	0,
	'n',
	'a',
	'm',
	'e',
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	'a',
	' ',
	'b',
	0,
	0,
	0,
	0,
	0,
	BE16(20),
	BE16(3),
};
UNTRUSTED_FUZZ(all, &dev, all_seed, sizeof(all_seed), NULL);

const struct untrusted_fuzz *const fuzz_rules[] = {
	&ioctl40_fuzz,
	&all_fuzz,
	NULL,
};

struct lie {
	ut_u32 slot;
	ut_u16 port;
	ut_u16 reserved;
};

#define LIE_TRUTH(FIELD, ...)            \
	FIELD(u32, slot, MAX(14))        \
	FIELD(u16, port, RANGE(1, 1023)) \
	FIELD(u16, reserved, ZERO)
static const struct lie lie_seed = { .slot = 3, .port = 80 };

/* The rows of schema name_, of which one is not that of the validator. */
#define LIE(name, list)                                      \
	UNTRUSTED_SCHEMA(name, struct lie, LIE_TRUTH, none); \
	UNTRUSTED_LIMITS(name, list, none);                  \
	UNTRUSTED_FUZZ(name, NULL, &lie_seed, sizeof(lie_seed), NULL)

#define LIE_WIDE(FIELD, ...)             \
	FIELD(u32, slot, MAX(15))        \
	FIELD(u16, port, RANGE(1, 1023)) \
	FIELD(u16, reserved, ZERO)
LIE(planted_wide, LIE_WIDE);

#define LIE_NARROW(FIELD, ...)           \
	FIELD(u32, slot, MAX(13))        \
	FIELD(u16, port, RANGE(1, 1023)) \
	FIELD(u16, reserved, ZERO)
LIE(planted_narrow, LIE_NARROW);

#define LIE_RULE(FIELD, ...)      \
	FIELD(u32, slot, MAX(14)) \
	FIELD(u16, port, MIN(1))  \
	FIELD(u16, reserved, ZERO)
LIE(planted_rule, LIE_RULE);

#define LIE_ERRNO(FIELD, ...)                        \
	FIELD(u32, slot, MAX(14))                    \
	FIELD(u16, port, RANGE(1, 1023), ERRNO(EIO)) \
	FIELD(u16, reserved, ZERO)
LIE(planted_errno, LIE_ERRNO);

const struct untrusted_fuzz *const fuzz_planted[] = {
	&planted_wide_fuzz,
	&planted_narrow_fuzz,
	&planted_rule_fuzz,
	&planted_errno_fuzz,
	NULL,
};
