/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef EDU_H
#define EDU_H

/**
 * DOC: the card
 *
 * The registers are those of QEMU's "edu" device. Its memory is laid out by the
 * driver: EDU_SLOTS slots, each with one record, which names the slot of the
 * record that was written before it.
 *
 * write(2) puts a message into the next slot, read(2) takes all messages, the
 * latest first, as the card tells them; open(2) with O_TRUNC makes all slots free.
 * In sysfs the card has: model; label, text of the owner's; reads, how often each
 * slot was asked for; firmware, to which the name of a file is written.
 */

#include <linux/ioctl.h>
#include <linux/types.h>

#define EDU_VENDOR 0x1234
#define EDU_DEVICE 0x11e8

#define EDU_ID 0x00 /* 0xMMmm00ed: major and minor version */
#define EDU_ID_CARD 0xed
#define EDU_ALIVE 0x04 /* reads as the inverse of what was written */
#define EDU_FACTORIAL 0x08
#define EDU_STATUS 0x20
#define EDU_STATUS_COMPUTING 0x01
#define EDU_STATUS_IRQ 0x80
#define EDU_IRQ_ACK 0x64
#define EDU_IRQ_DMA 0x100
#define EDU_DMA_SOURCE 0x80 /* 64 bits, as the next three */
#define EDU_DMA_TARGET 0x88
#define EDU_DMA_COUNT 0x90 /* afterwards: bytes moved */
#define EDU_DMA_COMMAND 0x98
#define EDU_DMA_START 0x1
#define EDU_DMA_FROM_CARD 0x2
#define EDU_DMA_RAISE 0x4 /* an interrupt afterwards */
#define EDU_BAR_SIZE 0x100000

#define EDU_MEMORY 0x40000 /* the card's memory, as the engine addresses it */
#define EDU_MEMORY_SIZE 4096
#define EDU_SLOTS 8
#define EDU_SLOT_SIZE 256
#define EDU_NO_SLOT 0xffffffffu

#define EDU_RECORD_MAGIC 0x52554445 /* "EDUR" */
#define EDU_RECORD_DATA (EDU_SLOT_SIZE - 16)

/* One slot of the card's memory. */
struct edu_record {
	__le32 magic;
	__le32 len; /* bytes of data */
	__le32 next; /* slot, or EDU_NO_SLOT */
	__le32 reserved;
	__u8 data[EDU_RECORD_DATA];
};

/*
 * Firmware, messages to start with: a header, its entries, and the messages they
 * name.
 */
#define EDU_FIRMWARE_MAGIC 0x46554445 /* "EDUF" */
struct edu_firmware {
	__le32 magic;
	__le32 count; /* 0 to EDU_SLOTS */
};

struct edu_firmware_entry {
	__le32 offset; /* from the start of the file */
	__le32 len; /* 0 to EDU_RECORD_DATA */
};

#define EDU_LABEL_LEN 16

/* In how many ways can k of n be chosen? The card computes the factorials. */
struct edu_choose {
	__u32 n; /* 0 to EDU_CHOOSE_MAX */
	__u32 k; /* 0 to n */
	__u32 reserved;
	__u32 out_ways;
};
#define EDU_CHOOSE_MAX 12

/* One slot, as it lies in the card. */
struct edu_peek {
	__u32 slot; /* 0 to EDU_SLOTS - 1 */
	__u32 out_len;
	__u64 data; /* address with room for EDU_SLOT_SIZE bytes */
};

#define EDU_CHOOSE _IOWR('E', 1, struct edu_choose)
#define EDU_PEEK _IOWR('E', 2, struct edu_peek)

#endif /* EDU_H */
