// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The languages are those of the kernel's own handlers, named above each judge as
 * file: function, of Linux 6.1; "stricter:" says where this one demands more, and
 * "simpler:" where the kernel's decision needs state that a struct does not have.
 */
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include <asm/fcntl.h>
#include <linux/bsg.h>
#include <linux/dm-ioctl.h>
#include <linux/fiemap.h>
#include <linux/fscrypt.h>
#include <linux/fsverity.h>
#include <linux/gpio.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/input.h>
#include <linux/kvm.h>
#include <linux/loop.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <linux/spi/spidev.h>
#include <linux/types.h>
#include <linux/vfio.h>

#include "oracle.h"

static int refuse(struct oracle_verdict *v, int error, size_t at)
{
	v->refused = at;
	return error;
}

/* Refuse a member of a struct that begins at an offset. */
#define REFUSE_AT(v, error, base, object, member) \
	refuse(v, error, (base) + offsetof(__typeof__(object), member))
#define REFUSE(v, error, object, member) REFUSE_AT(v, error, 0, object, member)

void oracle_put(struct oracle_verdict *v, const uint64_t *values, size_t n)
{
	for (size_t i = 0; i < n; i++, v->n++) {
		if (v->n < v->room)
			v->values[v->n] = values[i];
	}
}

void oracle_put_bytes(struct oracle_verdict *v, const void *bytes, size_t n)
{
	const uint8_t *at = bytes;

	PUT(v, n);
	for (size_t i = 0; i < n; i += 8) {
		uint64_t word = 0;

		for (size_t k = 0; k < 8 && i + k < n; k++)
			word |= (uint64_t)at[i + k] << (8 * k);
		PUT(v, word);
	}
}

static bool is_zero(const void *bytes, size_t n)
{
	const uint8_t *at = bytes;

	for (size_t i = 0; i < n; i++) {
		if (at[i])
			return false;
	}
	return true;
}

#define IS_ZERO(array) is_zero(array, sizeof(array))

static bool is_power_of_two(uint64_t x)
{
	return x && !(x & (x - 1));
}

static bool is_terminated(const void *text, size_t n)
{
	return memchr(text, 0, n);
}

static bool is_printable(const char *text, size_t n)
{
	size_t len = strnlen(text, n);

	for (size_t i = 0; i < len; i++) {
		if (text[i] < 0x20 || text[i] > 0x7e)
			return false;
	}
	return len < n;
}

/*
 * A struct that grows: what an older caller does not send stays as it is in the
 * object, what a newer one sends behind it must be zero.
 */
static int copy_growing(void *object, size_t known, const void *raw,
			size_t size, struct oracle_verdict *v)
{
	if (size > known && !is_zero((const char *)raw + known, size - known))
		return refuse(v, -E2BIG, known);
	memcpy(object, raw, size < known ? size : known);
	return 0;
}

/* drivers/i2c/i2c-dev.c: i2cdev_ioctl() */
int oracle_i2c_rdwr(const void *raw, size_t size, const struct uapi_ctx *ctx,
		    struct oracle_verdict *v)
{
	struct i2c_rdwr_ioctl_data r;

	(void)ctx;
	if (size < sizeof(r))
		return refuse(v, -EINVAL, 0);
	memcpy(&r, raw, sizeof(r));
	if (r.nmsgs < 1 || r.nmsgs > I2C_RDWR_IOCTL_MAX_MSGS)
		return REFUSE(v, -EINVAL, r, nmsgs);
	PUT(v, (uintptr_t)r.msgs, r.nmsgs);
	return 0;
}

#define I2C_MESSAGE_BYTES_MAX 8192
#define I2C_BLOCK_BYTES 33 /* the length and I2C_SMBUS_BLOCK_MAX */

/*
 * drivers/i2c/i2c-dev.c: i2cdev_ioctl_rdwr(); Documentation/i2c/i2c-protocol.rst
 * stricter: addresses as wide as the flags say; a message of received length has
 * room for the longest, whatever its first byte asks for
 */
int oracle_i2c_msg(const void *raw, size_t size, const struct uapi_ctx *ctx,
		   struct oracle_verdict *v)
{
	struct i2c_msg m;

	if (size < sizeof(m))
		return refuse(v, -EINVAL, 0);
	memcpy(&m, raw, sizeof(m));
	if (m.addr > 0x3ff)
		return REFUSE(v, -EINVAL, m, addr);
	if (m.flags & ~ctx->i2c_flags)
		return REFUSE(v, -EINVAL, m, flags);
	if (m.len > I2C_MESSAGE_BYTES_MAX)
		return REFUSE(v, -EINVAL, m, len);

	if (!(m.flags & I2C_M_TEN) && m.addr > 0x7f)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (m.flags & I2C_M_RECV_LEN &&
	    (!(m.flags & I2C_M_RD) || m.len < I2C_BLOCK_BYTES))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, m.addr, m.flags, m.len, (uintptr_t)m.buf);
	return 0;
}

static bool is_spi_width(uint8_t nbits)
{
	return nbits == 0 || nbits == 1 || nbits == 2 || nbits == 4;
}

static uint32_t spi_word_bytes(uint8_t bits)
{
	return bits <= 8 ? 1 : bits <= 16 ? 2 : 4;
}

/*
 * drivers/spi/spidev.c: spidev_message(); drivers/spi/spi.c: __spi_validate()
 * stricter: a speed above the device's is refused, not lowered; pad is zero;
 * cs_change is 0 or 1
 */
int oracle_spi_ioc_transfer(const void *raw, size_t size,
			    const struct uapi_ctx *ctx,
			    struct oracle_verdict *v)
{
	struct spi_ioc_transfer t;

