/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UAPI_SCHEMAS_H
#define UAPI_SCHEMAS_H

/**
 * DOC: schemas.h, sixteen structs of the kernel's own uapi headers as schemas
 *
 * The same declarations serve a driver and a test program. Before this header
 * comes what makes USER_SCHEMA(), kernel/schema.h or user/slices.h; the uapi header
 * of gpio, which has another name in the kernel; and the string functions.
 *
 * The languages are those of oracle.c, where their sources are named.
 */

#include <linux/bsg.h>
#include <linux/dm-ioctl.h>
#include <linux/errno.h>
#include <linux/fcntl.h>
#include <linux/fiemap.h>
#include <linux/fscrypt.h>
#include <linux/fsverity.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/input.h>
#include <linux/kvm.h>
#include <linux/loop.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <linux/spi/spidev.h>
#include <linux/vfio.h>

#include "context.h"

UNTRUSTED_CONTEXT_FIXED(uapi, const struct uapi_ctx *,
			"a test writes it before it validates");

#define DESCRIPTOR_MAX 0x7fffffff

#define I2C_MSG_ROWS(FIELD, CHECK, HOLE)                                    \
	FIELD(u16, addr, MAX(0x3ff))                                        \
	FIELD(u16, flags, FLAGS(ctx->i2c_flags & 0xffff))                   \
	FIELD(u16, len, MAX(8192))                                          \
	HOLE(hole, 2, IGNORE("padding the compiler adds"))                  \
	FIELD(u64, buf, USER_BYTES(len))                                    \
	CHECK(addr, (flags & I2C_M_TEN) || addr <= 0x7f,                    \
	      "an address of 7 bits unless flags say 10")                   \
	CHECK(len,                                                          \
	      !(flags & I2C_M_RECV_LEN) || (flags & I2C_M_RD && len >= 33), \
	      "a received length needs a read with room for the longest block")
USER_SCHEMA(i2c_msg, struct i2c_msg, I2C_MSG_ROWS, uapi);

#define I2C_RDWR_ROWS(FIELD, CHECK, HOLE)                    \
	FIELD(u64, msgs, USER_PTR(i2c_msg))                  \
	FIELD(u32, nmsgs, RANGE(1, I2C_RDWR_IOCTL_MAX_MSGS)) \
	HOLE(hole, 4, IGNORE("padding the compiler adds"))
USER_SCHEMA(i2c_rdwr, struct i2c_rdwr_ioctl_data, I2C_RDWR_ROWS, none);

#define SPI_IOC_TRANSFER_ROWS(FIELD, CHECK, ...)                  \
	FIELD(u64, tx_buf, USER_BYTES(len))                       \
	FIELD(u64, rx_buf, USER_BYTES(len))                       \
	FIELD(u32, len, MAX(ctx->spi_bytes_max), ERRNO(EMSGSIZE)) \
	FIELD(u32, speed_hz, MAX(ctx->spi_hz_max))                \
	FIELD(u16, delay_usecs, ANY)                              \
	FIELD(u8, bits_per_word, MAX(32))                         \
	FIELD(u8, cs_change, BOOL)                                \
	FIELD(u8, tx_nbits, ONE_OF(0, 1, 2, 4))                   \
	FIELD(u8, rx_nbits, ONE_OF(0, 1, 2, 4))                   \
	FIELD(u8, word_delay_usecs, ANY)                          \
	FIELD(u8, pad, ZERO)                                      \
	CHECK(len,                                                \
	      len % (bits_per_word <= 8	 ? 1u :                   \
		     bits_per_word <= 16 ? 2u :                   \
					   4u) ==                 \
		      0,                                          \
	      "whole words")
USER_SCHEMA(spi_ioc_transfer, struct spi_ioc_transfer, SPI_IOC_TRANSFER_ROWS,
	    uapi);

#define VFIO_ACCESS_FLAGS (VFIO_DMA_MAP_FLAG_READ | VFIO_DMA_MAP_FLAG_WRITE)

#define VFIO_DMA_MAP_ROWS(FIELD, CHECK, ...)                                  \
	FIELD(u32, argsz, MIN(sizeof(struct vfio_iommu_type1_dma_map)))       \
	FIELD(u32, flags, FLAGS(VFIO_ACCESS_FLAGS | VFIO_DMA_MAP_FLAG_VADDR)) \
	FIELD(u64, vaddr, ALIGNED(ctx->page_size, 0, ~0ULL))                  \
	FIELD(u64, iova, ALIGNED(ctx->page_size, 0, ~0ULL))                   \
	FIELD(u64, size, ALIGNED(ctx->page_size, 0, ~0ULL))                   \
	CHECK(size, size != 0, "something to map")                            \
	CHECK(flags,                                                          \
	      !(flags & VFIO_ACCESS_FLAGS) ==                                 \
		      !!(flags & VFIO_DMA_MAP_FLAG_VADDR),                    \
	      "access or a new address, not both, not neither")               \
	CHECK(iova, size - 1 <= ~iova, "iova does not wrap")                  \
	CHECK(vaddr, size - 1 <= ~vaddr, "vaddr does not wrap")
