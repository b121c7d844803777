/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/* The validators that report: one for each format, made for little code. */
#ifndef BENCH_SCHEMA_REPORTS_H
#define BENCH_SCHEMA_REPORTS_H

#include "dns_query.h"
#include "ext4.h"
#include "gpt.h"
#include "ioctl40.h"
#include "report.h"
#include "tcp.h"

int hand_ioctl40_reports(const struct hand_ioctl40_wire *raw,
			 const struct hand_dev *ctx, struct hand_ioctl40 *out,
			 struct hand_error *error);
int hand_tcp_reports(const uint8_t *p, size_t len, struct hand_tcp *out,
		     struct hand_error *error);
int hand_dns_query_reports(const uint8_t *p, size_t len,
			   struct hand_dns_query *out,
			   struct hand_error *error);
int hand_gpt_reports(const struct hand_gpt_wire *raw,
		     const struct hand_disk *ctx, struct hand_gpt *out,
		     struct hand_error *error);
int hand_ext4_reports(const struct hand_ext4_wire *raw,
		      const struct hand_disk *ctx, struct hand_ext4 *out,
		      struct hand_error *error);

#endif
