// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_seccomp_addfd(struct oracle_verdict *v,
			       const validated_seccomp_addfd *o)
{
	PUT(v, o->id, o->flags, o->srcfd, o->newfd, o->newfd_flags);
}

static void cases(struct uapi_run *run)
{
	struct {
		struct seccomp_notif_addfd a;
		uint64_t newer;
	} good = { { 0x1234, SECCOMP_ADDFD_FLAG_SETFD, 3, 4, O_CLOEXEC }, 0 };

	GOOD(, 0x1234, 1, 3, 4, O_CLOEXEC);
	GOOD_SIZE(sizeof(m.a), , 0x1234, 1, 3, 4, O_CLOEXEC);
	BAD_AT(sizeof(m), m.newer = 1, "", sizeof(m.a), tail, E2BIG);
	BAD_AT(sizeof(m.a) + 1, m.newer = ~0ULL, "", sizeof(m.a), tail, E2BIG);
	BAD_AT(sizeof(m), m.newer = 1ULL << 63, "", sizeof(m.a), tail, E2BIG);
	BAD_AT(sizeof(m.a) - 1, , "", 0, min, EINVAL);
	BOUND(m.a.flags = 3);
	BAD(m.a.flags = 4, a.flags, flags, EINVAL);
	BOUND(m.a.srcfd = INT32_MAX);
	BAD(m.a.srcfd = 1u << 31, a.srcfd, max, EBADF);
	BOUND(m.a.newfd = INT32_MAX);
	BAD(m.a.newfd = 1u << 31, a.newfd, custom, EBADF);
	BOUND(m.a.flags = 0; m.a.newfd = 0);
	BAD(m.a.flags = 0, a.newfd, zero, EINVAL);
	BAD(m.a.flags = 0; m.a.newfd = 1u << 31, a.newfd, zero, EINVAL);
	BOUND(m.a.newfd_flags = 0);
	BAD(m.a.newfd_flags = 1, a.newfd_flags, flags, EINVAL);
}

UAPI_SCHEMA(seccomp_addfd, UAPI_FETCH_FROM(sizeof(struct seccomp_notif_addfd)));
