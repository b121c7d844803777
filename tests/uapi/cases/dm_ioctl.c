// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_dm_ioctl(struct oracle_verdict *v, const validated_dm_ioctl *o)
{
	PUT(v, DM_VERSION_MAJOR, o->version.minor, o->version.patch,
	    o->data_size, o->data_start, o->target_count, o->flags, o->event_nr,
	    o->dev);
	oracle_put_bytes(v, o->name, strlen(o->name));
	oracle_put_bytes(v, o->uuid, strlen(o->uuid));
}

static void strings(struct uapi_run *run, struct dm_ioctl good)
{
	BOUND(memset(m.name, '~', 127));
	BAD(memset(m.name, 'x', 128), name, string, EINVAL);
	BAD(m.name[1] = 0x1f, name, string, EINVAL);
	BAD(m.name[2] = 0x7f, name, string, EINVAL);
	BOUND(m.name[0] = 0; memset(m.uuid, ' ', 128));
	BAD(m.name[0] = 0; memset(m.uuid, 'x', 129), uuid, string, EINVAL);
	BAD(m.name[0] = 0; m.uuid[0] = 0x7f, uuid, string, EINVAL);
	BOUND(m.name[0] = 0; m.dev = 1);
	BAD(m.name[0] = 0, name, condition, EINVAL);
	BAD(m.uuid[0] = 'u', name, condition, EINVAL);
	BAD(m.dev = 1, name, condition, EINVAL);
	BAD(m.dev = 1; m.name[0] = 0; m.uuid[0] = 'u', name, condition, EINVAL);
	BAD(m.dev = 1; m.uuid[0] = 'u', name, condition, EINVAL);
	BAD(m.name[0] = '/', name, condition, EINVAL);
	BAD(m.name[2] = '/', name, condition, EINVAL);
}

static void cases(struct uapi_run *run)
{
	struct dm_ioctl good = {
		.version = { DM_VERSION_MAJOR, 2, 3 },
		.data_size = 1024,
		.data_start = 320,
		.target_count = 1,
		.flags = DM_READONLY_FLAG,
		.event_nr = 5,
		.name = "dev",
	};

	GOOD(, DM_VERSION_MAJOR, 2, 3, 1024, 320, 1, 1, 5, 0, 3, 0x766564, 0);
	GOOD(m.open_count = -1; memset(m.data, 1, 7);
	     m.name[4] = 1, DM_VERSION_MAJOR, 2, 3, 1024, 320, 1, 1, 5, 0, 3,
	     0x766564, 0);
	BAD_AT(sizeof(m), m.version[0] = 3, "major", 0, equal, EINVAL);
	BAD_AT(sizeof(m), m.version[1] = DM_VERSION_MINOR + 1, "minor", 4, max,
	       EINVAL);
	BOUND(m.version[1] = DM_VERSION_MINOR);
	BOUND(m.version[2] = UINT32_MAX);
	BAD(m.data_size = 311, data_size, range, EINVAL);
	BOUND(m.data_size = m.data_start = 312);
	BOUND(m.data_size = 16384);
	BAD(m.data_size = 16385, data_size, range, EINVAL);
	BAD(m.data_start = 311, data_start, range, EINVAL);
	BOUND(m.data_start = 1024);
	BAD(m.data_start = 1025, data_start, range, EINVAL);
	BAD(m.data_start = 313, data_start, condition, EINVAL);
	BOUND(m.target_count = 10);
	BAD(m.target_count = 11, target_count, max, EINVAL);
	BAD(m.flags = DM_ACTIVE_PRESENT_FLAG, flags, flags, EINVAL);
	BAD(m.flags = 1u << 31, flags, flags, EINVAL);
	BAD(m.padding = 1, padding, zero, EINVAL);
	strings(run, good);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(dm_ioctl, UAPI_FETCH(dm_ioctl));