	if (size < sizeof(t))
		return refuse(v, -EINVAL, 0);
	memcpy(&t, raw, sizeof(t));
	if (t.len > ctx->spi_bytes_max)
		return REFUSE(v, -EMSGSIZE, t, len);
	if (t.speed_hz > ctx->spi_hz_max)
		return REFUSE(v, -EINVAL, t, speed_hz);
	if (t.bits_per_word > 32)
		return REFUSE(v, -EINVAL, t, bits_per_word);
	if (t.cs_change > 1)
		return REFUSE(v, -EINVAL, t, cs_change);
	if (!is_spi_width(t.tx_nbits))
		return REFUSE(v, -EINVAL, t, tx_nbits);
	if (!is_spi_width(t.rx_nbits))
		return REFUSE(v, -EINVAL, t, rx_nbits);
	if (t.pad)
		return REFUSE(v, -EINVAL, t, pad);

	if (t.len % spi_word_bytes(t.bits_per_word))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, t.tx_buf, t.rx_buf, t.len, t.speed_hz, t.delay_usecs,
	    t.bits_per_word, t.cs_change, t.tx_nbits, t.rx_nbits,
	    t.word_delay_usecs);
	return 0;
}

#define VFIO_ACCESS (VFIO_DMA_MAP_FLAG_READ | VFIO_DMA_MAP_FLAG_WRITE)

/*
 * drivers/vfio/vfio_iommu_type1.c: vfio_iommu_type1_map_dma(), vfio_dma_do_map()
 * What argsz says to be behind the struct is not read.
 */
int oracle_vfio_dma_map(const void *raw, size_t size,
			const struct uapi_ctx *ctx, struct oracle_verdict *v)
{
	struct vfio_iommu_type1_dma_map m;

	if (size < sizeof(m))
		return refuse(v, -EINVAL, 0);
	memcpy(&m, raw, sizeof(m));
	if (m.argsz < sizeof(m))
		return REFUSE(v, -EINVAL, m, argsz);
	if (m.flags & ~(VFIO_ACCESS | VFIO_DMA_MAP_FLAG_VADDR))
		return REFUSE(v, -EINVAL, m, flags);
	if (m.vaddr & (ctx->page_size - 1))
		return REFUSE(v, -EINVAL, m, vaddr);
	if (m.iova & (ctx->page_size - 1))
		return REFUSE(v, -EINVAL, m, iova);
	if (m.size & (ctx->page_size - 1))
		return REFUSE(v, -EINVAL, m, size);

	if (m.size == 0)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (!!(m.flags & VFIO_ACCESS) == !!(m.flags & VFIO_DMA_MAP_FLAG_VADDR))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (m.size - 1 > UINT64_MAX - m.iova)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (m.size - 1 > UINT64_MAX - m.vaddr)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, m.argsz, m.flags, m.vaddr, m.iova, m.size);
	return 0;
}

#define FIEMAP_EXTENTS_MAX (UINT_MAX / sizeof(struct fiemap_extent))

/*
 * fs/ioctl.c: ioctl_fiemap(), fiemap_prep()
 * The extents behind the struct are written, never read.
 */
int oracle_fiemap(const void *raw, size_t size, const struct uapi_ctx *ctx,
		  struct oracle_verdict *v)
{
	struct fiemap f;

	if (size < sizeof(f))
		return refuse(v, -EINVAL, 0);
	memcpy(&f, raw, sizeof(f));
	if (f.fm_start > ctx->file_bytes_max)
		return REFUSE(v, -EFBIG, f, fm_start);
	if (f.fm_length == 0)
		return REFUSE(v, -EINVAL, f, fm_length);
	if (f.fm_flags & ~FIEMAP_FLAGS_COMPAT)
		return REFUSE(v, -EBADR, f, fm_flags);
	if (f.fm_extent_count > FIEMAP_EXTENTS_MAX)
		return REFUSE(v, -EINVAL, f, fm_extent_count);
	PUT(v, f.fm_start, f.fm_length, f.fm_flags, f.fm_extent_count);
	return 0;
}

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

/* gpio_v2_line_config_attribute, with the gpio_v2_line_attribute inside it */
static int judge_gpio_attr(const struct gpio_v2_line_config_attribute *a,
			   size_t base, struct oracle_verdict *v)
{
	if (a->attr.id < GPIO_V2_LINE_ATTR_ID_FLAGS ||
	    a->attr.id > GPIO_V2_LINE_ATTR_ID_DEBOUNCE)
		return REFUSE_AT(v, -EINVAL, base, *a, attr.id);
	if (a->attr.padding)
		return REFUSE_AT(v, -EINVAL, base, *a, attr.padding);
	if (a->attr.id == GPIO_V2_LINE_ATTR_ID_FLAGS &&
	    a->attr.flags & ~GPIO_FLAGS)
		return REFUSE_AT(v, -EINVAL, base, *a, attr.flags);
	if (a->attr.id == GPIO_V2_LINE_ATTR_ID_DEBOUNCE &&
	    !is_zero((const char *)&a->attr.debounce_period_us + 4, 4))
		return refuse(v, -EINVAL,
			      base +
				      offsetof(__typeof__(*a),
					       attr.debounce_period_us) +
				      4);
	return 0;
}

static int judge_gpio_config(const struct gpio_v2_line_config *c, size_t base,
			     struct oracle_verdict *v)
{
	int ret;

	if (c->flags & ~GPIO_FLAGS)
		return REFUSE_AT(v, -EINVAL, base, *c, flags);
	if (c->num_attrs > GPIO_V2_LINE_NUM_ATTRS_MAX)
		return REFUSE_AT(v, -EINVAL, base, *c, num_attrs);
	if (!IS_ZERO(c->padding))
		return REFUSE_AT(v, -EINVAL, base, *c, padding);
	for (uint32_t i = 0; i < c->num_attrs; i++) {
		ret = judge_gpio_attr(&c->attrs[i],
				      base + offsetof(__typeof__(*c), attrs) +
					      i * sizeof(c->attrs[0]),
				      v);
		if (ret)
			return ret;
	}

