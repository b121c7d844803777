/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_DEVICE_H
#define UNTRUSTED_KERNEL_DEVICE_H

/**
 * DOC: kernel/device.h, registers of a card that may lie
 *
 * A card is as trusted as its maker, its firmware and whoever plugged it in; one that
 * is gone reads as all ones. Each read of a register is a fetch: another one may
 * bring another value, and the value is untrusted like any other::
 *
 *	while (readl(regs + STATUS) & BUSY)	// !! BUG: the card says when to
 *		cpu_relax();			// stop; one that is gone, never
 *	if (readl(regs + COUNT) > size)
 *		return -EIO;
 *	memcpy(to, buf, readl(regs + COUNT));	// !! BUG: another count
 *
 *	ret = mmio_wait(u32, &regs, STATUS, KNOWN, BUSY, 0, 1000);	// the fix
 *	if (!ret)
 *		ret = mmio_fetch_present(u32, &regs, COUNT, &sent);
 *	if (!ret && validate_max(u32, sent, size, &count))
 *		ret = -EIO;
 *
 * mmio_map_bar() binds the registers to a BAR that holds them: how long a BAR is,
 * the card says, too. No access leaves the mapping.
 *
 * A fetch orders as readl() does: what the card moved to memory before it said so
 * is there for what is fetched from that memory behind it. Such memory is shared.h's.
 *
 * It does not promise that the card did what it was told, nor that it has stopped:
 * pci_clear_master() before memory is freed that it was told of.
 */

#include <linux/delay.h>
#include <linux/errno.h>
#include <linux/io-64-nonatomic-lo-hi.h>
#include <linux/io.h>
#include <linux/ktime.h>
#include <linux/pci.h>
#include <untrusted/validate.h>

/**
 * struct mmio - registers, and how many bytes of them are mapped
 * @base: where they are mapped
 * @size: bytes mapped there
 */
struct mmio {
	void __iomem *base;
	size_t size;
};

/**
 * mmio_map_bar() - map the registers of a PCI card
 * @pdev: the card, enabled by pcim_enable_device()
 * @bar: which BAR, 0 to 5
 * @size: bytes of registers that the driver knows, 1 or more
 * @mmio: receives the registers; untouched on failure
 *
 * The mapping is released with the card. May sleep.
 *
 * Return: 0; -EINVAL if the card has no such BAR of memory, or a shorter one; -EBUSY if
 * another driver has them; any of these or -ENOMEM where memory is short, as the kernel
 * says it.
 */
ut_inline ut_must_check int mmio_map_bar(struct pci_dev *pdev, int bar,
					 size_t size, struct mmio *mmio)
{
	int ret;

	if (bar < 0 || bar >= PCI_STD_NUM_BARS ||
	    !(pci_resource_flags(pdev, bar) & IORESOURCE_MEM) ||
	    pci_resource_len(pdev, bar) < size)
		return -EINVAL;
	ret = pcim_iomap_regions(pdev, BIT(bar), pci_name(pdev));
	if (!ret)
		*mmio = (struct mmio){ pcim_iomap_table(pdev)[bar], size };
	return ret;
}

/* Beyond the mapping nobody answers; a place that is not aligned is not asked for. */
ut_inline ut_must_check int ut_mmio_refused(const struct mmio *mmio, size_t at,
					    size_t width)
{
	if (at >= mmio->size || width > mmio->size - at)
		return -ENODEV;
	return IS_ALIGNED(at, width) ? 0 : -EINVAL;
}

#define UT_MMIO(tag, get, set)                                                 \
	ut_inline untrusted_##tag ut_mmio_fetch_##tag(const struct mmio *mmio, \
						      size_t at)               \
	{                                                                      \
		if (ut_mmio_refused(mmio, at, sizeof(tag)))                    \
			return ut_mark_##tag((tag)-1);                         \
		return ut_mark_##tag(get(mmio->base + at));                    \
	}                                                                      \
	ut_inline ut_must_check int ut_mmio_present_##tag(                     \
		const struct mmio *mmio, size_t at, untrusted_##tag *out)      \
	{                                                                      \
		const int ret = ut_mmio_refused(mmio, at, sizeof(tag));        \
		const untrusted_##tag sent = ut_mmio_fetch_##tag(mmio, at);    \
		if (ret)                                                       \
			return ret;                                            \
		if (ut_load_##tag(sent) == (tag)-1)                            \
			return -ENODEV;                                        \
		*out = sent;                                                   \
		return 0;                                                      \
	}                                                                      \
	ut_outline ut_must_check int ut_mmio_wait_##tag(                       \
		const struct mmio *mmio, size_t at, tag known, tag mask,       \
		tag want, unsigned long timeout_us)                            \
	{                                                                      \
		const ktime_t end = ktime_add_us(ktime_get(), timeout_us);     \
		for (;;) {                                                     \
			const bool last = ktime_after(ktime_get(), end);       \
			untrusted_##tag sent;                                  \
			tag value;                                             \
			const int ret =                                        \
				ut_mmio_present_##tag(mmio, at, &sent);        \
			if (ret)                                               \
				return ret;                                    \
			value = ut_load_##tag(sent);                           \
			if (value & (tag)~known)                               \
				return -EIO;                                   \
			if ((value & mask) == want)                            \
				return 0;                                      \
			if (last)                                              \
				return -ETIMEDOUT;                             \
			usleep_range(50, 100);                                 \
		}                                                              \
	}                                                                      \
	ut_inline void ut_mmio_put_##tag(const struct mmio *mmio, size_t at,   \
					 tag value)                            \
	{                                                                      \
		if (!ut_mmio_refused(mmio, at, sizeof(tag)))                   \
			set(value, mmio->base + at);                           \
	}                                                                      \
	struct ut_tag_mmio_##tag

