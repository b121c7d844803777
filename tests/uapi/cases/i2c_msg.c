// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_i2c_msg(struct oracle_verdict *v, const validated_i2c_msg *o)
{
	PUT(v, o->addr, o->flags, user_slice_len(&o->buf), SLICE_AT(o->buf));
	if (user_slice_len(&o->buf) != o->len)
		v->n = 0;
}

static void cases(struct uapi_run *run)
{
	struct i2c_msg good = { 0x50, I2C_M_RD, 16, (void *)0xdeadbeef };

	GOOD(, 0x50, I2C_M_RD, 16, 0xdeadbeef);
	GOOD(m.flags = I2C_M_TEN;
	     m.addr = 0x3ff, 0x3ff, I2C_M_TEN, 16, 0xdeadbeef);
	GOOD(((char *)&m)[6] = 1, 0x50, I2C_M_RD, 16, 0xdeadbeef);
	BAD(m.addr = 0x400, addr, max, EINVAL);
	BAD(m.flags = I2C_M_TEN; m.addr = 0x400, addr, max, EINVAL);
	BAD(m.flags = I2C_M_NOSTART, flags, flags, EINVAL);
	BOUND(m.len = 0);
	BOUND(m.len = 8192);
	BAD(m.len = 8193, len, max, EINVAL);
	BOUND(m.addr = 0x7f);
	BAD(m.addr = 0x80, addr, condition, EINVAL);
	BOUND(m.flags = I2C_M_RD | I2C_M_RECV_LEN; m.len = 33);
	BAD(m.flags = I2C_M_RD | I2C_M_RECV_LEN;
	    m.len = 32, len, condition, EINVAL);
	BAD(m.flags = I2C_M_RECV_LEN; m.len = 33, len, condition, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(i2c_msg, UAPI_FETCH(i2c_msg));
