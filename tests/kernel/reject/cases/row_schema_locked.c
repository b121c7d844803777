// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a SCHEMA row is judged by a context whose lock nobody can have taken
// gcc: E ioctl row: FEE_SET is judged before a handler can take the lock of the schema; make it an EXACT, GROWS or SIZED row, and validate under the lock
// clang: E ioctl row: FEE_SET is judged before a handler can take the lock of the schema; make it an EXACT, GROWS or SIZED row, and validate under the lock
#include "../case.h"

struct table {
	struct mutex lock;
	u32 slots;
};
UNTRUSTED_CONTEXT(table, struct table *, &ctx->lock);

struct fee {
	__u32 slot;
	__u32 reserved;
};

#define FEE(FIELD, ...)                   \
	FIELD(u32, slot, MAX(ctx->slots)) \
	FIELD(u32, reserved, ZERO)
USER_SCHEMA(fee, struct fee, FEE, table);
#define FEE_SET _IOW('f', 6, struct fee)

#ifdef FIXED
static int fee_set(struct table *table, const untrusted_fee *req,
		   user_ptr_fee *user, struct untrusted_error *err)
{
	validated_fee fee;
	int ret;

	mutex_lock(&table->lock);
	ret = fee_validate(req, table, &fee, err);
	mutex_unlock(&table->lock);
	return ret;
}

#define ROWS(ROW) ROW(EXACT, FEE_SET, fee, fee_set)
#else
static int fee_set(struct table *table, const validated_fee *req,
		   user_ptr_fee *user, struct untrusted_error *err)
{
	return 0;
}

#define ROWS(ROW) ROW(SCHEMA, FEE_SET, fee, fee_set)
#endif
UNTRUSTED_IOCTL(foo, struct table *, ROWS, untrusted_ioctl_quiet);

const struct file_operations misuse = { .unlocked_ioctl = foo_ioctl,
					.compat_ioctl = foo_compat_ioctl };
