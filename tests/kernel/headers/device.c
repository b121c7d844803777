// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* device.h, over memory that ends at an unreadable page in place of registers. */
#include <linux/workqueue.h>
#include <untrusted/kernel/device.h>

#include "memory.h"
#include "module.h"

#define SIZE 16

static struct mmio registers(u8 **memory)
{
	*memory = test_guarded(SIZE);
	memset(*memory, PATTERN, SIZE);
	return (struct mmio){ (void __iomem __force *)*memory, SIZE };
}

TEST(mmio_fetch_of_every_width)
{
	u8 *memory;
	const struct mmio mmio = registers(&memory);
	size_t i;

	for (i = 0; i < SIZE; i++)
		memory[i] = i + 1;
	EXPECT_EQ(validate_any(u8, mmio_fetch(u8, &mmio, 15)), 16);
	EXPECT_EQ(validate_any(u16, mmio_fetch(u16, &mmio, 14)), 0x100f);
	EXPECT_EQ(validate_any(u32, mmio_fetch(u32, &mmio, 12)), 0x100f0e0d);
	EXPECT_EQ(validate_any(u64, mmio_fetch(u64, &mmio, 8)),
		  0x100f0e0d0c0b0a09);
}

/* Places behind the mapping, or partly: not constants, which would not compile. */
static const size_t beyond[] = { 13, 16, 17, 1 << 20, SIZE_MAX - 3, SIZE_MAX };

TEST(mmio_fetch_beyond_the_mapping)
{
	u8 *memory;
	const struct mmio mmio = registers(&memory);
	untrusted_u32 out = untrusted_mark(u32, 7);

	FOR_EACH_ROW(at, beyond)
	{
		EXPECT_EQ(validate_any(u32, mmio_fetch(u32, &mmio, *at)),
			  U32_MAX);
		EXPECT_EQ(mmio_fetch_present(u32, &mmio, *at, &out), -ENODEV);
		EXPECT_EQ(validate_any(u32, out), 7);
	}
}

/* Inside the mapping, where no register of the width begins. */
static const size_t askew[] = { 1, 2, 3, 6, 10, 11 };

TEST(mmio_not_aligned)
{
	u8 *memory;
	const struct mmio mmio = registers(&memory);
	untrusted_u32 out = untrusted_mark(u32, 7);

	FOR_EACH_ROW(at, askew)
	{
		EXPECT_EQ(validate_any(u32, mmio_fetch(u32, &mmio, *at)),
			  U32_MAX);
		EXPECT_EQ(mmio_fetch_present(u32, &mmio, *at, &out), -EINVAL);
		EXPECT_EQ(validate_any(u32, out), 7);
		EXPECT_EQ(mmio_wait(u32, &mmio, *at, U32_MAX, 0, 0, 0),
			  -EINVAL);
		mmio_put(u32, &mmio, *at, 0);
	}
	EXPECT(all(memory, PATTERN, SIZE));
}

TEST(mmio_fetch_of_nothing)
{
	const struct mmio none = { NULL, 0 };

	EXPECT_EQ(validate_any(u8, mmio_fetch(u8, &none, 0)), U8_MAX);
	EXPECT_EQ(validate_any(u64, mmio_fetch(u64, &none, 0)), U64_MAX);
}

TEST(mmio_present)
{
	u8 *memory;
	const struct mmio mmio = registers(&memory);
	untrusted_u16 out = untrusted_mark(u16, 7);

	memset(memory, 0xff, 2);
	EXPECT_EQ(mmio_fetch_present(u16, &mmio, 0, &out), -ENODEV);
	EXPECT_EQ(validate_any(u16, out), 7);
	memory[0] = 0xfe;
	EXPECT_EQ(mmio_fetch_present(u16, &mmio, 0, &out), 0);
	EXPECT_EQ(validate_any(u16, out), 0xfffe);
}

TEST(mmio_put_of_every_width)
{
	static const u8 want[SIZE] = { 1, PATTERN, 2,  3,  4,  5,  6,  7,
				       8, 9,	   10, 11, 12, 13, 14, 15 };
	u8 *memory;
	const struct mmio mmio = registers(&memory);

	mmio_put(u8, &mmio, 0, 1);
	mmio_put(u16, &mmio, 2, 0x0302);
	mmio_put(u32, &mmio, 4, 0x07060504);
	mmio_put(u64, &mmio, 8, 0x0f0e0d0c0b0a0908);
	EXPECT(!memcmp(memory, want, SIZE));
}