USER_SCHEMA(vfio_dma_map, struct vfio_iommu_type1_dma_map, VFIO_DMA_MAP_ROWS,
	    uapi);

#define FIEMAP_ROWS(FIELD, ...)                                              \
	FIELD(u64, fm_start, MAX(ctx->file_bytes_max), ERRNO(EFBIG))         \
	FIELD(u64, fm_length, MIN(1))                                        \
	FIELD(u32, fm_flags, FLAGS(FIEMAP_FLAGS_COMPAT), ERRNO(EBADR), OUT)  \
	FIELD(u32, fm_mapped_extents, OUTPUT)                                \
	FIELD(u32, fm_extent_count, MAX(~0u / sizeof(struct fiemap_extent))) \
	FIELD(u32, fm_reserved, IGNORE("the kernel has never looked at it"))
USER_SCHEMA(fiemap, struct fiemap, FIEMAP_ROWS, uapi);

#define GPIO_EDGES \
	(GPIO_V2_LINE_FLAG_EDGE_RISING | GPIO_V2_LINE_FLAG_EDGE_FALLING)
#define GPIO_DRIVES \
	(GPIO_V2_LINE_FLAG_OPEN_DRAIN | GPIO_V2_LINE_FLAG_OPEN_SOURCE)
#define GPIO_BIASES                                                          \
	(GPIO_V2_LINE_FLAG_BIAS_PULL_UP | GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN | \
	 GPIO_V2_LINE_FLAG_BIAS_DISABLED)
#define GPIO_DIRECTIONS (GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_OUTPUT)
#define GPIO_CLOCKS                               \
	(GPIO_V2_LINE_FLAG_EVENT_CLOCK_REALTIME | \
	 GPIO_V2_LINE_FLAG_EVENT_CLOCK_HTE)
#define GPIO_FLAGS                                                     \
	(GPIO_V2_LINE_FLAG_ACTIVE_LOW | GPIO_DIRECTIONS | GPIO_EDGES | \
	 GPIO_DRIVES | GPIO_BIASES | GPIO_CLOCKS)

struct gpio_flags {
	__u64 flags;
};

#define GPIO_FLAGS_ROWS(FIELD, ...) FIELD(u64, flags, FLAGS(GPIO_FLAGS))
UNTRUSTED_SCHEMA(gpio_flags, struct gpio_flags, GPIO_FLAGS_ROWS, none);

struct gpio_values {
	__u64 values;
};

#define GPIO_VALUES_ROWS(FIELD, ...) FIELD(u64, values, ANY)
UNTRUSTED_SCHEMA(gpio_values, struct gpio_values, GPIO_VALUES_ROWS, none);

struct gpio_debounce {
	__u32 period_us;
};

#define GPIO_DEBOUNCE_ROWS(FIELD, ...) FIELD(u32, period_us, ANY)
UNTRUSTED_SCHEMA(gpio_debounce, struct gpio_debounce, GPIO_DEBOUNCE_ROWS, none);

#define GPIO_ATTR_KINDS(CASE)                                         \
	CASE(GPIO_V2_LINE_ATTR_ID_FLAGS, gpio_flags, flags)           \
	CASE(GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES, gpio_values, values) \
	CASE(GPIO_V2_LINE_ATTR_ID_DEBOUNCE, gpio_debounce, debounce)
#define GPIO_ATTR_ROWS(FIELD, ...)                  \
	FIELD(u32, id,                              \
	      RANGE(GPIO_V2_LINE_ATTR_ID_FLAGS,     \
		    GPIO_V2_LINE_ATTR_ID_DEBOUNCE)) \
	FIELD(u32, padding, ZERO)                   \
	FIELD(kind, flags, UNION(id, GPIO_ATTR_KINDS))
UNTRUSTED_SCHEMA(gpio_attr, struct gpio_v2_line_attribute, GPIO_ATTR_ROWS,
		 none);

#define GPIO_CONFIG_ATTR_ROWS(FIELD, ...) \
	FIELD(gpio_attr, attr, NESTED)    \
	FIELD(u64, mask, ANY)
UNTRUSTED_SCHEMA(gpio_config_attr, struct gpio_v2_line_config_attribute,
		 GPIO_CONFIG_ATTR_ROWS, none);

