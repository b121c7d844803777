// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "oracle.h"

int oracle_udp(const uint8_t *p, size_t n, struct oracle_udp *out,
	       size_t *where)
{
	if (n < 8)
		return bad_message(where, 0);
	if (be16(p + 2) == 0)
		return bad_message(where, 2);
	if (be16(p + 4) < 8)
		return bad_message(where, 4);
	if (be16(p + 4) > n)
		return bad_message(where, ORACLE_NOWHERE);
	out->source = be16(p);
	out->dest = be16(p + 2);
	out->length = be16(p + 4);
	out->payload.ptr = p + 8;
	out->payload.len = out->length - 8;
	return 0;
}
