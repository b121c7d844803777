// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_open_how(struct oracle_verdict *v, const validated_open_how *o)
{
	PUT(v, o->flags, o->mode, o->resolve);
}

struct message {
	struct open_how h;
	uint64_t newer;
};

static void conditions(struct uapi_run *run, struct message good)
{
	BAD(m.h.resolve = RESOLVE_BENEATH | RESOLVE_IN_ROOT, h.resolve,
	    condition, EINVAL);
	BOUND(m.h.resolve = RESOLVE_IN_ROOT);
	BAD(m.h.resolve = RESOLVE_CACHED, h.resolve, condition, EAGAIN);
	BAD(m.h.resolve = RESOLVE_CACHED; m.h.flags = O_TRUNC;
	    m.h.mode = 0, h.resolve, condition, EAGAIN);
	BAD(m.h.resolve = RESOLVE_CACHED;
	    m.h.flags = __O_TMPFILE | O_DIRECTORY | O_RDWR, h.resolve,
	    condition, EAGAIN);
	BOUND(m.h.resolve = RESOLVE_CACHED; m.h.flags = m.h.mode = 0);
	BOUND(m.h.flags = __O_TMPFILE | O_DIRECTORY | O_RDWR);
	BAD(m.h.flags = __O_TMPFILE | O_RDWR, h.flags, condition, EINVAL);
	BAD(m.h.flags = __O_TMPFILE | O_DIRECTORY | O_CREAT | O_RDWR, h.flags,
	    condition, EINVAL);
	BAD(m.h.flags = __O_TMPFILE | O_DIRECTORY, h.flags, condition, EINVAL);
	BOUND(m.h.mode = 0;
	      m.h.flags = O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	BAD(m.h.mode = 0;
	    m.h.flags = O_PATH | O_RDWR, h.flags, condition, EINVAL);
	BAD(m.h.flags = O_PATH | O_CREAT, h.flags, condition, EINVAL);
}

static void cases(struct uapi_run *run)
{
	struct message good = {
		{ O_CREAT | O_RDWR, 0644, RESOLVE_BENEATH },
		0,
	};

	GOOD(, O_CREAT | O_RDWR, 0644, RESOLVE_BENEATH);
	GOOD_SIZE(sizeof(m.h), , O_CREAT | O_RDWR, 0644, RESOLVE_BENEATH);
	BAD_AT(sizeof(m), m.newer = 1, "", sizeof(m.h), tail, E2BIG);
	BAD_AT(sizeof(m.h) + 1, m.newer = ~0ULL, "", sizeof(m.h), tail, E2BIG);
	BAD_AT(sizeof(m.h) - 1, , "", 0, min, EINVAL);
	BAD(m.h.flags |= 1ULL << 32, h.flags, flags, EINVAL);
	BAD(m.h.flags |= 1u << 31, h.flags, flags, EINVAL);
	BAD(m.h.flags |= 4, h.flags, flags, EINVAL);
	BOUND(m.h.mode = 07777);
	BAD(m.h.mode = 010000, h.mode, flags, EINVAL);
	BAD(m.h.mode = 1ULL << 63, h.mode, flags, EINVAL);
	BOUND(m.h.flags = O_RDWR; m.h.mode = 0);
	BAD(m.h.flags = O_RDWR, h.mode, zero, EINVAL);
	BOUND(m.h.resolve = RESOLVE_NO_XDEV | RESOLVE_NO_MAGICLINKS |
			    RESOLVE_NO_SYMLINKS);
	BAD(m.h.resolve = 0x40, h.resolve, flags, EINVAL);
	conditions(run, good);
}

UAPI_SCHEMA(open_how, UAPI_FETCH_FROM(sizeof(struct open_how)));