#define GPIO_CONFIG_ROWS(FIELD, CHECK, ...)                                    \
	FIELD(u64, flags, FLAGS(GPIO_FLAGS))                                   \
	FIELD(u32, num_attrs, MAX(GPIO_V2_LINE_NUM_ATTRS_MAX))                 \
	FIELD(u32, padding, ZERO)                                              \
	FIELD(gpio_config_attr, attrs,                                         \
	      NESTED_COUNTED(GPIO_V2_LINE_NUM_ATTRS_MAX, num_attrs))           \
	CHECK(flags, (flags & GPIO_DIRECTIONS) != GPIO_DIRECTIONS,             \
	      "one direction")                                                 \
	CHECK(flags, (flags & GPIO_CLOCKS) != GPIO_CLOCKS, "one clock")        \
	CHECK(flags, !(flags & GPIO_EDGES) || flags & GPIO_V2_LINE_FLAG_INPUT, \
	      "edges are of inputs")                                           \
	CHECK(flags, (flags & GPIO_DRIVES) != GPIO_DRIVES, "one drive")        \
	CHECK(flags,                                                           \
	      !(flags & GPIO_DRIVES) || flags & GPIO_V2_LINE_FLAG_OUTPUT,      \
	      "outputs are driven")                                            \
	CHECK(flags, !(flags & GPIO_BIASES) || flags & GPIO_DIRECTIONS,        \
	      "a bias wants a direction")                                      \
	CHECK(flags, !(flags & GPIO_BIASES & ((flags & GPIO_BIASES) - 1)),     \
	      "one bias")
UNTRUSTED_SCHEMA(gpio_config, struct gpio_v2_line_config, GPIO_CONFIG_ROWS,
		 none);

#define GPIO_V2_LINE_REQUEST_ROWS(FIELD, ...)                                \
	FIELD(u32, offsets,                                                  \
	      COUNTED(GPIO_V2_LINES_MAX, num_lines, INDEX(ctx->gpio_lines))) \
	FIELD(char, consumer, STRING(GPIO_MAX_NAME_SIZE, printable, 0))      \
	FIELD(gpio_config, config, NESTED)                                   \
	FIELD(u32, num_lines, RANGE(1, GPIO_V2_LINES_MAX))                   \
	FIELD(u32, event_buffer_size, MAX(GPIO_V2_LINES_MAX * 16))           \
	FIELD(u32, padding, ZERO)                                            \
	FIELD(s32, fd, OUTPUT)
USER_SCHEMA(gpio_v2_line_request, struct gpio_v2_line_request,
	    GPIO_V2_LINE_REQUEST_ROWS, uapi);

#define KVM_IRQCHIP_ROWS(FIELD, CHECK, ...)          \
	FIELD(u32, irqchip, MAX(KVM_IRQCHIP_IOAPIC)) \
	FIELD(u32, pin, INDEX(24))                   \
	CHECK(pin, irqchip == KVM_IRQCHIP_IOAPIC || pin < 8, "a PIC has 8 pins")
UNTRUSTED_SCHEMA(kvm_irqchip, struct kvm_irq_routing_irqchip, KVM_IRQCHIP_ROWS,
		 none);

#define KVM_MSI_ROWS(FIELD, ...)                  \
	FIELD(u32, address_lo, ANY)               \
	FIELD(u32, address_hi, FLAGS(0xffffff00)) \
	FIELD(u32, data, ANY)                     \
	FIELD(u32, devid, ANY)
UNTRUSTED_SCHEMA(kvm_msi, struct kvm_irq_routing_msi, KVM_MSI_ROWS, none);

#define KVM_HV_SINT_ROWS(FIELD, ...)            \
	FIELD(u32, vcpu, INDEX(ctx->kvm_vcpus)) \
	FIELD(u32, sint, INDEX(16))
UNTRUSTED_SCHEMA(kvm_hv_sint, struct kvm_irq_routing_hv_sint, KVM_HV_SINT_ROWS,
		 uapi);

#define KVM_XEN_EVTCHN_ROWS(FIELD, ...)         \
	FIELD(u32, port, INDEX(4096))           \
	FIELD(u32, vcpu, INDEX(ctx->kvm_vcpus)) \
	FIELD(u32, priority, ONE_OF(KVM_IRQ_ROUTING_XEN_EVTCHN_PRIO_2LEVEL))
UNTRUSTED_SCHEMA(kvm_xen_evtchn, struct kvm_irq_routing_xen_evtchn,
		 KVM_XEN_EVTCHN_ROWS, uapi);

#define KVM_TARGET(CASE)                                    \
	CASE(KVM_IRQ_ROUTING_IRQCHIP, kvm_irqchip, irqchip) \
	CASE(KVM_IRQ_ROUTING_MSI, kvm_msi, msi)             \
	CASE(KVM_IRQ_ROUTING_HV_SINT, kvm_hv_sint, hv_sint) \
	CASE(KVM_IRQ_ROUTING_XEN_EVTCHN, kvm_xen_evtchn, xen_evtchn)
