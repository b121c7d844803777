/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UAPI_ORACLE_H
#define UAPI_ORACLE_H

/**
 * DOC: oracle.h, a second opinion on real ioctl structs
 *
 * One hand-written judge for each struct, in plain C and without the library:
 * what a schema decides about the same bytes must be what these decide. They are
 * also what a declaration is compared with in length.
 *
 * Order of judging: the size; the fields as they stand in the struct, nested ones
 * in their place; counted arrays; the conditions as they are listed; the tail,
 * element by element. The first refusal wins. A struct that stands inside another
 * is judged whole, with its own arrays and conditions, where it stands.
 */

#include <stddef.h>
#include <stdint.h>

#include "context.h"

/* verdict.refused when a condition failed and not a field */
#define ORACLE_CONDITION ((size_t)-1)

/**
 * struct oracle_verdict - what a judge says
 * @values: the accepted values in the order of declaration, dropped members left
 *	out; signed ones with their sign extended. A string or a run of bytes is
 *	its length, then its bytes, eight to a value, the first in the low bits.
 *	The caller provides the room.
 * @room: how many values fit
 * @n: how many there are, 0 before; those that do not fit are counted, not written
 * @refused: offset of the member that was refused; of the element's member in a
 *	counted array; ORACLE_CONDITION for a condition
 */
struct oracle_verdict {
	uint64_t *values;
	size_t room;
	size_t n;
	size_t refused;
};

void oracle_put(struct oracle_verdict *v, const uint64_t *values, size_t n);
void oracle_put_bytes(struct oracle_verdict *v, const void *bytes, size_t n);

#define PUT(v, ...)                                            \
	oracle_put(v, (const uint64_t[]){ __VA_ARGS__ },       \
		   sizeof((const uint64_t[]){ __VA_ARGS__ }) / \
			   sizeof(uint64_t))

/* 0, or the negative errno; raw holds size bytes and need not be aligned. */
typedef int oracle_judge(const void *raw, size_t size,
			 const struct uapi_ctx *ctx, struct oracle_verdict *v);

oracle_judge oracle_i2c_rdwr;
oracle_judge oracle_i2c_msg;
oracle_judge oracle_spi_ioc_transfer;
oracle_judge oracle_vfio_dma_map;
oracle_judge oracle_fiemap;
oracle_judge oracle_gpio_v2_line_request;
oracle_judge oracle_kvm_irq_routing;
oracle_judge oracle_loop_config;
oracle_judge oracle_sg_io_v4;
oracle_judge oracle_fsverity_enable;
oracle_judge oracle_fscrypt_add_key;
oracle_judge oracle_ff_effect;
oracle_judge oracle_seccomp_addfd;
oracle_judge oracle_dm_ioctl;
oracle_judge oracle_clone_args;
oracle_judge oracle_open_how;

#endif
