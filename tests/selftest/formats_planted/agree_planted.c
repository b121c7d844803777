// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The schema takes less than its oracle. */
#include "../../formats/agree.h"

struct planted_wire {
	ut_u8 low;
	ut_u8 any;
};

#define PLANTED(FIELD, ...)      \
	FIELD(u8, low, MAX(200)) \
	FIELD(u8, any, ANY)
UNTRUSTED_SCHEMA(planted, struct planted_wire, PLANTED, none);

static void make(struct agree_message *m, struct agree_random *r)
{
	agree_u8(m, agree_below(r, 200));
	agree_u8(m, agree_below(r, 256));
}

static void judge(const struct agree_message *m, struct agree_judged *j)
{
	uint8_t room[sizeof(struct planted_wire)] = {};
	validated_planted out;

	memcpy(room, m->p, m->n < sizeof(room) ? m->n : sizeof(room));
	j->oracle = room[0] > 240 ? -EINVAL : 0;
	AGREE_STRUCT(j, &out,
		     planted_validate((const untrusted_planted *)room, NULL,
				      &out, &j->err));
}

static struct agree_format planted = {
	.name = "planted",
	.make = make,
	.judge = judge,
};
AGREE_FORMAT(planted)