#define KVM_ENTRY_ROWS(FIELD, ...)                                         \
	FIELD(u32, gsi, INDEX(4096))                                       \
	FIELD(u32, type,                                                   \
	      ONE_OF(KVM_IRQ_ROUTING_IRQCHIP, KVM_IRQ_ROUTING_MSI,         \
		     KVM_IRQ_ROUTING_HV_SINT, KVM_IRQ_ROUTING_XEN_EVTCHN)) \
	FIELD(u32, flags, FLAGS(KVM_MSI_VALID_DEVID),                      \
	      WHEN(type == KVM_IRQ_ROUTING_MSI))                           \
	FIELD(u32, pad, ZERO)                                              \
	FIELD(kind, u, UNION(type, KVM_TARGET))
UNTRUSTED_SCHEMA(kvm_entry, struct kvm_irq_routing_entry, KVM_ENTRY_ROWS, uapi);

#define KVM_IRQ_ROUTING_ROWS(FIELD, CHECK, PART)   \
	FIELD(u32, nr, MAX(4096))                  \
	FIELD(u32, flags, ZERO)                    \
	PART(kvm_entry, entries, REPEAT(nr, 4096)) \
	PART(u8, behind, REST)
UNTRUSTED_MESSAGE(kvm_irq_routing, struct kvm_irq_routing, KVM_IRQ_ROUTING_ROWS,
		  uapi);

static inline int loop_block_size(u32 size, const struct uapi_ctx *ctx)
{
	if (size && (size < 512 || size > ctx->page_size || size & (size - 1)))
		return -EINVAL;
	return 0;
}

#define LOOP_INFO_ROWS(FIELD, ...)                                     \
	FIELD(u64, lo_device, IGNORE("written by the other command"))  \
	FIELD(u64, lo_inode, IGNORE("written by the other command"))   \
	FIELD(u64, lo_rdevice, IGNORE("written by the other command")) \
	FIELD(u64, lo_offset, MAX(~0ULL >> 1), ERRNO(EOVERFLOW))       \
	FIELD(u64, lo_sizelimit, MAX(~0ULL >> 1), ERRNO(EOVERFLOW))    \
	FIELD(u32, lo_number, IGNORE("written by the other command"))  \
	FIELD(u32, lo_encrypt_type, ZERO)                              \
	FIELD(u32, lo_encrypt_key_size, MAX(LO_KEY_SIZE))              \
	FIELD(u32, lo_flags, FLAGS(LOOP_CONFIGURE_SETTABLE_FLAGS))     \
	FIELD(char, lo_file_name, STRING(LO_NAME_SIZE, any, 0))        \
	FIELD(u8, lo_crypt_name, IGNORE("obsolete"))                   \
	FIELD(u8, lo_encrypt_key,                                      \
	      COUNTED(LO_KEY_SIZE, lo_encrypt_key_size, ANY))          \
	FIELD(u64, lo_init, IGNORE("obsolete"))
UNTRUSTED_SCHEMA(loop_info, struct loop_info64, LOOP_INFO_ROWS, none);

#define LOOP_CONFIG_ROWS(FIELD, ...)                      \
	FIELD(u32, fd, MAX(DESCRIPTOR_MAX), ERRNO(EBADF)) \
	FIELD(u32, block_size, CUSTOM(loop_block_size))   \
	FIELD(loop_info, info, NESTED)                    \
	FIELD(u64, __reserved, ZERO)
USER_SCHEMA(loop_config, struct loop_config, LOOP_CONFIG_ROWS, uapi);

#define SG_QUEUE_FLAGS (BSG_FLAG_Q_AT_TAIL | BSG_FLAG_Q_AT_HEAD)

