/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef FORMATS_USB_H
#define FORMATS_USB_H

/**
 * DOC: a USB configuration descriptor
 *
 * And the descriptors that follow it, as one answer of a device; what is behind the
 * total length belongs to nobody. Accepted: 1 to 32 interfaces; of the attributes,
 * bit 7 set and bits 0 to 4 clear. Descriptors fill the total length. An interface
 * has a number below their count and at most 30 endpoints; an endpoint has a number
 * that is not 0, the reserved bits of its address and attributes zero, and may be
 * two bytes longer, as those of audio devices are. Behind each interface, before the
 * next, come exactly the endpoints it announced. At most 32 interfaces, alternate
 * settings counted, and 64 endpoints. Other descriptors are skipped. Source:
 * Universal Serial Bus Specification 2.0, sections 9.6.3, 9.6.5 and 9.6.6; the
 * longer endpoint: Device Class Definition for Audio Devices 1.0, section 4.6.1.1.
 */

#include <untrusted/schema.h>

enum usb_descriptor {
	USB_CONFIGURATION = 2,
	USB_INTERFACE = 4,
	USB_ENDPOINT = 5,
};

struct usb_config_wire {
	ut_u8 length;
	ut_u8 type;
	ut_le16 total_length;
	ut_u8 num_interfaces;
	ut_u8 configuration_value;
	ut_u8 configuration;
	ut_u8 attributes;
	ut_u8 max_power;
} __attribute__((packed));

/* Behind length and type. */
struct usb_interface_wire {
	ut_u8 number;
	ut_u8 alternate;
	ut_u8 endpoints;
	ut_u8 class;
	ut_u8 subclass;
	ut_u8 protocol;
	ut_u8 string;
} __attribute__((packed));

struct usb_endpoint_wire {
	ut_u8 address;
	ut_u8 attributes;
	ut_le16 max_packet;
	ut_u8 interval;
} __attribute__((packed));

/**
 * struct usb_walk - what one descriptor has to know of those before it
 * @interfaces: how many the configuration announced
 * @expected: how many endpoints the interface still has to have
 * @begun: there was an interface
 * @uneven: an interface had more endpoints than it announced, or fewer
 *
 * usb_validate() begins with a fresh one; the caller only lends the memory.
 */
struct usb_walk {
	ut_u8 interfaces;
	int expected;
	bool begun;
	bool uneven;
};

UNTRUSTED_CONTEXT_FIXED(usb_walk, struct usb_walk *,
			"it belongs to one validation");

static inline int usb_walk_begin(ut_u8 interfaces, struct usb_walk *walk)
{
	*walk = (struct usb_walk){ .interfaces = interfaces };
	return interfaces >= 1 && interfaces <= 32 ? 0 : -EBADMSG;
}

static inline bool usb_walk_even(struct usb_walk *walk)
{
	if (walk->expected)
		walk->uneven = true;
	return !walk->uneven;
}

/* Never refuses: all descriptors are judged one by one before all together. */
static inline bool usb_walk_interface(struct usb_walk *walk, ut_u8 endpoints)
{
	usb_walk_even(walk);
	walk->begun = true;
	walk->expected = endpoints;
	return true;
}

static inline bool usb_walk_endpoint(struct usb_walk *walk)
{
	walk->expected--;
	return walk->begun;
}

#define USB_INTERFACE_ROWS(FIELD, CHECK, ...)                \
	FIELD(u8, number, MAX(ctx->interfaces - 1))          \
	FIELD(u8, alternate, ANY)                            \
	FIELD(u8, endpoints, MAX(30))                        \
	FIELD(u8, class, ANY)                                \
	FIELD(u8, subclass, ANY)                             \
	FIELD(u8, protocol, ANY)                             \
	FIELD(u8, string, ANY)                               \
	CHECK(endpoints, usb_walk_interface(ctx, endpoints), \
	      "its endpoints are counted from here")
UNTRUSTED_SCHEMA(usb_interface, struct usb_interface_wire, USB_INTERFACE_ROWS,
		 usb_walk, ERRNO(EBADMSG));

#define USB_ENDPOINT_ADDRESS(BIT) \
	BIT(in, 7, 1, BOOL)       \
	BIT(reserved, 4, 3, ZERO) \
	BIT(number, 0, 4, MIN(1))

#define USB_ENDPOINT_ROWS(FIELD, CHECK, ...)           \
	FIELD(u8, address, BITS(USB_ENDPOINT_ADDRESS)) \
	FIELD(u8, attributes, FLAGS(0x3f))             \
	FIELD(le16, max_packet, ANY)                   \
	FIELD(u8, interval, ANY)                       \
	CHECK(address, usb_walk_endpoint(ctx), "it belongs to an interface")
UNTRUSTED_SCHEMA(usb_endpoint, struct usb_endpoint_wire, USB_ENDPOINT_ROWS,
		 usb_walk, ERRNO(EBADMSG));

/* A step over descriptors: an endpoint is 7 bytes long or 9, nothing else. */
static inline size_t usb_step(const untrusted_u8 *at, const untrusted_u8 *end,
			      struct untrusted_item *item)
{
	const size_t len = untrusted_descriptors(at, end, item);

	if (len && item->what == USB_ENDPOINT && len != 7 && len != 9)
		return 0;
	return len;
}

#define USB_DESCRIPTORS(ITEM)                                    \
	ITEM(USB_INTERFACE, usb_interface, interfaces, MANY(32)) \
	ITEM(USB_ENDPOINT, usb_endpoint, endpoints, MANY_LONGER(64))
UNTRUSTED_ITEMS(usb_descriptors, USB_DESCRIPTORS, usb_step, SKIP, usb_walk,
		ERRNO(EBADMSG));

#define USB_ATTRIBUTES(BIT)            \
	BIT(one, 7, 1, EQUAL(1))       \
	BIT(self_powered, 6, 1, BOOL)  \
	BIT(remote_wakeup, 5, 1, BOOL) \
	BIT(reserved, 0, 5, ZERO)

#define USB(FIELD, CHECK, PART)                                        \
	FIELD(u8, length, EQUAL(sizeof(struct usb_config_wire)))       \
	FIELD(u8, type, EQUAL(USB_CONFIGURATION))                      \
	FIELD(le16, total_length, MIN(sizeof(struct usb_config_wire))) \
	FIELD(u8, num_interfaces, CUSTOM(usb_walk_begin))              \
	FIELD(u8, configuration_value, ANY)                            \
	FIELD(u8, configuration, ANY)                                  \
	FIELD(u8, attributes, BITS(USB_ATTRIBUTES))                    \
	FIELD(u8, max_power, ANY)                                      \
	PART(bytes, total_length, TOTAL(total_length))                 \
	PART(usb_descriptors, descriptors,                             \
	     ITEMS(total_length - sizeof(struct usb_config_wire)))     \
	PART(usb_descriptors, num_interfaces,                          \
	     HOLDS(usb_walk_even(ctx),                                 \
		   "each interface has the endpoints it announced"))
UNTRUSTED_MESSAGE(usb, struct usb_config_wire, USB, usb_walk, ERRNO(EBADMSG));

#endif
