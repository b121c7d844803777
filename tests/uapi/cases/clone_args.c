// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_clone_args(struct oracle_verdict *v,
			    const validated_clone_args *o)
{
	PUT(v, o->flags, PTR_AT(s32, o->pidfd), PTR_AT(s32, o->child_tid),
	    PTR_AT(s32, o->parent_tid), o->exit_signal, SLICE_AT(o->stack),
	    o->stack_size, uapi_address(o->tls), PTR_AT(s32, o->set_tid),
	    o->set_tid_size, o->cgroup);
	if (user_slice_len(&o->stack) != o->stack_size)
		v->n = 0;
}

struct message {
	struct clone_args a;
	uint64_t newer;
};

static void sizes(struct uapi_run *run, struct message good)
{
	BAD_AT(sizeof(m), m.newer = 1, "", sizeof(m.a), tail, E2BIG);
	BAD_AT(sizeof(m.a) + 1, m.newer = ~0ULL, "", sizeof(m.a), tail, E2BIG);
	GOOD_SIZE(64, , CLONE_VM, 0, 0, 0, 17, 0x1000, 0x2000, 0, 0, 0, ~0ULL);
	GOOD_SIZE(80, , CLONE_VM, 0, 0, 0, 17, 0x1000, 0x2000, 0, 0x3000, 2,
		  ~0ULL);
	BAD_AT(0, , "", 0, min, EINVAL);
	BAD_AT(63, , "", 0, min, EINVAL);
	BAD_AT(72, , "", 0, min, EINVAL);
	BAD_AT(81, , "", 0, min, EINVAL);
	BAD_AT(87, , "", 0, min, EINVAL);
	good.a.flags |= CLONE_INTO_CGROUP;
	BAD_AT(64, , "cgroup", 80, condition, EINVAL);
	BAD_AT(80, , "cgroup", 80, condition, EINVAL);
	GOOD_SIZE(88, , CLONE_VM | CLONE_INTO_CGROUP, 0, 0, 0, 17, 0x1000,
		  0x2000, 0, 0x3000, 2, 0);
	BOUND(m.a.cgroup = INT32_MAX);
	BAD(m.a.cgroup = 1ULL << 31, a.cgroup, max, EINVAL);
	BAD(m.a.cgroup = ~0ULL, a.cgroup, max, EINVAL);
}

static void pointers(struct uapi_run *run, struct message good)
{
	BAD(m.a.pidfd = 1, a.pidfd, zero, EINVAL);
	BOUND(m.a.pidfd = 1; m.a.flags |= CLONE_PIDFD);
	BAD(m.a.child_tid = 1, a.child_tid, zero, EINVAL);
	BOUND(m.a.child_tid = 1; m.a.flags |= CLONE_CHILD_SETTID);
	BOUND(m.a.child_tid = 1; m.a.flags |= CLONE_CHILD_CLEARTID);
	BAD(m.a.parent_tid = 1, a.parent_tid, zero, EINVAL);
	BOUND(m.a.parent_tid = 1; m.a.flags |= CLONE_PARENT_SETTID);
	BAD(m.a.tls = 1, a.tls, zero, EINVAL);
	BOUND(m.a.tls = 1; m.a.flags |= CLONE_SETTLS);
	BAD(m.a.stack = 0, a.stack, condition, EINVAL);
	BAD(m.a.stack_size = 0, a.stack, condition, EINVAL);
	BOUND(m.a.stack = m.a.stack_size = 0);
	BAD(m.a.set_tid = 0, a.set_tid, condition, EINVAL);
	BAD(m.a.set_tid_size = 0, a.set_tid, condition, EINVAL);
	BOUND(m.a.set_tid = m.a.set_tid_size = 0);
	BOUND(m.a.set_tid_size = 32);
	BAD(m.a.set_tid_size = 33, a.set_tid_size, max, EINVAL);
	BAD(m.a.cgroup = 1, a.cgroup, zero, EINVAL);
}

#define BAD_FLAGS(bits, member) \
	BAD(m.a.exit_signal = 0; m.a.flags = bits, member, condition, EINVAL)

static void cases(struct uapi_run *run)
{
	struct message good = {
		{ .flags = CLONE_VM,
		  .exit_signal = 17,
		  .stack = 0x1000,
		  .stack_size = 0x2000,
		  .set_tid = 0x3000,
		  .set_tid_size = 2 },
		0,
	};

	GOOD(, CLONE_VM, 0, 0, 0, 17, 0x1000, 0x2000, 0, 0x3000, 2, 0);
	sizes(run, good);
	pointers(run, good);
	BAD(m.a.flags |= CLONE_DETACHED, a.flags, flags, EINVAL);
	BAD(m.a.flags |= 1, a.flags, flags, EINVAL);
	BAD(m.a.flags |= 1ULL << 34, a.flags, flags, EINVAL);
	BOUND(m.a.flags |= CLONE_CLEAR_SIGHAND);
	BOUND(m.a.exit_signal = 64);
	BAD(m.a.exit_signal = 65, a.exit_signal, max, EINVAL);
	BAD_FLAGS(CLONE_VM | CLONE_SIGHAND | CLONE_CLEAR_SIGHAND, a.flags);
	BAD_FLAGS(CLONE_SIGHAND, a.flags);
	BOUND(m.a.flags |= CLONE_SIGHAND);
	BAD_FLAGS(CLONE_VM | CLONE_THREAD, a.flags);
	BOUND(m.a.exit_signal = 0; m.a.flags |= CLONE_THREAD | CLONE_SIGHAND);
	BAD(m.a.flags |= CLONE_THREAD | CLONE_SIGHAND, a.exit_signal, condition,
	    EINVAL);
	BAD(m.a.flags |= CLONE_PARENT, a.exit_signal, condition, EINVAL);
}

/* Sizes that were never published are nobody's: as the oracle. */
static size_t published(size_t n)
{
	return n == CLONE_ARGS_SIZE_VER0 || n == CLONE_ARGS_SIZE_VER1 ?
		       n :
		       CLONE_ARGS_SIZE_VER2;
}

UAPI_SCHEMA(clone_args, UAPI_FETCH_FROM(published(n)));