#define SG_IO_V4_ROWS(FIELD, CHECK, ...)                                      \
	FIELD(s32, guard, EQUAL('Q'))                                         \
	FIELD(u32, protocol, EQUAL(BSG_PROTOCOL_SCSI))                        \
	FIELD(u32, subprotocol, EQUAL(BSG_SUB_PROTOCOL_SCSI_CMD))             \
	FIELD(u32, request_len, RANGE(1, 32))                                 \
	FIELD(u64, request, USER_BYTES(request_len))                          \
	FIELD(u64, request_tag, ANY)                                          \
	FIELD(u32, request_attr, ANY)                                         \
	FIELD(u32, request_priority, ANY)                                     \
	FIELD(u32, request_extra, IGNORE("spare, for padding"))               \
	FIELD(u32, max_response_len, ANY)                                     \
	FIELD(u64, response, USER_BYTES(max_response_len))                    \
	FIELD(u32, dout_iovec_count, ZERO)                                    \
	FIELD(u32, dout_xfer_len, MAX(ctx->sg_bytes_max))                     \
	FIELD(u32, din_iovec_count, ZERO)                                     \
	FIELD(u32, din_xfer_len, MAX(ctx->sg_bytes_max))                      \
	FIELD(u64, dout_xferp, USER_BYTES(dout_xfer_len))                     \
	FIELD(u64, din_xferp, USER_BYTES(din_xfer_len))                       \
	FIELD(u32, timeout, ANY)                                              \
	FIELD(u32, flags, FLAGS(SG_QUEUE_FLAGS))                              \
	FIELD(u64, usr_ptr, OPAQUE)                                           \
	FIELD(u32, spare_in, ZERO)                                            \
	FIELD(u32, driver_status, OUTPUT)                                     \
	FIELD(u32, transport_status, OUTPUT)                                  \
	FIELD(u32, device_status, OUTPUT)                                     \
	FIELD(u32, retry_delay, OUTPUT)                                       \
	FIELD(u32, info, OUTPUT)                                              \
	FIELD(u32, duration, OUTPUT)                                          \
	FIELD(u32, response_len, OUTPUT)                                      \
	FIELD(s32, din_resid, OUTPUT)                                         \
	FIELD(s32, dout_resid, OUTPUT)                                        \
	FIELD(u64, generated_tag, OUTPUT)                                     \
	FIELD(u32, spare_out, OUTPUT)                                         \
	FIELD(u32, padding, ZERO)                                             \
	CHECK(din_xfer_len, !dout_xfer_len || !din_xfer_len, "one direction", \
	      ERRNO(EOPNOTSUPP))                                              \
	CHECK(flags, flags != SG_QUEUE_FLAGS, "one end of the queue")
USER_SCHEMA(sg_io_v4, struct sg_io_v4, SG_IO_V4_ROWS, uapi);

#define FSVERITY_ENABLE_ROWS(FIELD, ...)                                    \
	FIELD(u32, version, EQUAL(1))                                       \
	FIELD(u32, hash_algorithm,                                          \
	      ONE_OF(FS_VERITY_HASH_ALG_SHA256, FS_VERITY_HASH_ALG_SHA512)) \
	FIELD(u32, block_size, POWER_OF_TWO(1024, ctx->page_size))          \
	FIELD(u32, salt_size, MAX(32), ERRNO(EMSGSIZE))                     \
	FIELD(u64, salt_ptr, USER_BYTES(salt_size))                         \
	FIELD(u32, sig_size, MAX(16128), ERRNO(EMSGSIZE))                   \
	FIELD(u32, __reserved1, ZERO)                                       \
	FIELD(u64, sig_ptr, USER_BYTES(sig_size))                           \
	FIELD(u64, __reserved2, ZERO)
USER_SCHEMA(fsverity_enable, struct fsverity_enable_arg, FSVERITY_ENABLE_ROWS,
	    uapi);

struct fscrypt_descriptor {
	__u8 descriptor[FSCRYPT_KEY_DESCRIPTOR_SIZE];
};

#define FSCRYPT_DESCRIPTOR_ROWS(FIELD, ...) \
	FIELD(u8, descriptor, BYTES(FSCRYPT_KEY_DESCRIPTOR_SIZE))
UNTRUSTED_SCHEMA(fscrypt_descriptor, struct fscrypt_descriptor,
		 FSCRYPT_DESCRIPTOR_ROWS, none);

struct fscrypt_identifier {
	__u8 identifier[FSCRYPT_KEY_IDENTIFIER_SIZE];
};

#define FSCRYPT_IDENTIFIER_ROWS(FIELD, ...) FIELD(u8, identifier, OUTPUT)
UNTRUSTED_SCHEMA(fscrypt_identifier, struct fscrypt_identifier,
		 FSCRYPT_IDENTIFIER_ROWS, none);

#define FSCRYPT_KEY_KINDS(CASE)                                                \
	CASE(FSCRYPT_KEY_SPEC_TYPE_DESCRIPTOR, fscrypt_descriptor, descriptor) \
	CASE(FSCRYPT_KEY_SPEC_TYPE_IDENTIFIER, fscrypt_identifier, identifier)
#define FSCRYPT_KEY_SPEC_ROWS(FIELD, ...)              \
	FIELD(u32, type,                               \
	      RANGE(FSCRYPT_KEY_SPEC_TYPE_DESCRIPTOR,  \
		    FSCRYPT_KEY_SPEC_TYPE_IDENTIFIER)) \
	FIELD(u32, __reserved, ZERO)                   \
	FIELD(kind, u, UNION(type, FSCRYPT_KEY_KINDS))
UNTRUSTED_SCHEMA(fscrypt_key_spec, struct fscrypt_key_specifier,
		 FSCRYPT_KEY_SPEC_ROWS, none);