TEST(mmio_put_beyond_the_mapping)
{
	u8 *memory;
	const struct mmio mmio = registers(&memory);

	FOR_EACH_ROW(at, beyond)
	mmio_put(u32, &mmio, *at, 0);
	EXPECT(all(memory, PATTERN, SIZE));
}

TEST(mmio_wait_says_why_not)
{
	static const struct {
		u32 value;
		int want;
	} rows[] = {
		{ 0, 0 },
		{ 0x80, 0 },
		{ 1, -ETIMEDOUT },
		{ 0x81, -ETIMEDOUT },
		{ 2, -EIO },
		{ 0x80000000, -EIO },
		{ 0xfffffffe, -EIO },
		{ 0xffffffff, -ENODEV },
	};
	u8 *memory;
	const struct mmio mmio = registers(&memory);

	FOR_EACH_ROW(row, rows)
	{
		memcpy(memory, &row->value, sizeof(row->value));
		EXPECT_EQ(mmio_wait(u32, &mmio, 0, 0x81, 1, 0, 0), row->want);
		EXPECT_EQ(mmio_wait(u32, &mmio, 0, 0x81, 1, 0, 500), row->want);
	}
	EXPECT_EQ(mmio_wait(u32, &mmio, SIZE, 0x81, 1, 0, 500), -ENODEV);
}

static u8 *awaited;

static void answer(struct work_struct *work)
{
	WRITE_ONCE(awaited[0], 3);
}

static DECLARE_DELAYED_WORK(answering, answer);

TEST(mmio_wait_sees_what_comes)
{
	const struct mmio mmio = registers(&awaited);

	awaited[0] = 1;
	schedule_delayed_work(&answering, 2);
	EXPECT_EQ(mmio_wait(u8, &mmio, 0, 3, 2, 2, 60 * USEC_PER_SEC), 0);
	cancel_delayed_work_sync(&answering);
}

/* QEMU's host bridge has no BAR of its own. */
TEST(mmio_map_bar_of_no_such_bar)
{
	struct pci_dev *const pdev =
		pci_get_domain_bus_and_slot(0, 0, PCI_DEVFN(0, 0));
	struct mmio mmio = { NULL, 7 };
	int bar;

	EXPECT(pdev);
	for (bar = -1; pdev && bar < 8; bar++) {
		test_row(bar);
		EXPECT_EQ(mmio_map_bar(pdev, bar, 4, &mmio), -EINVAL);
	}
	EXPECT_EQ(mmio.size, 7);
	pci_dev_put(pdev);
}

/* The SATA controller's BAR 5; no driver has it. */
TEST(mmio_map_bar_that_is_too_short)
{
	struct pci_dev *const pdev =
		pci_get_class(PCI_CLASS_STORAGE_SATA_AHCI, NULL);
	struct mmio mmio = { NULL, 7 };

	EXPECT(pdev && pci_resource_len(pdev, 5) == 4096);
	if (!pdev)
		return;
	EXPECT_EQ(mmio_map_bar(pdev, 5, 4097, &mmio), -EINVAL);
	EXPECT_EQ(mmio_map_bar(pdev, 5, SIZE_MAX, &mmio), -EINVAL);
	EXPECT_EQ(mmio_map_bar(pdev, 4, 4, &mmio), -EINVAL); /* of ports */
	EXPECT_EQ(mmio.size, 7);
	pci_dev_put(pdev);
}

TEST(pci_config)
{
	struct pci_dev *const pdev =
		pci_get_domain_bus_and_slot(0, 0, PCI_DEVFN(0, 0));
	untrusted_u16 vendor = untrusted_mark(u16, 7);
	untrusted_u32 both = untrusted_mark(u32, 7);
	int odd = 1;

	EXPECT(pdev);
	if (!pdev)
		return;
	EXPECT_EQ(pci_config_fetch(u16, pdev, odd, &vendor), -EINVAL);
	EXPECT_EQ(validate_any(u16, vendor), 7);
	EXPECT_EQ(pci_config_fetch(u16, pdev, PCI_VENDOR_ID, &vendor), 0);
	EXPECT_EQ(validate_any(u16, vendor), pdev->vendor);
	EXPECT_EQ(pci_config_fetch(u32, pdev, PCI_VENDOR_ID, &both), 0);
	EXPECT_EQ(validate_any(u32, both) >> 16, pdev->device);
	pci_dev_put(pdev);
}
