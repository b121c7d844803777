// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_envelope(struct oracle_verdict *v,
			  const validated_ff_envelope *e)
{
	PUT(v, e->attack_length, e->attack_level, e->fade_length,
	    e->fade_level);
}

static void list_axes(struct oracle_verdict *v, const validated_ff_axes *o)
{
	for (int i = 0; i < 2; i++) {
		const validated_ff_axis *a = &o->axis[i];

		PUT(v, a->right_saturation, a->left_saturation, a->right_coeff,
		    a->left_coeff, a->deadband, a->center);
	}
}

static void list_periodic(struct oracle_verdict *v,
			  const validated_ff_periodic *p)
{
	PUT(v, p->waveform, p->period, p->magnitude, p->offset, p->phase);
	list_envelope(v, &p->envelope);
	PUT(v, p->custom_len, PTR_AT(s16, p->custom_data));
}

static void list_kind(struct oracle_verdict *v, const validated_ff_effect *o)
{
	switch (o->type) {
	case FF_CONSTANT:
		PUT(v, o->u.constant.level);
		list_envelope(v, &o->u.constant.envelope);
		break;
	case FF_RAMP:
		PUT(v, o->u.ramp.start_level, o->u.ramp.end_level);
		list_envelope(v, &o->u.ramp.envelope);
		break;
	case FF_PERIODIC:
		list_periodic(v, &o->u.periodic);
		break;
	case FF_RUMBLE:
		PUT(v, o->u.rumble.strong_magnitude,
		    o->u.rumble.weak_magnitude);
		break;
	case FF_SPRING:
		list_axes(v, &o->u.spring);
		break;
	case FF_FRICTION:
		list_axes(v, &o->u.friction);
		break;
	case FF_DAMPER:
		list_axes(v, &o->u.damper);
		break;
	default:
		list_axes(v, &o->u.inertia);
		break;
	}
}

static void list_ff_effect(struct oracle_verdict *v,
			   const validated_ff_effect *o)
{
	PUT(v, o->type, o->id, o->direction, o->trigger.button,
	    o->trigger.interval, o->replay.length, o->replay.delay);
	list_kind(v, o);
}

#define BAD_REST(edit, name, used)                                            \
	BAD_AT(sizeof(m), edit, name, offsetof(struct ff_effect, u) + (used), \
	       zero, EINVAL)

static void constants(struct uapi_run *run, struct ff_effect good)
{
	GOOD(, FF_CONSTANT, -1, 0x4000, 0x123, 5, 100, 7, -3, 1, 2, 3, 4);
	BOUND(m.u.constant.level = -0x7fff);
	BAD(m.u.constant.level = -0x8000, u.constant.level, min, EINVAL);
	BOUND(m.u.constant.envelope.attack_length = 0x7fff);
	BAD(m.u.constant.envelope.attack_length = 0x8000,
	    u.constant.envelope.attack_length, max, EINVAL);
	BOUND(m.u.constant.envelope.attack_level = 0x7fff);
	BAD(m.u.constant.envelope.attack_level = 0x8000,
	    u.constant.envelope.attack_level, max, EINVAL);
	BOUND(m.u.constant.envelope.fade_length = 0x7fff);
	BAD(m.u.constant.envelope.fade_length = 0x8000,
	    u.constant.envelope.fade_length, max, EINVAL);
	BOUND(m.u.constant.envelope.fade_level = 0x7fff);
	BAD(m.u.constant.envelope.fade_level = 0x8000,
	    u.constant.envelope.fade_level, max, EINVAL);
	BAD_REST(((char *)&m.u)[10] = 1, "constant", 10);
	BAD_REST(((char *)&m.u)[31] = 1, "constant", 10);
}

static void ramps(struct uapi_run *run, struct ff_effect good)
{
	good.type = FF_RAMP;
	good.u.ramp = (struct ff_ramp_effect){ -5, 6, { 1, 2, 3, 4 } };
	GOOD(, FF_RAMP, -1, 0x4000, 0x123, 5, 100, 7, -5, 6, 1, 2, 3, 4);
	BOUND(m.u.ramp.start_level = -0x8000; m.u.ramp.end_level = 0x7fff);
	BAD(m.u.ramp.envelope.fade_level = 0x8000, u.ramp.envelope.fade_level,
	    max, EINVAL);
	BAD_REST(((char *)&m.u)[12] = 1, "ramp", 12);
}