#define FSCRYPT_ADD_KEY_ROWS(FIELD, CHECK, PART)                 \
	FIELD(fscrypt_key_spec, key_spec, NESTED)                \
	FIELD(u32, raw_size, MAX(FSCRYPT_MAX_KEY_SIZE))          \
	FIELD(u32, key_id, ANY)                                  \
	FIELD(u32, __reserved, ZERO)                             \
	PART(u8, raw, BYTES(raw_size))                           \
	PART(u8, behind, REST)                                   \
	CHECK(raw_size, key_id ? raw_size == 0 : raw_size >= 16, \
	      "a key, or the number of one")
UNTRUSTED_MESSAGE(fscrypt_add_key, struct fscrypt_add_key_arg,
		  FSCRYPT_ADD_KEY_ROWS, none);

#define FF_TRIGGER_ROWS(FIELD, ...)      \
	FIELD(u16, button, MAX(KEY_MAX)) \
	FIELD(u16, interval, ANY)
UNTRUSTED_SCHEMA(ff_trigger, struct ff_trigger, FF_TRIGGER_ROWS, none);

#define FF_REPLAY_ROWS(FIELD, ...)      \
	FIELD(u16, length, MAX(0x7fff)) \
	FIELD(u16, delay, MAX(0x7fff))
UNTRUSTED_SCHEMA(ff_replay, struct ff_replay, FF_REPLAY_ROWS, none);

#define FF_ENVELOPE_ROWS(FIELD, ...)           \
	FIELD(u16, attack_length, MAX(0x7fff)) \
	FIELD(u16, attack_level, MAX(0x7fff))  \
	FIELD(u16, fade_length, MAX(0x7fff))   \
	FIELD(u16, fade_level, MAX(0x7fff))
UNTRUSTED_SCHEMA(ff_envelope, struct ff_envelope, FF_ENVELOPE_ROWS, none);

#define FF_CONSTANT_ROWS(FIELD, ...)    \
	FIELD(s16, level, MIN(-0x7fff)) \
	FIELD(ff_envelope, envelope, NESTED)
UNTRUSTED_SCHEMA(ff_constant, struct ff_constant_effect, FF_CONSTANT_ROWS,
		 none);

#define FF_RAMP_ROWS(FIELD, ...)     \
	FIELD(s16, start_level, ANY) \
	FIELD(s16, end_level, ANY)   \
	FIELD(ff_envelope, envelope, NESTED)
UNTRUSTED_SCHEMA(ff_ramp, struct ff_ramp_effect, FF_RAMP_ROWS, none);

#define FF_PERIODIC_ROWS(FIELD, CHECK, HOLE)                          \
	FIELD(u16, waveform, RANGE(FF_WAVEFORM_MIN, FF_WAVEFORM_MAX)) \
	FIELD(u16, period, ANY)                                       \
	FIELD(s16, magnitude, ANY)                                    \
	FIELD(s16, offset, ANY)                                       \
	FIELD(u16, phase, ANY)                                        \
	FIELD(ff_envelope, envelope, NESTED)                          \
	HOLE(hole, 2, IGNORE("padding the compiler adds"))            \
	FIELD(u32, custom_len, MAX(ctx->ff_samples_max),              \
	      WHEN(waveform == FF_CUSTOM))                            \
	FIELD(u64, custom_data, USER_PTR(s16))
UNTRUSTED_SCHEMA(ff_periodic, struct ff_periodic_effect, FF_PERIODIC_ROWS,
		 uapi);

#define FF_AXIS_ROWS(FIELD, ...)          \
	FIELD(u16, right_saturation, ANY) \
	FIELD(u16, left_saturation, ANY)  \
	FIELD(s16, right_coeff, ANY)      \
	FIELD(s16, left_coeff, ANY)       \
	FIELD(u16, deadband, ANY)         \
	FIELD(s16, center, ANY)
UNTRUSTED_SCHEMA(ff_axis, struct ff_condition_effect, FF_AXIS_ROWS, none);

struct ff_axes {
	struct ff_condition_effect axis[2];
};

#define FF_AXES_ROWS(FIELD, ...) FIELD(ff_axis, axis, NESTED_EACH(2))
UNTRUSTED_SCHEMA(ff_axes, struct ff_axes, FF_AXES_ROWS, none);

#define FF_RUMBLE_ROWS(FIELD, ...)        \
	FIELD(u16, strong_magnitude, ANY) \
	FIELD(u16, weak_magnitude, ANY)
UNTRUSTED_SCHEMA(ff_rumble, struct ff_rumble_effect, FF_RUMBLE_ROWS, none);

#define FF_KINDS(CASE)                           \
	CASE(FF_RUMBLE, ff_rumble, rumble)       \
	CASE(FF_PERIODIC, ff_periodic, periodic) \
	CASE(FF_CONSTANT, ff_constant, constant) \
	CASE(FF_SPRING, ff_axes, spring)         \
	CASE(FF_FRICTION, ff_axes, friction)     \
	CASE(FF_DAMPER, ff_axes, damper)         \
	CASE(FF_INERTIA, ff_axes, inertia)       \
	CASE(FF_RAMP, ff_ramp, ramp)
