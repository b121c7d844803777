// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_sg_io_v4(struct oracle_verdict *v, const validated_sg_io_v4 *o)
{
	PUT(v, o->request_len, SLICE_AT(o->request), o->request_tag,
	    o->request_attr, o->request_priority, o->max_response_len,
	    SLICE_AT(o->response), o->dout_xfer_len, o->din_xfer_len,
	    SLICE_AT(o->dout_xferp), SLICE_AT(o->din_xferp), o->timeout,
	    o->flags, uapi_address(o->usr_ptr));
	if (user_slice_len(&o->request) != o->request_len ||
	    user_slice_len(&o->response) != o->max_response_len ||
	    user_slice_len(&o->dout_xferp) != o->dout_xfer_len ||
	    user_slice_len(&o->din_xferp) != o->din_xfer_len)
		v->n = 0;
}

static void outputs(struct uapi_run *run, struct sg_io_v4 good)
{
	BOUND(m.request_extra = 1);
	BOUND(m.driver_status = m.transport_status = m.device_status = 1);
	BOUND(m.retry_delay = m.info = m.duration = m.response_len = 1);
	BOUND(m.din_resid = m.dout_resid = -1);
	BOUND(m.generated_tag = m.spare_out = 1);
}

static void cases(struct uapi_run *run)
{
	struct sg_io_v4 good = {
		.guard = 'Q',
		.request_len = 6,
		.request = 0x1000,
		.request_tag = 0x2000,
		.request_attr = 3,
		.request_priority = 4,
		.max_response_len = 96,
		.response = 0x3000,
		.din_xfer_len = 512,
		.dout_xferp = 0x4000,
		.din_xferp = 0x5000,
		.timeout = 30,
		.flags = BSG_FLAG_Q_AT_HEAD,
		.usr_ptr = 0x6000,
	};

	GOOD(, 6, 0x1000, 0x2000, 3, 4, 96, 0x3000, 0, 512, 0x4000, 0x5000, 30,
	     BSG_FLAG_Q_AT_HEAD, 0x6000);
	outputs(run, good);
	BAD(m.guard = 'S', guard, equal, EINVAL);
	BAD(m.guard = -'Q', guard, equal, EINVAL);
	BAD(m.protocol = 1, protocol, equal, EINVAL);
	BAD(m.subprotocol = 1, subprotocol, equal, EINVAL);
	BAD(m.request_len = 0, request_len, range, EINVAL);
	BOUND(m.request_len = 1);
	BOUND(m.request_len = 32);
	BAD(m.request_len = 33, request_len, range, EINVAL);
	BOUND(m.max_response_len = UINT32_MAX);
	BAD(m.dout_iovec_count = 1, dout_iovec_count, zero, EINVAL);
	BOUND(m.dout_xfer_len = 65536; m.din_xfer_len = 0);
	BAD(m.dout_xfer_len = 65537;
	    m.din_xfer_len = 0, dout_xfer_len, max, EINVAL);
	BAD(m.din_iovec_count = 1, din_iovec_count, zero, EINVAL);
	BOUND(m.din_xfer_len = 65536);
	BAD(m.din_xfer_len = 65537, din_xfer_len, max, EINVAL);
	BOUND(m.flags = BSG_FLAG_Q_AT_TAIL);
	BAD(m.flags = 1, flags, flags, EINVAL);
	BAD(m.spare_in = 1, spare_in, zero, EINVAL);
	BAD(m.padding = 1, padding, zero, EINVAL);
	BAD(m.dout_xfer_len = 1, din_xfer_len, condition, EOPNOTSUPP);
	BAD(m.flags = BSG_FLAG_Q_AT_TAIL | BSG_FLAG_Q_AT_HEAD, flags, condition,
	    EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(sg_io_v4, UAPI_FETCH(sg_io_v4));