static void periodics(struct uapi_run *run, struct ff_effect good)
{
	good.type = FF_PERIODIC;
	good.u.periodic = (struct ff_periodic_effect){
		.waveform = FF_CUSTOM,
		.period = 10,
		.magnitude = -11,
		.offset = 12,
		.phase = 13,
		.envelope = { 1, 2, 3, 4 },
		.custom_len = 100,
		.custom_data = (void *)0x7000,
	};
	GOOD(, FF_PERIODIC, -1, 0x4000, 0x123, 5, 100, 7, FF_CUSTOM, 10, -11,
	     12, 13, 1, 2, 3, 4, 100, 0x7000);
	GOOD(((char *)&m.u)[18] = 1, FF_PERIODIC, -1, 0x4000, 0x123, 5, 100, 7,
	     FF_CUSTOM, 10, -11, 12, 13, 1, 2, 3, 4, 100, 0x7000);
	BAD(m.u.periodic.waveform = FF_WAVEFORM_MIN - 1, u.periodic.waveform,
	    range, EINVAL);
	BOUND(m.u.periodic.waveform = FF_WAVEFORM_MIN;
	      m.u.periodic.custom_len = 0);
	BAD(m.u.periodic.waveform = FF_WAVEFORM_MAX + 1, u.periodic.waveform,
	    range, EINVAL);
	BAD(m.u.periodic.envelope.attack_level = 0x8000,
	    u.periodic.envelope.attack_level, max, EINVAL);
	BAD(m.u.periodic.custom_len = 101, u.periodic.custom_len, max, EINVAL);
	BAD(m.u.periodic.waveform = FF_SINE;
	    m.u.periodic.custom_len = 1, u.periodic.custom_len, zero, EINVAL);
}

static void axes(struct uapi_run *run, struct ff_effect good, uint16_t type,
		 const char *name)
{
	good.type = type;
	good.u.condition[0] =
		(struct ff_condition_effect){ 1, 2, -3, -4, 5, -6 };
	good.u.condition[1] =
		(struct ff_condition_effect){ 7, 8, 9, 10, 11, 12 };
	GOOD(, type, -1, 0x4000, 0x123, 5, 100, 7, 1, 2, -3, -4, 5, -6, 7, 8, 9,
	     10, 11, 12);
	BAD_REST(((char *)&m.u)[24] = 1, name, 24);
}

static void rumbles(struct uapi_run *run, struct ff_effect good)
{
	good.type = FF_RUMBLE;
	memset(&good.u, 0, sizeof(good.u));
	good.u.rumble = (struct ff_rumble_effect){ 0xffff, 1 };
	GOOD(, FF_RUMBLE, -1, 0x4000, 0x123, 5, 100, 7, 0xffff, 1);
	BAD_REST(((char *)&m.u)[4] = 1, "rumble", 4);
}

static void cases(struct uapi_run *run)
{
	struct ff_effect good;

	memset(&good, 0, sizeof(good));
	good.type = FF_CONSTANT;
	good.id = -1;
	good.direction = 0x4000;
	good.trigger = (struct ff_trigger){ 0x123, 5 };
	good.replay = (struct ff_replay){ 100, 7 };
	good.u.constant = (struct ff_constant_effect){ -3, { 1, 2, 3, 4 } };

	BAD(m.type = FF_EFFECT_MIN - 1, type, range, EINVAL);
	BAD(m.type = FF_EFFECT_MAX + 1, type, range, EINVAL);
	BAD(m.id = -2, id, range, EINVAL);
	BOUND(m.id = 0);
	BOUND(m.id = 15);
	BAD(m.id = 16, id, range, EINVAL);
	BOUND(m.direction = 0xffff);
	BOUND(m.trigger.button = KEY_MAX);
	BAD(m.trigger.button = KEY_MAX + 1, trigger.button, max, EINVAL);
	BOUND(m.trigger.interval = 0xffff);
	BOUND(m.replay.length = 0x7fff);
	BAD(m.replay.length = 0x8000, replay.length, max, EINVAL);
	BOUND(m.replay.delay = 0x7fff);
	BAD(m.replay.delay = 0x8000, replay.delay, max, EINVAL);
	BOUND(((char *)&m)[14] = 1);
	constants(run, good);
	ramps(run, good);
	periodics(run, good);
	axes(run, good, FF_SPRING, "spring");
	axes(run, good, FF_FRICTION, "friction");
	axes(run, good, FF_DAMPER, "damper");
	axes(run, good, FF_INERTIA, "inertia");
	rumbles(run, good);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(ff_effect, UAPI_FETCH(ff_effect));