#define FF_EFFECT_ROWS(FIELD, CHECK, HOLE)                    \
	FIELD(u16, type, RANGE(FF_EFFECT_MIN, FF_EFFECT_MAX)) \
	FIELD(s16, id, RANGE(-1, ctx->ff_effects - 1), OUT)   \
	FIELD(u16, direction, ANY)                            \
	FIELD(ff_trigger, trigger, NESTED)                    \
	FIELD(ff_replay, replay, NESTED)                      \
	HOLE(hole, 2, IGNORE("padding the compiler adds"))    \
	FIELD(kind, u, UNION(type, FF_KINDS))
USER_SCHEMA(ff_effect, struct ff_effect, FF_EFFECT_ROWS, uapi);

static inline int seccomp_descriptor(u32 fd, const void *ctx)
{
	(void)ctx;
	return fd > DESCRIPTOR_MAX ? -EBADF : 0;
}

#define SECCOMP_ADDFD_FLAGS (SECCOMP_ADDFD_FLAG_SETFD | SECCOMP_ADDFD_FLAG_SEND)

#define SECCOMP_ADDFD_ROWS(FIELD, ...)                       \
	FIELD(u64, id, ANY)                                  \
	FIELD(u32, flags, FLAGS(SECCOMP_ADDFD_FLAGS))        \
	FIELD(u32, srcfd, MAX(DESCRIPTOR_MAX), ERRNO(EBADF)) \
	FIELD(u32, newfd, CUSTOM(seccomp_descriptor),        \
	      WHEN(flags & SECCOMP_ADDFD_FLAG_SETFD))        \
	FIELD(u32, newfd_flags, FLAGS(O_CLOEXEC))
USER_SCHEMA(seccomp_addfd, struct seccomp_notif_addfd, SECCOMP_ADDFD_ROWS,
	    none);

struct dm_version {
	__u32 major;
	__u32 minor;
	__u32 patch;
};

#define DM_VERSION_ROWS(FIELD, ...)                \
	FIELD(u32, major, EQUAL(DM_VERSION_MAJOR)) \
	FIELD(u32, minor, MAX(DM_VERSION_MINOR))   \
	FIELD(u32, patch, ANY)
UNTRUSTED_SCHEMA(dm_version, struct dm_version, DM_VERSION_ROWS, none);

#define DM_FLAGS                                                           \
	(DM_READONLY_FLAG | DM_SUSPEND_FLAG | DM_PERSISTENT_DEV_FLAG |     \
	 DM_STATUS_TABLE_FLAG | DM_SKIP_BDGET_FLAG | DM_SKIP_LOCKFS_FLAG | \
	 DM_NOFLUSH_FLAG | DM_QUERY_INACTIVE_TABLE_FLAG | DM_UUID_FLAG |   \
	 DM_SECURE_DATA_FLAG | DM_IMA_MEASUREMENT_FLAG)

#define DM_IOCTL_ROWS(FIELD, CHECK, ...)                                  \
	FIELD(dm_version, version, NESTED, OUT)                           \
	FIELD(u32, data_size,                                             \
	      RANGE(sizeof(struct dm_ioctl), ctx->dm_bytes_max))          \
	FIELD(u32, data_start, RANGE(sizeof(struct dm_ioctl), data_size)) \
	FIELD(u32, target_count, MAX(ctx->dm_targets_max), OUT)           \
	FIELD(s32, open_count, OUTPUT)                                    \
	FIELD(u32, flags, FLAGS(DM_FLAGS), OUT)                           \
	FIELD(u32, event_nr, ANY, OUT)                                    \
	FIELD(u32, padding, ZERO)                                         \
	FIELD(u64, dev, ANY, OUT)                                         \
	FIELD(char, name, STRING(DM_NAME_LEN, printable, 0))              \
	FIELD(char, uuid, STRING(DM_UUID_LEN, printable, 0))              \
	FIELD(char, data, IGNORE("padding or data"))                      \
	CHECK(data_start, data_start % 8 == 0, "data is aligned")         \
	CHECK(name, !!name[0] + !!uuid[0] + !!dev == 1,                   \
	      "one of name, uuid and dev says which device")              \
	CHECK(name, !strchr(name, '/'), "a name is no path")
USER_SCHEMA(dm_ioctl, struct dm_ioctl, DM_IOCTL_ROWS, uapi);

#define CLONE_KNOWN_FLAGS                                      \
	((0xffffffffULL & ~(__u64)CLONE_DETACHED & ~0x7fULL) | \
	 CLONE_CLEAR_SIGHAND | CLONE_INTO_CGROUP)

