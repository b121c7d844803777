// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

static int mss(const uint8_t *p, size_t at, struct oracle_tcp *out,
	       size_t *where)
{
	if (p[at + 1] != 4)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->options.seen.mss)
		return bad_message(where, ORACLE_NOWHERE);
	out->options.seen.mss = true;
	out->options.mss = be16(p + at + 2);
	return 0;
}

static int wscale(const uint8_t *p, size_t at, struct oracle_tcp *out,
		  size_t *where)
{
	if (p[at + 1] != 3)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->options.seen.wscale)
		return bad_message(where, ORACLE_NOWHERE);
	if (p[at + 2] > 14)
		return bad_message(where, at + 2);
	out->options.seen.wscale = true;
	out->options.wscale = p[at + 2];
	return 0;
}

static int sack_permitted(const uint8_t *p, size_t at, struct oracle_tcp *out,
			  size_t *where)
{
	if (p[at + 1] != 2)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->options.seen.sack_permitted)
		return bad_message(where, ORACLE_NOWHERE);
	out->options.seen.sack_permitted = true;
	return 0;
}

static int sack(const uint8_t *p, size_t at, struct oracle_tcp *out,
		size_t *where)
{
	uint8_t len = p[at + 1];

	if (len != 10 && len != 18 && len != 26 && len != 34)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->options.seen.sack)
		return bad_message(where, ORACLE_NOWHERE);
	out->options.seen.sack = true;
	out->options.sack.n = (len - 2) / 8;
	for (int i = 0; i < out->options.sack.n; i++) {
		const uint8_t *block = p + at + 2 + 8 * i;

		out->options.sack.at[i].left = be32(block);
		out->options.sack.at[i].right = be32(block + 4);
	}
	return 0;
}

static int timestamps(const uint8_t *p, size_t at, struct oracle_tcp *out,
		      size_t *where)
{
	if (p[at + 1] != 10)
		return bad_message(where, ORACLE_NOWHERE);
	if (out->options.seen.timestamps)
		return bad_message(where, ORACLE_NOWHERE);
	out->options.seen.timestamps = true;
	out->options.timestamps.value = be32(p + at + 2);
	out->options.timestamps.echo = be32(p + at + 6);
	return 0;
}

static int option(const uint8_t *p, size_t at, struct oracle_tcp *out,
		  size_t *where)
{
	switch (p[at]) {
	case 2:
		return mss(p, at, out, where);
	case 3:
		return wscale(p, at, out, where);
	case 4:
		return sack_permitted(p, at, out, where);
	case 5:
		return sack(p, at, out, where);
	case 8:
		return timestamps(p, at, out, where);
	}
	return 0;
}

static int options(const uint8_t *p, size_t end, struct oracle_tcp *out,
		   size_t *where)
{
	size_t at = 20;

	while (at < end) {
		int err;

		if (p[at] == 0) {
			if (!all_zero(p + at, end - at))
				return bad_message(where, ORACLE_NOWHERE);
			return 0;
		}
		if (p[at] == 1) {
			at++;
			continue;
		}
		if (end - at < 2 || p[at + 1] < 2 || p[at + 1] > end - at)
			return bad_message(where, ORACLE_NOWHERE);
		err = option(p, at, out, where);
		if (err)
			return err;
		at += p[at + 1];
	}
	return 0;
}

static int header(const uint8_t *p, size_t n, size_t *where)
{
	bool fin = p[13] & 0x01, syn = p[13] & 0x02;
	bool ack = p[13] & 0x10, urg = p[13] & 0x20;

	if (p[12] >> 4 < 5)
		return bad_message(where, 12);
	if ((p[12] & 0x0f) != 0)
		return bad_message(where, 12);
	if ((p[12] >> 4) * 4u > n)
		return bad_message(where, ORACLE_NOWHERE);
	if (!ack && be32(p + 8) != 0)
		return bad_message(where, ORACLE_NOWHERE);
	if (!urg && be16(p + 18) != 0)
		return bad_message(where, ORACLE_NOWHERE);
	if (syn && fin)
		return bad_message(where, ORACLE_NOWHERE);
	return 0;
}

int oracle_tcp(const uint8_t *p, size_t n, struct oracle_tcp *out,
	       size_t *where)
{
	int err;

	memset(out, 0, sizeof(*out));
	if (n < 20)
		return bad_message(where, 0);
	err = header(p, n, where);
	if (err)
		return err;
	out->source = be16(p);
	out->dest = be16(p + 2);
	out->seq = be32(p + 4);
	out->ack = be32(p + 8);
	out->doff = p[12] >> 4;
	out->flags = p[13];
	out->window = be16(p + 14);
	out->urgent = be16(p + 18);
	out->payload.ptr = p + out->doff * 4;
	out->payload.len = n - out->doff * 4;
	return options(p, out->doff * 4, out, where);
}
