// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usb.h, over transfers and an interface that no device has sent: these kernels have
 * no USB.
 */
#include <linux/slab.h>
#include <untrusted/kernel/usb.h>
#include <untrusted/reader.h>

#include "module.h"

#define SIZE 16

static struct urb *transfer(int packets)
{
	struct urb *const urb =
		test_guarded(struct_size(urb, iso_frame_desc, packets));

	urb->transfer_buffer = test_guarded(SIZE);
	urb->transfer_buffer_length = SIZE;
	urb->number_of_packets = packets;
	return urb;
}

TEST(usb_bytes_of_every_length)
{
	static const u32 lens[] = { 0,	1,	    SIZE - 1,	SIZE,
				    17, 0x7fffffff, 0x80000000, 0xffffffff };
	struct urb *const urb = transfer(0);

	FOR_EACH_ROW(len, lens)
	{
		untrusted_bytes bytes;

		urb->actual_length = *len;
		bytes = usb_bytes(urb);
		EXPECT_EQ(bytes.len, min_t(u32, *len, SIZE));
		EXPECT((void *)bytes.ptr == urb->transfer_buffer);
	}
}

TEST(usb_frames)
{
	static const struct {
		u32 offset, len;
		int status, want;
	} rows[] = {
		{ 0, 0, 0, 0 },
		{ 0, SIZE, 0, 0 },
		{ 4, 12, 0, 0 },
		{ SIZE, 0, 0, 0 },
		{ 4, 13, 0, -EINVAL },
		{ SIZE, 1, 0, -EINVAL },
		{ SIZE + 1, 0, 0, -EINVAL },
		{ 0xffffffff, 2, 0, -EINVAL },
		{ 2, 0xffffffff, 0, -EINVAL },
		{ 0, 4, -EPROTO, -EIO },
	};
	struct urb *const urb = transfer(2);

	FOR_EACH_ROW(row, rows)
	{
		untrusted_bytes bytes = { NULL, 7 };

		urb->iso_frame_desc[1] = (struct usb_iso_packet_descriptor){
			.offset = row->offset,
			.actual_length = row->len,
			.status = row->status,
		};
		EXPECT_EQ(usb_frame_bytes(urb, 1, &bytes), row->want);
		EXPECT_EQ(bytes.len, row->want ? 7 : row->len);
		EXPECT((void *)bytes.ptr ==
		       (row->want ? NULL : urb->transfer_buffer + row->offset));
	}
}

TEST(usb_frames_that_are_not_there)
{
	static const int frames[] = { -1, INT_MIN, 2, 3, INT_MAX };
	struct urb *const urb = transfer(2);

	FOR_EACH_ROW(frame, frames)
	{
		untrusted_bytes bytes = { NULL, 7 };

		EXPECT_EQ(usb_frame_bytes(urb, *frame, &bytes), -EINVAL);
		EXPECT_EQ(bytes.len, 7);
	}
}

/* A class descriptor, one of length 0, and one longer than what is left. */
TEST(usb_extra)
{
	static const u8 sent[] = { 4, 0x24, 1, 2, 0, 0x24, 9, 0x24 };
	u8 *const extra = test_guarded(sizeof(sent));
	const struct usb_host_interface interface = {
		.extra = memcpy(extra, sent, sizeof(sent)),
		.extralen = sizeof(sent),
	};
	struct reader_record record;
	struct reader r;

	EXPECT(reader_init(&r, usb_extra_bytes(&interface)));
	EXPECT(reader_record(&r, 0, 2, &record));
	EXPECT_EQ(record.len, 4);
	EXPECT(!reader_record(&r, 0, 2, &record));
	EXPECT(reader_skip(&r, 2));
	EXPECT(!reader_record(&r, 0, 2, &record));
}

TEST(usb_extra_of_none)
{
	const struct usb_host_interface none = { .extralen = 0 };
	const struct usb_host_interface negative = { .extralen = -1 };

	EXPECT_EQ(usb_extra_bytes(&none).len, 0);
	EXPECT_EQ(usb_extra_bytes(&negative).len, 0);
}