#define CLONE_ARGS_ROWS(FIELD, CHECK, ...)                                   \
	FIELD(u64, flags, FLAGS(CLONE_KNOWN_FLAGS))                          \
	FIELD(u64, pidfd, USER_PTR(s32), WHEN(flags & CLONE_PIDFD))          \
	FIELD(u64, child_tid, USER_PTR(s32),                                 \
	      WHEN(flags &(CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID)))      \
	FIELD(u64, parent_tid, USER_PTR(s32),                                \
	      WHEN(flags & CLONE_PARENT_SETTID))                             \
	FIELD(u64, exit_signal, MAX(64))                                     \
	FIELD(u64, stack, USER_BYTES(stack_size))                            \
	FIELD(u64, stack_size, ANY)                                          \
	FIELD(u64, tls, OPAQUE, WHEN(flags & CLONE_SETTLS))                  \
	FIELD(u64, set_tid, USER_PTR(s32), SINCE(CLONE_ARGS_SIZE_VER1, 0))   \
	FIELD(u64, set_tid_size, MAX(32), SINCE(CLONE_ARGS_SIZE_VER1, 0))    \
	FIELD(u64, cgroup, MAX(DESCRIPTOR_MAX),                              \
	      SINCE(CLONE_ARGS_SIZE_VER2, ~0ULL),                            \
	      WHEN(flags & CLONE_INTO_CGROUP))                               \
	CHECK(flags,                                                         \
	      !(flags & CLONE_SIGHAND) || !(flags & CLONE_CLEAR_SIGHAND),    \
	      "handlers are shared or cleared")                              \
	CHECK(flags, !(flags & CLONE_SIGHAND) || flags & CLONE_VM,           \
	      "shared handlers want shared memory")                          \
	CHECK(flags, !(flags & CLONE_THREAD) || flags & CLONE_SIGHAND,       \
	      "a thread shares its handlers")                                \
	CHECK(exit_signal,                                                   \
	      !(flags & (CLONE_THREAD | CLONE_PARENT)) || !exit_signal,      \
	      "who is no child of the caller signals nothing of its own")    \
	CHECK(stack, !stack == !stack_size, "a stack and its size")          \
	CHECK(set_tid, !set_tid == !set_tid_size, "numbers and their count") \
	CHECK(cgroup, !(flags & CLONE_INTO_CGROUP) || cgroup != ~0ULL,       \
	      "an older caller has no cgroup to say")
USER_SCHEMA(clone_args, struct clone_args, CLONE_ARGS_ROWS, none);

#define OPEN_HOW_CREATES (O_CREAT | __O_TMPFILE)
#define OPEN_HOW_PATH (O_DIRECTORY | O_NOFOLLOW | O_PATH | O_CLOEXEC)
#define OPEN_HOW_FLAGS                                                       \
	(O_ACCMODE | O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_APPEND |      \
	 O_NONBLOCK | O_DSYNC | __O_SYNC | FASYNC | O_DIRECT | O_LARGEFILE | \
	 O_DIRECTORY | O_NOFOLLOW | O_NOATIME | O_CLOEXEC | O_PATH |         \
	 __O_TMPFILE)
#define OPEN_HOW_RESOLVES                                                \
	(RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | \
	 RESOLVE_BENEATH | RESOLVE_IN_ROOT | RESOLVE_CACHED)

#define OPEN_HOW_ROWS(FIELD, CHECK, ...)                                    \
	FIELD(u64, flags, FLAGS(OPEN_HOW_FLAGS))                            \
	FIELD(u64, mode, FLAGS(07777), WHEN(flags & OPEN_HOW_CREATES))      \
	FIELD(u64, resolve, FLAGS(OPEN_HOW_RESOLVES))                       \
	CHECK(resolve,                                                      \
	      !(resolve & RESOLVE_BENEATH) || !(resolve & RESOLVE_IN_ROOT), \
	      "one root")                                                   \
	CHECK(resolve,                                                      \
	      !(resolve & RESOLVE_CACHED) ||                                \
		      !(flags & (O_TRUNC | OPEN_HOW_CREATES)),              \
	      "what only looks changes nothing", ERRNO(EAGAIN))             \
	CHECK(flags,                                                        \
	      !(flags & __O_TMPFILE) ||                                     \
		      (flags & (O_DIRECTORY | O_CREAT)) == O_DIRECTORY,     \
	      "a file without a name lies in a directory")                  \
	CHECK(flags, !(flags & __O_TMPFILE) || flags & O_ACCMODE,           \
	      "a file without a name is written")                           \
	CHECK(flags, !(flags & O_PATH) || !(flags & ~(__u64)OPEN_HOW_PATH), \
	      "a path is not read")
USER_SCHEMA(open_how, struct open_how, OPEN_HOW_ROWS, none);

#endif
