// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

static bool checksum_right(const uint8_t *p, size_t header)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < header; i += 2)
		sum += be16(p + i);
	while (sum > 0xffff)
		sum = (sum >> 16) + (sum & 0xffff);
	return sum == 0xffff;
}

static int header(const uint8_t *p, size_t n, size_t *where)
{
	size_t ihl = p[0] & 0x0f, total = be16(p + 2);
	size_t frag_off = be16(p + 6) & 0x1fff;

	if (p[0] >> 4 != 4)
		return bad_message(where, 0);
	if (ihl < 5)
		return bad_message(where, 0);
	if (total < 20)
		return bad_message(where, 2);
	if (p[6] & 0x80)
		return bad_message(where, 6);
	if (ihl * 4 > total)
		return bad_message(where, ORACLE_NOWHERE);
	if (total > n)
		return bad_message(where, ORACLE_NOWHERE);
	if (frag_off * 8 + (total - ihl * 4) > 65535)
		return bad_message(where, ORACLE_NOWHERE);
	if (!oracle_crc_off && !checksum_right(p, ihl * 4))
		return bad_message(where, ORACLE_NOWHERE);
	return 0;
}

static int options(const uint8_t *p, size_t end, size_t *where)
{
	size_t at = 20;

	while (at < end) {
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
		if (p[at] == 131 || p[at] == 137)
			return bad_message(where, ORACLE_NOWHERE);
		at += p[at + 1];
	}
	return 0;
}

int oracle_ipv4(const uint8_t *p, size_t n, struct oracle_ipv4 *out,
		size_t *where)
{
	int err;

	if (n < 20)
		return bad_message(where, 0);
	err = header(p, n, where);
	if (err)
		return err;
	out->ihl = p[0] & 0x0f;
	out->tos = p[1];
	out->total_len = be16(p + 2);
	out->id = be16(p + 4);
	out->df = p[6] & 0x40;
	out->mf = p[6] & 0x20;
	out->frag_off = be16(p + 6) & 0x1fff;
	out->ttl = p[8];
	out->proto = p[9];
	out->src = be32(p + 12);
	out->dst = be32(p + 16);
	out->payload.ptr = p + out->ihl * 4;
	out->payload.len = out->total_len - out->ihl * 4;
	return options(p, out->ihl * 4, where);
}
