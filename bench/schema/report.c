// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <errno.h>
#include <string.h>

#include "report.h"

__attribute__((__cold__)) int hand_report(struct hand_error *error, uint32_t at,
					  int err)
{
	error->offset = at >> 8;
	error->rule = at & 0xff;
	error->error = err;
	return err;
}

/* A message, whose result was begun. */
__attribute__((__cold__)) int hand_report_cleared(struct hand_error *error,
						  uint32_t at, void *out,
						  size_t size)
{
	memset(out, 0, size);
	return hand_report(error, at, -EBADMSG);
}