	if ((c->flags & GPIO_DIRECTIONS) == GPIO_DIRECTIONS)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if ((c->flags & GPIO_CLOCKS) == GPIO_CLOCKS)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (c->flags & GPIO_EDGES && !(c->flags & GPIO_V2_LINE_FLAG_INPUT))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if ((c->flags & GPIO_DRIVES) == GPIO_DRIVES)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (c->flags & GPIO_DRIVES && !(c->flags & GPIO_V2_LINE_FLAG_OUTPUT))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (c->flags & GPIO_BIASES && !(c->flags & GPIO_DIRECTIONS))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (c->flags & GPIO_BIASES && !is_power_of_two(c->flags & GPIO_BIASES))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	return 0;
}

static void put_gpio_attr(struct oracle_verdict *v,
			  const struct gpio_v2_line_config_attribute *a)
{
	uint64_t value = a->attr.values;

	if (a->attr.id == GPIO_V2_LINE_ATTR_ID_DEBOUNCE)
		value = a->attr.debounce_period_us;
	PUT(v, a->attr.id, value, a->mask);
}

/*
 * drivers/gpio/gpiolib-cdev.c: linereq_create(), gpio_v2_line_config_validate(),
 * gpio_v2_line_flags_validate()
 * stricter: consumer is terminated and printable; event_buffer_size is refused
 * above its maximum, not lowered; attributes of unknown kind are refused
 * simpler: flags of single lines are not judged against each other
 */
int oracle_gpio_v2_line_request(const void *raw, size_t size,
				const struct uapi_ctx *ctx,
				struct oracle_verdict *v)
{
	struct gpio_v2_line_request r;
	int ret;

	if (size < sizeof(r))
		return refuse(v, -EINVAL, 0);
	memcpy(&r, raw, sizeof(r));
	if (!is_printable(r.consumer, sizeof(r.consumer)))
		return REFUSE(v, -EINVAL, r, consumer);
	ret = judge_gpio_config(&r.config, offsetof(__typeof__(r), config), v);
	if (ret)
		return ret;
	if (r.num_lines < 1 || r.num_lines > GPIO_V2_LINES_MAX)
		return REFUSE(v, -EINVAL, r, num_lines);
	if (r.event_buffer_size > GPIO_V2_LINES_MAX * 16)
		return REFUSE(v, -EINVAL, r, event_buffer_size);
	if (!IS_ZERO(r.padding))
		return REFUSE(v, -EINVAL, r, padding);
	for (uint32_t i = 0; i < r.num_lines; i++) {
		if (r.offsets[i] >= ctx->gpio_lines)
			return refuse(v, -EINVAL, i * sizeof(r.offsets[0]));
	}

	for (uint32_t i = 0; i < r.num_lines; i++)
		PUT(v, r.offsets[i]);
	oracle_put_bytes(v, r.consumer, strlen(r.consumer));
	PUT(v, r.config.flags, r.config.num_attrs);
	for (uint32_t i = 0; i < r.config.num_attrs; i++)
		put_gpio_attr(v, &r.config.attrs[i]);
	PUT(v, r.num_lines, r.event_buffer_size);
	return 0;
}

#define KVM_ROUTES_MAX 4096
#define KVM_IOAPIC 2
#define KVM_XEN_PORTS 4096

static int judge_kvm_irqchip(const struct kvm_irq_routing_irqchip *c,
			     size_t base, struct oracle_verdict *v)
{
	if (c->irqchip > KVM_IOAPIC)
		return REFUSE_AT(v, -EINVAL, base, *c, irqchip);
	if (c->pin >= 24)
		return REFUSE_AT(v, -EINVAL, base, *c, pin);

	if (c->irqchip != KVM_IOAPIC && c->pin >= 8)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	return 0;
}

static int judge_kvm_msi(const struct kvm_irq_routing_msi *m, size_t base,
			 struct oracle_verdict *v)
{
	if (m->address_hi & 0xff)
		return REFUSE_AT(v, -EINVAL, base, *m, address_hi);
	return 0;
}

static int judge_kvm_hv_sint(const struct kvm_irq_routing_hv_sint *s,
			     size_t base, const struct uapi_ctx *ctx,
			     struct oracle_verdict *v)
{
	if (s->vcpu >= ctx->kvm_vcpus)
		return REFUSE_AT(v, -EINVAL, base, *s, vcpu);
	if (s->sint >= 16)
		return REFUSE_AT(v, -EINVAL, base, *s, sint);
	return 0;
}

static int judge_kvm_xen(const struct kvm_irq_routing_xen_evtchn *x,
			 size_t base, const struct uapi_ctx *ctx,
			 struct oracle_verdict *v)
{
	if (x->port >= KVM_XEN_PORTS)
		return REFUSE_AT(v, -EINVAL, base, *x, port);
	if (x->vcpu >= ctx->kvm_vcpus)
		return REFUSE_AT(v, -EINVAL, base, *x, vcpu);
	if (x->priority != KVM_IRQ_ROUTING_XEN_EVTCHN_PRIO_2LEVEL)
		return REFUSE_AT(v, -EINVAL, base, *x, priority);
	return 0;
}

static int judge_kvm_target(const struct kvm_irq_routing_entry *e, size_t base,
			    const struct uapi_ctx *ctx,
			    struct oracle_verdict *v)
{
	size_t at = base + offsetof(__typeof__(*e), u);
	size_t used;
	int ret;

	switch (e->type) {
	case KVM_IRQ_ROUTING_IRQCHIP:
		ret = judge_kvm_irqchip(&e->u.irqchip, at, v);
		used = sizeof(e->u.irqchip);
		break;
	case KVM_IRQ_ROUTING_MSI:
		ret = judge_kvm_msi(&e->u.msi, at, v);
		used = sizeof(e->u.msi);
		break;
	case KVM_IRQ_ROUTING_HV_SINT:
		ret = judge_kvm_hv_sint(&e->u.hv_sint, at, ctx, v);
		used = sizeof(e->u.hv_sint);
		break;
	default:
		ret = judge_kvm_xen(&e->u.xen_evtchn, at, ctx, v);
		used = sizeof(e->u.xen_evtchn);
		break;
	}
	if (ret)
		return ret;
	if (!is_zero((const char *)&e->u + used, sizeof(e->u) - used))
		return refuse(v, -EINVAL, at + used);
	return 0;
}

