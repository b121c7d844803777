/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_KERNEL_USB_H
#define UNTRUSTED_KERNEL_USB_H

/**
 * DOC: kernel/usb.h, what a USB device sends
 *
 * Anybody can make a USB device. What a transfer brought is in its buffer, as far as
 * it was filled; what a device is said to be, in descriptors that name their own
 * length, behind one another::
 *
 *	desc = (void *)alt->extra;
 *	ether = alt->extra + desc->bLength;	// !! BUG: 0, or 255 of 9 bytes
 *	handle(urb->transfer_buffer, sizeof(struct report));	// !! BUG: the device
 *						// may have sent one byte
 *
 *	bytes = usb_extra_bytes(alt);		// the fix: bytes, as many as there
 *	bytes = usb_bytes(urb);			// are, for a reader or a schema
 *
 * Call these when the transfer is complete: before, the device still writes. A
 * function that answers how much it moved, as usb_bulk_msg() does, fills a vec:
 * untrusted_vec_filled().
 *
 * It does not promise that the device is the one that its numbers say.
 */

#include <linux/usb.h>
#include <untrusted/vec.h>

/**
 * usb_bytes() - what a transfer brought
 * @urb: the transfer, complete, from the device, with a buffer; not isochronous
 *
 * Any context.
 *
 * Return: the slice, in use until the buffer is given to another transfer; never
 * longer than the buffer.
 */
ut_inline untrusted_bytes usb_bytes(const struct urb *urb)
{
	return (untrusted_bytes){ urb->transfer_buffer,
				  min(urb->actual_length,
				      urb->transfer_buffer_length) };
}

/**
 * usb_frame_bytes() - what one packet of an isochronous transfer brought
 * @urb: the transfer, complete, from the device, with a buffer
 * @frame: which packet, below urb->number_of_packets, a plain value
 * @bytes: receives the slice, as usb_bytes(); offset and length masked
 *
 * Any context.
 *
 * Return: 0; -EINVAL if there is no such packet, or it is not inside the buffer;
 * -EIO if the packet did not arrive.
 */
ut_inline ut_must_check int usb_frame_bytes(const struct urb *urb, int frame,
					    untrusted_bytes *bytes)
{
	const untrusted_bytes all = { urb->transfer_buffer,
				      urb->transfer_buffer_length };
	const struct usb_iso_packet_descriptor *at;

	if (frame < 0 || frame >= urb->number_of_packets)
		return -EINVAL;
	at = &urb->iso_frame_desc[frame];
	if (at->status)
		return -EIO;
	return untrusted_bytes_sub(all, untrusted_mark(size, at->offset),
				   untrusted_mark(size, at->actual_length),
				   bytes);
}

/**
 * usb_extra_bytes() - the descriptors behind an interface that the core leaves alone
 * @interface: one setting of an interface
 *
 * Those of its class and vendor, up to its first endpoint. Any context.
 *
 * Return: the slice, in use as long as the interface is; maybe empty.
 */
ut_inline untrusted_bytes
usb_extra_bytes(const struct usb_host_interface *interface)
{
	return (untrusted_bytes){ (const untrusted_u8 *)interface->extra,
				  max(interface->extralen, 0) };
}

#endif /* UNTRUSTED_KERNEL_USB_H */