UT_MMIO(u8, readb, writeb);
UT_MMIO(u16, readw, writew);
UT_MMIO(u32, readl, writel);
UT_MMIO(u64, readq, writeq);

#define UT_REQUIRE_REGISTER(tag, at)                               \
	UT_REQUIRE(UT_CONST(at, 0) % sizeof(ut_native_##tag) == 0, \
		   "no register of " #tag " begins at " #at        \
		   "; it is not aligned")

/**
 * mmio_fetch() - fetch a register, once
 * @tag: u8, u16, u32 or u64: the width of the access; a u64 is two accesses, the
 *	lower half first, where registers of the processor have 32 bits
 * @mmio: pointer to const struct mmio
 * @at: bytes from the first register, aligned, a plain value
 *
 * For registers that may read as all ones. Little-endian registers, as PCI's are.
 * Any context.
 *
 * Return: an ``untrusted_<tag>``; all ones beyond the mapping, or where @at is not
 * aligned: the card is not asked.
 */
#define mmio_fetch(tag, mmio, at) \
	(UT_REQUIRE_REGISTER(tag, at), ut_mmio_fetch_##tag(mmio, at))

/**
 * mmio_fetch_present() - fetch a register that never reads as all ones
 * @tag: as for mmio_fetch()
 * @mmio: pointer to const struct mmio
 * @at: as for mmio_fetch()
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * Any context.
 *
 * Return: 0; -ENODEV: the card is gone, or ends in front of @at; -EINVAL if @at is not
 * aligned.
 */
#define mmio_fetch_present(tag, mmio, at, out) \
	(UT_REQUIRE_REGISTER(tag, at), ut_mmio_present_##tag(mmio, at, out))

/**
 * mmio_wait() - fetch a register until it says what is awaited
 * @tag: as for mmio_fetch()
 * @mmio: pointer to const struct mmio
 * @at: as for mmio_fetch()
 * @known: every bit that a card may set
 * @mask: the bits to look at
 * @want: what they shall be
 * @timeout_us: microseconds to go on; the register is fetched once more behind them
 *
 * It is fetched every 50 to 100 microseconds, and compared here: nothing comes out
 * to be looked at again. Sleeps.
 *
 * Return: 0; as mmio_fetch_present(); -EIO if it has a bit outside @known;
 * -ETIMEDOUT.
 */
#define mmio_wait(tag, mmio, at, known, mask, want, timeout_us) \
	(UT_REQUIRE_REGISTER(tag, at),                          \
	 ut_mmio_wait_##tag(mmio, at, known, mask, want, timeout_us))

/**
 * mmio_put() - write a register
 * @tag: as for mmio_fetch()
 * @mmio: pointer to const struct mmio
 * @at: as for mmio_fetch()
 * @value: a plain value
 *
 * Nothing is written beyond the mapping, or where @at is not aligned. Any context.
 */
#define mmio_put(tag, mmio, at, value) \
	(UT_REQUIRE_REGISTER(tag, at), ut_mmio_put_##tag(mmio, at, value))

#define UT_CONFIG(tag, get)                                         \
	ut_inline ut_must_check int ut_config_fetch_##tag(          \
		struct pci_dev *pdev, int at, untrusted_##tag *out) \
	{                                                           \
		tag sent;                                           \
		if (!IS_ALIGNED(at, sizeof(tag)))                   \
			return -EINVAL;                             \
		if (get(pdev, at, &sent) || sent == (tag)-1)        \
			return -ENODEV;                             \
		*out = ut_mark_##tag(sent);                         \
		return 0;                                           \
	}                                                           \
	struct ut_tag_config_##tag

UT_CONFIG(u8, pci_read_config_byte);
UT_CONFIG(u16, pci_read_config_word);
UT_CONFIG(u32, pci_read_config_dword);

/**
 * pci_config_fetch() - fetch from the configuration space of a PCI card, once
 * @tag: u8, u16 or u32
 * @pdev: the card
 * @at: bytes from the start of the space, aligned
 * @out: pointer to ``untrusted_<tag>``; untouched on failure
 *
 * A capability's place in it, and its length, are untrusted, too. Any context.
 *
 * Return: 0; -ENODEV if it reads as all ones or not at all; -EINVAL if @at is not
 * aligned.
 */
#define pci_config_fetch(tag, pdev, at, out) \
	(UT_REQUIRE_REGISTER(tag, at), ut_config_fetch_##tag(pdev, at, out))

#endif /* UNTRUSTED_KERNEL_DEVICE_H */