static int judge_kvm_entry(const struct kvm_irq_routing_entry *e, size_t base,
			   const struct uapi_ctx *ctx, struct oracle_verdict *v)
{
	uint32_t flags = e->type == KVM_IRQ_ROUTING_MSI ? KVM_MSI_VALID_DEVID :
							  0;

	if (e->gsi >= KVM_ROUTES_MAX)
		return REFUSE_AT(v, -EINVAL, base, *e, gsi);
	if (e->type < KVM_IRQ_ROUTING_IRQCHIP ||
	    e->type > KVM_IRQ_ROUTING_XEN_EVTCHN ||
	    e->type == KVM_IRQ_ROUTING_S390_ADAPTER)
		return REFUSE_AT(v, -EINVAL, base, *e, type);
	if (e->flags & ~flags)
		return REFUSE_AT(v, -EINVAL, base, *e, flags);
	if (e->pad)
		return REFUSE_AT(v, -EINVAL, base, *e, pad);
	return judge_kvm_target(e, base, ctx, v);
}

static void put_kvm_entry(struct oracle_verdict *v,
			  const struct kvm_irq_routing_entry *e)
{
	PUT(v, e->gsi, e->type, e->flags);
	switch (e->type) {
	case KVM_IRQ_ROUTING_IRQCHIP:
		PUT(v, e->u.irqchip.irqchip, e->u.irqchip.pin);
		break;
	case KVM_IRQ_ROUTING_MSI:
		PUT(v, e->u.msi.address_lo, e->u.msi.address_hi, e->u.msi.data,
		    e->u.msi.devid);
		break;
	case KVM_IRQ_ROUTING_HV_SINT:
		PUT(v, e->u.hv_sint.vcpu, e->u.hv_sint.sint);
		break;
	default:
		PUT(v, e->u.xen_evtchn.port, e->u.xen_evtchn.vcpu,
		    e->u.xen_evtchn.priority);
		break;
	}
}

/*
 * virt/kvm/kvm_main.c: kvm_vm_ioctl(); virt/kvm/irqchip.c: kvm_set_irq_routing();
 * arch/x86/kvm/irq_comm.c: kvm_set_routing_entry(); arch/x86/kvm/xen.c:
 * kvm_xen_setup_evtchn(); an x86 machine in x2APIC format
 * stricter: pad and what the chosen member leaves of the union are zero; a vcpu
 * exists
 * simpler: no two entries are compared
 */
int oracle_kvm_irq_routing(const void *raw, size_t size,
			   const struct uapi_ctx *ctx, struct oracle_verdict *v)
{
	const size_t tail = offsetof(struct kvm_irq_routing, entries);
	struct kvm_irq_routing r;
	struct kvm_irq_routing_entry e;
	int ret;

	if (size < tail)
		return refuse(v, -EINVAL, 0);
	memcpy(&r, raw, tail);
	if (r.nr > KVM_ROUTES_MAX)
		return REFUSE(v, -EINVAL, r, nr);
	if (r.flags)
		return REFUSE(v, -EINVAL, r, flags);
	PUT(v, r.nr);
	for (uint32_t i = 0; i < r.nr; i++) {
		size_t at = tail + i * sizeof(e);

		if (size - at < sizeof(e))
			return refuse(v, -EINVAL, at);
		memcpy(&e, (const char *)raw + at, sizeof(e));
		ret = judge_kvm_entry(&e, at, ctx, v);
		if (ret)
			return ret;
		put_kvm_entry(v, &e);
	}
	return 0;
}

static int judge_loop_info(const struct loop_info64 *i, size_t base,
			   struct oracle_verdict *v)
{
	if (i->lo_offset > INT64_MAX)
		return REFUSE_AT(v, -EOVERFLOW, base, *i, lo_offset);
	if (i->lo_sizelimit > INT64_MAX)
		return REFUSE_AT(v, -EOVERFLOW, base, *i, lo_sizelimit);
	if (i->lo_encrypt_type != LO_CRYPT_NONE)
		return REFUSE_AT(v, -EINVAL, base, *i, lo_encrypt_type);
	if (i->lo_encrypt_key_size > LO_KEY_SIZE)
		return REFUSE_AT(v, -EINVAL, base, *i, lo_encrypt_key_size);
	if (i->lo_flags & ~LOOP_CONFIGURE_SETTABLE_FLAGS)
		return REFUSE_AT(v, -EINVAL, base, *i, lo_flags);
	if (!is_terminated(i->lo_file_name, sizeof(i->lo_file_name)))
		return REFUSE_AT(v, -EINVAL, base, *i, lo_file_name);
	return 0;
}

/*
 * drivers/block/loop.c: loop_configure(), loop_set_status_from_info(),
 * loop_validate_block_size()
 * stricter: lo_file_name is terminated; __reserved is zero; no descriptor that
 * cannot be one
 */
int oracle_loop_config(const void *raw, size_t size, const struct uapi_ctx *ctx,
		       struct oracle_verdict *v)
{
	struct loop_config c;
	int ret;

	if (size < sizeof(c))
		return refuse(v, -EINVAL, 0);
	memcpy(&c, raw, sizeof(c));
	if (c.fd > INT_MAX)
		return REFUSE(v, -EBADF, c, fd);
	if (c.block_size &&
	    (c.block_size < 512 || c.block_size > ctx->page_size ||
	     !is_power_of_two(c.block_size)))
		return REFUSE(v, -EINVAL, c, block_size);
	ret = judge_loop_info(&c.info, offsetof(__typeof__(c), info), v);
	if (ret)
		return ret;
	if (!IS_ZERO(c.__reserved))
		return REFUSE(v, -EINVAL, c, __reserved);

