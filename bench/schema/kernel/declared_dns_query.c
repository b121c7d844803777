// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <formats/dns.h>

int declared_dns_query(untrusted_bytes u, const void *ctx,
		       validated_dns_query *out, struct untrusted_error *err);

int declared_dns_query(untrusted_bytes u, const void *ctx,
		       validated_dns_query *out, struct untrusted_error *err)
{
	return dns_query_validate(u, ctx, out, err);
}
