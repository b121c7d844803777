// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_i2c_rdwr(struct oracle_verdict *v, const validated_i2c_rdwr *o)
{
	PUT(v, PTR_AT(i2c_msg, o->msgs), o->nmsgs);
}

static void cases(struct uapi_run *run)
{
	struct i2c_rdwr_ioctl_data good = { (struct i2c_msg *)0x1234, 2 };

	GOOD(, 0x1234, 2);
	GOOD(m.msgs = (void *)-1L, (uint64_t)-1L, 2);
	GOOD(((char *)&m)[15] = 1, 0x1234, 2);
	BAD(m.nmsgs = 0, nmsgs, range, EINVAL);
	BOUND(m.nmsgs = 1);
	BOUND(m.nmsgs = 42);
	BAD(m.nmsgs = 43, nmsgs, range, EINVAL);
	BAD(m.nmsgs = UINT32_MAX, nmsgs, range, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
	BOUND_SIZE(sizeof(m), );
}

UAPI_SCHEMA(i2c_rdwr, UAPI_FETCH(i2c_rdwr));