	PUT(v, c.fd, c.block_size, c.info.lo_offset, c.info.lo_sizelimit,
	    c.info.lo_encrypt_key_size, c.info.lo_flags);
	oracle_put_bytes(v, c.info.lo_file_name,
			 strlen((char *)c.info.lo_file_name));
	oracle_put_bytes(v, c.info.lo_encrypt_key, c.info.lo_encrypt_key_size);
	return 0;
}

#define SG_COMMAND_BYTES_MAX 32
#define SG_FLAGS (BSG_FLAG_Q_AT_TAIL | BSG_FLAG_Q_AT_HEAD)

/*
 * block/bsg.c: bsg_sg_io(); drivers/scsi/scsi_bsg.c: scsi_bsg_sg_io_fn()
 * stricter: a command has a byte at least; transfers are flat; known flags only,
 * and one of them; spare_in and padding are zero
 */
int oracle_sg_io_v4(const void *raw, size_t size, const struct uapi_ctx *ctx,
		    struct oracle_verdict *v)
{
	struct sg_io_v4 h;

	if (size < sizeof(h))
		return refuse(v, -EINVAL, 0);
	memcpy(&h, raw, sizeof(h));
	if (h.guard != 'Q')
		return REFUSE(v, -EINVAL, h, guard);
	if (h.protocol != BSG_PROTOCOL_SCSI)
		return REFUSE(v, -EINVAL, h, protocol);
	if (h.subprotocol != BSG_SUB_PROTOCOL_SCSI_CMD)
		return REFUSE(v, -EINVAL, h, subprotocol);
	if (h.request_len < 1 || h.request_len > SG_COMMAND_BYTES_MAX)
		return REFUSE(v, -EINVAL, h, request_len);
	if (h.dout_iovec_count)
		return REFUSE(v, -EINVAL, h, dout_iovec_count);
	if (h.dout_xfer_len > ctx->sg_bytes_max)
		return REFUSE(v, -EINVAL, h, dout_xfer_len);
	if (h.din_iovec_count)
		return REFUSE(v, -EINVAL, h, din_iovec_count);
	if (h.din_xfer_len > ctx->sg_bytes_max)
		return REFUSE(v, -EINVAL, h, din_xfer_len);
	if (h.flags & ~SG_FLAGS)
		return REFUSE(v, -EINVAL, h, flags);
	if (h.spare_in)
		return REFUSE(v, -EINVAL, h, spare_in);
	if (h.padding)
		return REFUSE(v, -EINVAL, h, padding);

	if (h.dout_xfer_len && h.din_xfer_len)
		return refuse(v, -EOPNOTSUPP, ORACLE_CONDITION);
	if (h.flags == SG_FLAGS)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, h.request_len, h.request, h.request_tag, h.request_attr,
	    h.request_priority, h.max_response_len, h.response, h.dout_xfer_len,
	    h.din_xfer_len, h.dout_xferp, h.din_xferp, h.timeout, h.flags,
	    h.usr_ptr);
	return 0;
}

#define VERITY_SALT_BYTES_MAX 32
#define VERITY_SIGNATURE_BYTES_MAX 16128

/*
 * fs/verity/enable.c: fsverity_ioctl_enable(); fs/verity/open.c:
 * fsverity_init_merkle_tree_params(); block sizes as in Linux 6.3
 */
int oracle_fsverity_enable(const void *raw, size_t size,
			   const struct uapi_ctx *ctx, struct oracle_verdict *v)
{
	struct fsverity_enable_arg a;

	if (size < sizeof(a))
		return refuse(v, -EINVAL, 0);
	memcpy(&a, raw, sizeof(a));
	if (a.version != 1)
		return REFUSE(v, -EINVAL, a, version);
	if (a.hash_algorithm != FS_VERITY_HASH_ALG_SHA256 &&
	    a.hash_algorithm != FS_VERITY_HASH_ALG_SHA512)
		return REFUSE(v, -EINVAL, a, hash_algorithm);
	if (a.block_size < 1024 || a.block_size > ctx->page_size ||
	    !is_power_of_two(a.block_size))
		return REFUSE(v, -EINVAL, a, block_size);
	if (a.salt_size > VERITY_SALT_BYTES_MAX)
		return REFUSE(v, -EMSGSIZE, a, salt_size);
	if (a.sig_size > VERITY_SIGNATURE_BYTES_MAX)
		return REFUSE(v, -EMSGSIZE, a, sig_size);
	if (a.__reserved1)
		return REFUSE(v, -EINVAL, a, __reserved1);
	if (!IS_ZERO(a.__reserved2))
		return REFUSE(v, -EINVAL, a, __reserved2);
	PUT(v, a.hash_algorithm, a.block_size, a.salt_size, a.salt_ptr,
	    a.sig_size, a.sig_ptr);
	return 0;
}

static int judge_key_spec(const struct fscrypt_key_specifier *s,
			  struct oracle_verdict *v)
{
	size_t used;

	if (s->type == FSCRYPT_KEY_SPEC_TYPE_DESCRIPTOR)
		used = sizeof(s->u.descriptor);
	else if (s->type == FSCRYPT_KEY_SPEC_TYPE_IDENTIFIER)
		used = sizeof(s->u.identifier);
	else
		return REFUSE(v, -EINVAL, *s, type);
	if (s->__reserved)
		return REFUSE(v, -EINVAL, *s, __reserved);
	if (!is_zero((const char *)&s->u + used, sizeof(s->u) - used))
		return refuse(v, -EINVAL, offsetof(__typeof__(*s), u) + used);
	return 0;
}

#define KEY_BYTES_MIN 16

/*
 * fs/crypto/keyring.c: fscrypt_ioctl_add_key(), valid_key_spec()
 * stricter: what the descriptor or the identifier leaves of the union is zero
 */
