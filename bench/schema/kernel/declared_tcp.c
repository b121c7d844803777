// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <formats/tcp.h>

int declared_tcp(untrusted_bytes u, const void *ctx, validated_tcp *out,
		 struct untrusted_error *err);

int declared_tcp(untrusted_bytes u, const void *ctx, validated_tcp *out,
		 struct untrusted_error *err)
{
	return tcp_validate(u, ctx, out, err);
}
