// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

static int header(const uint8_t *p, size_t n, size_t *where)
{
	if (p[0] != 9)
		return bad_message(where, 0);
	if (p[1] != 2)
		return bad_message(where, 1);
	if (le16(p + 2) < 9)
		return bad_message(where, 2);
	if (p[4] < 1 || p[4] > 32)
		return bad_message(where, 4);
	if ((p[7] & 0x9f) != 0x80)
		return bad_message(where, 7);
	if (le16(p + 2) > n)
		return bad_message(where, ORACLE_NOWHERE);
	return 0;
}

static int interface(const uint8_t *p, size_t at, struct oracle_usb *out,
		     size_t *where)
{
	struct oracle_interface *new;

	if (p[at] != 9)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->interfaces.n == 32)
		return bad_message(where, ORACLE_NOWHERE);
	if (p[at + 2] >= out->num_interfaces)
		return bad_message(where, at + 2);
	if (p[at + 4] > 30)
		return bad_message(where, at + 4);
	new = &out->interfaces.at[out->interfaces.n++];
	new->number = p[at + 2];
	new->alternate = p[at + 3];
	new->endpoints = p[at + 4];
	new->class = p[at + 5];
	new->subclass = p[at + 6];
	new->protocol = p[at + 7];
	new->string = p[at + 8];
	return 0;
}

static int endpoint(const uint8_t *p, size_t at, struct oracle_usb *out,
		    size_t *where)
{
	struct oracle_endpoint *new;

	if (p[at] != 7 && p[at] != 9)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->endpoints.n == 64)
		return bad_message(where, ORACLE_NOWHERE);
	if ((p[at + 2] & 0x70) != 0 || (p[at + 2] & 0x0f) == 0)
		return bad_message(where, at + 2);
	if ((p[at + 3] & 0xc0) != 0)
		return bad_message(where, at + 3);
	if (out->interfaces.n == 0)
		return bad_message(where, ORACLE_NOWHERE);
	new = &out->endpoints.at[out->endpoints.n++];
	new->number = p[at + 2] & 0x0f;
	new->in = p[at + 2] & 0x80;
	new->attributes = p[at + 3];
	new->max_packet = le16(p + at + 4);
	new->interval = p[at + 6];
	return 0;
}

static int records(const uint8_t *p, size_t end, struct oracle_usb *out,
		   size_t *where)
{
	size_t at = 9;

	while (at < end) {
		int err = 0;

		if (end - at < 2 || p[at] < 2 || p[at] > end - at)
			return bad_message(where, ORACLE_NOWHERE);
		if (p[at + 1] == 4)
			err = interface(p, at, out, where);
		else if (p[at + 1] == 5)
			err = endpoint(p, at, out, where);
		if (err)
			return err;
		at += p[at];
	}
	return 0;
}

/* How many endpoints the interface at @at says it has, and has. */
static bool endpoints_right(const uint8_t *p, size_t at, size_t end)
{
	size_t expected = p[at + 4], found = 0;

	for (at += p[at]; at < end && p[at + 1] != 4; at += p[at]) {
		if (p[at + 1] == 5)
			found++;
	}
	return found == expected;
}

static bool all_endpoints_right(const uint8_t *p, size_t end)
{
	for (size_t at = 9; at < end; at += p[at]) {
		if (p[at + 1] == 4 && !endpoints_right(p, at, end))
			return false;
	}
	return true;
}

int oracle_usb(const uint8_t *p, size_t n, struct oracle_usb *out,
	       size_t *where)
{
	int err;

	if (n < 9)
		return bad_message(where, 0);
	err = header(p, n, where);
	if (err)
		return err;
	out->total_length = le16(p + 2);
	out->num_interfaces = p[4];
	out->configuration_value = p[5];
	out->configuration = p[6];
	out->remote_wakeup = p[7] & 0x20;
	out->self_powered = p[7] & 0x40;
	out->max_power = p[8];
	out->interfaces.n = 0;
	out->endpoints.n = 0;
	err = records(p, out->total_length, out, where);
	if (!err && !all_endpoints_right(p, out->total_length))
		err = bad_message(where, ORACLE_NOWHERE);
	return err;
}