int oracle_fscrypt_add_key(const void *raw, size_t size,
			   const struct uapi_ctx *ctx, struct oracle_verdict *v)
{
	struct fscrypt_add_key_arg a;
	int ret;

	(void)ctx;
	if (size < sizeof(a))
		return refuse(v, -EINVAL, 0);
	memcpy(&a, raw, sizeof(a));
	ret = judge_key_spec(&a.key_spec, v);
	if (ret)
		return ret;
	if (a.raw_size > FSCRYPT_MAX_KEY_SIZE)
		return REFUSE(v, -EINVAL, a, raw_size);
	if (!IS_ZERO(a.__reserved))
		return REFUSE(v, -EINVAL, a, __reserved);

	if (a.key_id ? a.raw_size != 0 : a.raw_size < KEY_BYTES_MIN)
		return refuse(v, -EINVAL, ORACLE_CONDITION);

	if (a.raw_size > size - sizeof(a))
		return refuse(v, -EINVAL, sizeof(a));
	PUT(v, a.key_spec.type);
	if (a.key_spec.type == FSCRYPT_KEY_SPEC_TYPE_DESCRIPTOR)
		oracle_put_bytes(v, a.key_spec.u.descriptor,
				 sizeof(a.key_spec.u.descriptor));
	PUT(v, a.raw_size, a.key_id);
	oracle_put_bytes(v, (const char *)raw + sizeof(a), a.raw_size);
	return 0;
}

#define FF_LEVEL_MAX 0x7fff
#define FF_MILLISECONDS_MAX 0x7fff

static int judge_ff_envelope(const struct ff_envelope *e, size_t base,
			     struct oracle_verdict *v)
{
	if (e->attack_length > FF_MILLISECONDS_MAX)
		return REFUSE_AT(v, -EINVAL, base, *e, attack_length);
	if (e->attack_level > FF_LEVEL_MAX)
		return REFUSE_AT(v, -EINVAL, base, *e, attack_level);
	if (e->fade_length > FF_MILLISECONDS_MAX)
		return REFUSE_AT(v, -EINVAL, base, *e, fade_length);
	if (e->fade_level > FF_LEVEL_MAX)
		return REFUSE_AT(v, -EINVAL, base, *e, fade_level);
	return 0;
}

static int judge_ff_constant(const struct ff_effect *e,
			     struct oracle_verdict *v)
{
	if (e->u.constant.level < -FF_LEVEL_MAX)
		return REFUSE(v, -EINVAL, *e, u.constant.level);
	return judge_ff_envelope(&e->u.constant.envelope,
				 offsetof(__typeof__(*e), u.constant.envelope),
				 v);
}

static int judge_ff_periodic(const struct ff_effect *e,
			     const struct uapi_ctx *ctx,
			     struct oracle_verdict *v)
{
	const struct ff_periodic_effect *p = &e->u.periodic;
	uint32_t samples = p->waveform == FF_CUSTOM ? ctx->ff_samples_max : 0;
	int ret;

	if (p->waveform < FF_WAVEFORM_MIN || p->waveform > FF_WAVEFORM_MAX)
		return REFUSE(v, -EINVAL, *e, u.periodic.waveform);
	ret = judge_ff_envelope(
		&p->envelope, offsetof(__typeof__(*e), u.periodic.envelope), v);
	if (ret)
		return ret;
	if (p->custom_len > samples)
		return REFUSE(v, -EINVAL, *e, u.periodic.custom_len);
	return 0;
}

static int judge_ff_kind(const struct ff_effect *e, const struct uapi_ctx *ctx,
			 struct oracle_verdict *v)
{
	size_t used;
	int ret = 0;

	switch (e->type) {
	case FF_CONSTANT:
		ret = judge_ff_constant(e, v);
		used = sizeof(e->u.constant);
		break;
	case FF_RAMP:
		ret = judge_ff_envelope(
			&e->u.ramp.envelope,
			offsetof(__typeof__(*e), u.ramp.envelope), v);
		used = sizeof(e->u.ramp);
		break;
	case FF_PERIODIC:
		ret = judge_ff_periodic(e, ctx, v);
		used = sizeof(e->u.periodic);
		break;
	case FF_RUMBLE:
		used = sizeof(e->u.rumble);
		break;
	default:
		used = sizeof(e->u.condition);
		break;
	}
	if (ret)
		return ret;
	if (!is_zero((const char *)&e->u + used, sizeof(e->u) - used))
		return refuse(v, -EINVAL, offsetof(__typeof__(*e), u) + used);
	return 0;
}

static void put_ff_envelope(struct oracle_verdict *v,
			    const struct ff_envelope *e)
{
	PUT(v, e->attack_length, e->attack_level, e->fade_length,
	    e->fade_level);
}

static void put_ff_condition(struct oracle_verdict *v,
			     const struct ff_condition_effect *c)
{
	PUT(v, c->right_saturation, c->left_saturation, c->right_coeff,
	    c->left_coeff, c->deadband, c->center);
}

static void put_ff_kind(struct oracle_verdict *v, const struct ff_effect *e)
{
	const struct ff_periodic_effect *p = &e->u.periodic;

	switch (e->type) {
	case FF_CONSTANT:
		PUT(v, e->u.constant.level);
		put_ff_envelope(v, &e->u.constant.envelope);
		break;
	case FF_RAMP:
		PUT(v, e->u.ramp.start_level, e->u.ramp.end_level);
		put_ff_envelope(v, &e->u.ramp.envelope);
		break;
	case FF_PERIODIC:
		PUT(v, p->waveform, p->period, p->magnitude, p->offset,
		    p->phase);
		put_ff_envelope(v, &p->envelope);
		PUT(v, p->custom_len, (uintptr_t)p->custom_data);
		break;
	case FF_RUMBLE:
		PUT(v, e->u.rumble.strong_magnitude,
		    e->u.rumble.weak_magnitude);
		break;
	default:
		put_ff_condition(v, &e->u.condition[0]);
		put_ff_condition(v, &e->u.condition[1]);
		break;
	}
}

/*
 * drivers/input/ff-core.c: input_ff_upload(); Documentation/input/ff.rst and the
 * comments of input.h for levels and times; a device with every effect
 * stricter: levels and times outside the documented range; samples only with the
 * custom waveform; what the chosen effect leaves of the union is zero
 */
int oracle_ff_effect(const void *raw, size_t size, const struct uapi_ctx *ctx,
		     struct oracle_verdict *v)
{
	struct ff_effect e;
	int ret;

	if (size < sizeof(e))
		return refuse(v, -EINVAL, 0);
	memcpy(&e, raw, sizeof(e));
	if (e.type < FF_EFFECT_MIN || e.type > FF_EFFECT_MAX)
		return REFUSE(v, -EINVAL, e, type);
	if (e.id < -1 || e.id >= ctx->ff_effects)
		return REFUSE(v, -EINVAL, e, id);
	if (e.trigger.button > KEY_MAX)
		return REFUSE(v, -EINVAL, e, trigger.button);
	if (e.replay.length > FF_MILLISECONDS_MAX)
		return REFUSE(v, -EINVAL, e, replay.length);
	if (e.replay.delay > FF_MILLISECONDS_MAX)
		return REFUSE(v, -EINVAL, e, replay.delay);
	ret = judge_ff_kind(&e, ctx, v);
	if (ret)
		return ret;
	PUT(v, e.type, e.id, e.direction, e.trigger.button, e.trigger.interval,
	    e.replay.length, e.replay.delay);
	put_ff_kind(v, &e);
	return 0;
}

#define ADDFD_FLAGS (SECCOMP_ADDFD_FLAG_SETFD | SECCOMP_ADDFD_FLAG_SEND)

/*
 * kernel/seccomp.c: seccomp_notify_addfd()
 * stricter: newfd is a number that a descriptor can have
 */
int oracle_seccomp_addfd(const void *raw, size_t size,
			 const struct uapi_ctx *ctx, struct oracle_verdict *v)
{
	struct seccomp_notif_addfd a = { 0 };
	int ret;

	(void)ctx;
	if (size < sizeof(a))
		return refuse(v, -EINVAL, 0);
	ret = copy_growing(&a, sizeof(a), raw, size, v);
	if (ret)
		return ret;
	if (a.flags & ~ADDFD_FLAGS)
		return REFUSE(v, -EINVAL, a, flags);
	if (a.srcfd > INT_MAX)
		return REFUSE(v, -EBADF, a, srcfd);
	if (!(a.flags & SECCOMP_ADDFD_FLAG_SETFD) && a.newfd)
		return REFUSE(v, -EINVAL, a, newfd);
	if (a.newfd > INT_MAX)
		return REFUSE(v, -EBADF, a, newfd);
	if (a.newfd_flags & ~O_CLOEXEC)
		return REFUSE(v, -EINVAL, a, newfd_flags);
	PUT(v, a.id, a.flags, a.srcfd, a.newfd, a.newfd_flags);
	return 0;
}

#define DM_FLAGS_IN                                                        \
	(DM_READONLY_FLAG | DM_SUSPEND_FLAG | DM_PERSISTENT_DEV_FLAG |     \
	 DM_STATUS_TABLE_FLAG | DM_SKIP_BDGET_FLAG | DM_SKIP_LOCKFS_FLAG | \
	 DM_NOFLUSH_FLAG | DM_QUERY_INACTIVE_TABLE_FLAG | DM_UUID_FLAG |   \
	 DM_SECURE_DATA_FLAG | DM_IMA_MEASUREMENT_FLAG)

/*
 * drivers/md/dm-ioctl.c: check_version(), copy_params(), validate_params(),
 * check_name(), for a command that finds a device
 * stricter: strings are terminated and printable; flags that only the kernel sets
 * are refused; data begins behind the whole struct, aligned, and inside data_size;
 * exactly one of dev, name and uuid
 */
int oracle_dm_ioctl(const void *raw, size_t size, const struct uapi_ctx *ctx,
		    struct oracle_verdict *v)
{
	struct dm_ioctl d;

	if (size < sizeof(d))
		return refuse(v, -EINVAL, 0);
	memcpy(&d, raw, sizeof(d));
	if (d.version[0] != DM_VERSION_MAJOR)
		return REFUSE(v, -EINVAL, d, version[0]);
	if (d.version[1] > DM_VERSION_MINOR)
		return REFUSE(v, -EINVAL, d, version[1]);
	if (d.data_size < sizeof(d) || d.data_size > ctx->dm_bytes_max)
		return REFUSE(v, -EINVAL, d, data_size);
	if (d.data_start < sizeof(d) || d.data_start > d.data_size)
		return REFUSE(v, -EINVAL, d, data_start);
	if (d.target_count > ctx->dm_targets_max)
		return REFUSE(v, -EINVAL, d, target_count);
	if (d.flags & ~DM_FLAGS_IN)
		return REFUSE(v, -EINVAL, d, flags);
	if (d.padding)
		return REFUSE(v, -EINVAL, d, padding);
	if (!is_printable(d.name, sizeof(d.name)))
		return REFUSE(v, -EINVAL, d, name);
	if (!is_printable(d.uuid, sizeof(d.uuid)))
		return REFUSE(v, -EINVAL, d, uuid);

	if (d.data_start % 8)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (!!d.name[0] + !!d.uuid[0] + !!d.dev != 1)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (strchr(d.name, '/'))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, d.version[0], d.version[1], d.version[2], d.data_size,
	    d.data_start, d.target_count, d.flags, d.event_nr, d.dev);
	oracle_put_bytes(v, d.name, strlen(d.name));
	oracle_put_bytes(v, d.uuid, strlen(d.uuid));
	return 0;
}

#define CLONE_SIGNALS 0x7full /* the bits of the old call's signal */
#define CLONE_FLAGS                                                     \
	((0xffffffffull & ~(uint64_t)CLONE_DETACHED & ~CLONE_SIGNALS) | \
	 CLONE_CLEAR_SIGHAND | CLONE_INTO_CGROUP)
#define CLONE_TIDS_MAX 32 /* as many as nested pid namespaces */
#define CLONE_SIGNAL_MAX 64
#define CLONE_NO_CGROUP UINT64_MAX /* what an older caller says */

static bool clone_flags_agree(const struct clone_args *a)
{
	if (a->flags & CLONE_SIGHAND && a->flags & CLONE_CLEAR_SIGHAND)
		return false;
	if (a->flags & CLONE_SIGHAND && !(a->flags & CLONE_VM))
		return false;
	if (a->flags & CLONE_THREAD && !(a->flags & CLONE_SIGHAND))
		return false;
	if (a->flags & (CLONE_THREAD | CLONE_PARENT) && a->exit_signal)
		return false;
	return true;
}

static int judge_clone_fields(const struct clone_args *a, size_t size,
			      struct oracle_verdict *v)
{
	const uint64_t child = CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;

	if (a->flags & ~CLONE_FLAGS)
		return REFUSE(v, -EINVAL, *a, flags);
	if (!(a->flags & CLONE_PIDFD) && a->pidfd)
		return REFUSE(v, -EINVAL, *a, pidfd);
	if (!(a->flags & child) && a->child_tid)
		return REFUSE(v, -EINVAL, *a, child_tid);
	if (!(a->flags & CLONE_PARENT_SETTID) && a->parent_tid)
		return REFUSE(v, -EINVAL, *a, parent_tid);
	if (a->exit_signal > CLONE_SIGNAL_MAX)
		return REFUSE(v, -EINVAL, *a, exit_signal);
	if (!(a->flags & CLONE_SETTLS) && a->tls)
		return REFUSE(v, -EINVAL, *a, tls);
	if (a->set_tid_size > CLONE_TIDS_MAX)
		return REFUSE(v, -EINVAL, *a, set_tid_size);
	if (size >= CLONE_ARGS_SIZE_VER2 &&
	    a->cgroup > (a->flags & CLONE_INTO_CGROUP ? INT_MAX : 0))
		return REFUSE(v, -EINVAL, *a, cgroup);
	return 0;
}

/*
 * kernel/fork.c: copy_clone_args_from_user(), clone3_args_valid(),
 * clone3_stack_valid(), copy_process()
 * stricter: a size below the newest is one that was published; a member whose flag
 * is not set is zero
 */
int oracle_clone_args(const void *raw, size_t size, const struct uapi_ctx *ctx,
		      struct oracle_verdict *v)
{
	struct clone_args a = { .cgroup = CLONE_NO_CGROUP };
	int ret;

	(void)ctx;
	if (size != CLONE_ARGS_SIZE_VER0 && size != CLONE_ARGS_SIZE_VER1 &&
	    size < CLONE_ARGS_SIZE_VER2)
		return refuse(v, -EINVAL, 0);
	ret = copy_growing(&a, sizeof(a), raw, size, v);
	if (ret)
		return ret;
	ret = judge_clone_fields(&a, size, v);
	if (ret)
		return ret;

	if (!clone_flags_agree(&a))
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (!a.stack != !a.stack_size)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (!a.set_tid != !a.set_tid_size)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (a.flags & CLONE_INTO_CGROUP && a.cgroup == CLONE_NO_CGROUP)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, a.flags, a.pidfd, a.child_tid, a.parent_tid, a.exit_signal,
	    a.stack, a.stack_size, a.tls, a.set_tid, a.set_tid_size, a.cgroup);
	return 0;
}

#define OPEN_CREATES (O_CREAT | __O_TMPFILE)
#define OPEN_PATH_FLAGS (O_DIRECTORY | O_NOFOLLOW | O_PATH | O_CLOEXEC)
#define OPEN_FLAGS                                                           \
	(O_ACCMODE | O_CREAT | O_EXCL | O_NOCTTY | O_TRUNC | O_APPEND |      \
	 O_NONBLOCK | O_DSYNC | __O_SYNC | FASYNC | O_DIRECT | O_LARGEFILE | \
	 O_DIRECTORY | O_NOFOLLOW | O_NOATIME | O_CLOEXEC | O_PATH |         \
	 __O_TMPFILE)
#define OPEN_RESOLVES                                                    \
	(RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | \
	 RESOLVE_BENEATH | RESOLVE_IN_ROOT | RESOLVE_CACHED)

/* fs/open.c: openat2(), build_open_flags() */
int oracle_open_how(const void *raw, size_t size, const struct uapi_ctx *ctx,
		    struct oracle_verdict *v)
{
	struct open_how h = { 0 };
	int ret;

	(void)ctx;
	if (size < sizeof(h))
		return refuse(v, -EINVAL, 0);
	ret = copy_growing(&h, sizeof(h), raw, size, v);
	if (ret)
		return ret;
	if (h.flags & ~(uint64_t)OPEN_FLAGS)
		return REFUSE(v, -EINVAL, h, flags);
	if (h.mode & ~(h.flags & OPEN_CREATES ? 07777ull : 0))
		return REFUSE(v, -EINVAL, h, mode);
	if (h.resolve & ~(uint64_t)OPEN_RESOLVES)
		return REFUSE(v, -EINVAL, h, resolve);

	if (h.resolve & RESOLVE_BENEATH && h.resolve & RESOLVE_IN_ROOT)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (h.resolve & RESOLVE_CACHED && h.flags & (O_TRUNC | OPEN_CREATES))
		return refuse(v, -EAGAIN, ORACLE_CONDITION);
	if (h.flags & __O_TMPFILE &&
	    (h.flags & (O_DIRECTORY | O_CREAT)) != O_DIRECTORY)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (h.flags & __O_TMPFILE && (h.flags & O_ACCMODE) == O_RDONLY)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	if (h.flags & O_PATH && h.flags & ~(uint64_t)OPEN_PATH_FLAGS)
		return refuse(v, -EINVAL, ORACLE_CONDITION);
	PUT(v, h.flags, h.mode, h.resolve);
	return 0;
}
