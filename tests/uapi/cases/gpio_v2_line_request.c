// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static uint64_t attr_value(const validated_gpio_attr *a)
{
	if (a->id == GPIO_V2_LINE_ATTR_ID_FLAGS)
		return a->flags.flags.flags;
	if (a->id == GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES)
		return a->flags.values.values;
	return a->flags.debounce.period_us;
}

static void list_gpio_v2_line_request(struct oracle_verdict *v,
				      const validated_gpio_v2_line_request *o)
{
	for (u32 i = 0; i < o->num_lines; i++)
		PUT(v, o->offsets[i]);
	oracle_put_bytes(v, o->consumer, strlen(o->consumer));
	PUT(v, o->config.flags, o->config.num_attrs);
	for (u32 i = 0; i < o->config.num_attrs; i++) {
		const validated_gpio_config_attr *a = &o->config.attrs[i];

		PUT(v, a->attr.id, attr_value(&a->attr), a->mask);
	}
	PUT(v, o->num_lines, o->event_buffer_size);
	for (u32 i = o->num_lines; i < GPIO_V2_LINES_MAX; i++) {
		if (o->offsets[i])
			v->n = 0;
	}
}

static void attrs(struct uapi_run *run, struct gpio_v2_line_request good)
{
	BAD(m.config.attrs[0].attr.id = 0, config.attrs[0].attr.id, range,
	    EINVAL);
	BAD(m.config.attrs[1].attr.id = 4, config.attrs[1].attr.id, range,
	    EINVAL);
	BAD(m.config.attrs[1].attr.padding = 1, config.attrs[1].attr.padding,
	    zero, EINVAL);
	BAD(m.config.attrs[0].attr.flags = 1, config.attrs[0].attr.flags, flags,
	    EINVAL);
	BAD_AT(sizeof(m), ((char *)&m.config.attrs[1].attr.values)[4] = 1,
	       "debounce",
	       offsetof(__typeof__(m), config.attrs[1].attr.values) + 4, zero,
	       EINVAL);
	BOUND(m.config.attrs[2].attr.id = 99);
	BAD(m.config.attrs[2].attr.id = 99;
	    m.config.num_attrs = 3, config.attrs[2].attr.id, range, EINVAL);
	BOUND(m.config.num_attrs = 0);
	BOUND(m.config.num_attrs = 10;
	      for (int i = 2; i < 10; i++) m.config.attrs[i].attr.id = 2);
	BAD(m.config.num_attrs = 10;
	    for (int i = 2; i < 9; i++) m.config.attrs[i].attr.id = 2,
	    config.attrs[9].attr.id, range, EINVAL);
	BAD(m.config.num_attrs = 11, config.num_attrs, max, EINVAL);
	BAD(m.config.num_attrs = UINT32_MAX, config.num_attrs, max, EINVAL);
}

#define GPIO(flag) GPIO_V2_LINE_FLAG_##flag
#define BAD_FLAGS(value) \
	BAD(m.config.flags = value, config.flags, condition, EINVAL)

static void flags(struct uapi_run *run, struct gpio_v2_line_request good)
{
	BAD(m.config.flags = GPIO(USED), config.flags, flags, EINVAL);
	BAD(m.config.flags = 1ULL << 63, config.flags, flags, EINVAL);
	BOUND(m.config.flags = 0);
	BAD_FLAGS(GPIO(INPUT) | GPIO(OUTPUT));
	BAD_FLAGS(GPIO_CLOCKS);
	BOUND(m.config.flags = GPIO(EVENT_CLOCK_HTE));
	BAD_FLAGS(GPIO(EDGE_RISING));
	BAD_FLAGS(GPIO(OUTPUT) | GPIO(EDGE_FALLING));
	BOUND(m.config.flags = GPIO(INPUT) | GPIO_EDGES);
	BAD_FLAGS(GPIO(OUTPUT) | GPIO_DRIVES);
	BAD_FLAGS(GPIO(INPUT) | GPIO(OPEN_DRAIN));
	BAD_FLAGS(GPIO(OPEN_SOURCE));
	BOUND(m.config.flags = GPIO(OUTPUT) | GPIO(OPEN_SOURCE));
	BAD_FLAGS(GPIO(BIAS_DISABLED));
	BOUND(m.config.flags = GPIO(OUTPUT) | GPIO(BIAS_DISABLED));
	BAD_FLAGS(GPIO(INPUT) | GPIO(BIAS_DISABLED) | GPIO(BIAS_PULL_UP));
	BAD_FLAGS(GPIO(INPUT) | GPIO(BIAS_PULL_DOWN) | GPIO(BIAS_PULL_UP));
	BAD(m.config.padding[4] = 1u << 24, config.padding, zero, EINVAL);
	BAD(m.config.padding[0] = 1, config.padding, zero, EINVAL);
}

static void cases(struct uapi_run *run)
{
	struct gpio_v2_line_request good = {
		.offsets = { 7, 31 },
		.consumer = "tests",
		.config = { GPIO_V2_LINE_FLAG_INPUT,
			    2,
			    { 0 },
			    { { { .id = 1, .flags = 4 }, 1 },
			      { { .id = 3, .debounce_period_us = 5 }, 2 } } },
		.num_lines = 2,
		.event_buffer_size = 16,
	};

	GOOD(, 7, 31, 5, 0x7374736574, 4, 2, 1, 4, 1, 3, 5, 2, 2, 16);
	GOOD(m.fd = -1; m.offsets[2] = 99; m.consumer[6] = 1, 7, 31, 5,
					   0x7374736574, 4, 2, 1, 4, 1, 3, 5, 2,
					   2, 16);
	BAD(m.offsets[1] = 32, offsets[1], index, EINVAL);
	BAD(m.offsets[0] = UINT32_MAX, offsets[0], index, EINVAL);
	BAD(m.num_lines = 3; m.offsets[2] = 99, offsets[2], index, EINVAL);
	BAD(m.num_lines = 0, num_lines, range, EINVAL);
	BOUND(m.num_lines = 1);
	BOUND(m.num_lines = 64);
	BAD(m.num_lines = 64; m.offsets[63] = 32, offsets[63], index, EINVAL);
	BAD(m.num_lines = 65, num_lines, range, EINVAL);
	BAD(m.consumer[0] = 0x1f, consumer, string, EINVAL);
	BAD(m.consumer[4] = 0x7f, consumer, string, EINVAL);
	BAD(memset(m.consumer, 'x', 32), consumer, string, EINVAL);
	BOUND(memset(m.consumer, '~', 31));
	BOUND(m.consumer[0] = 0);
	attrs(run, good);
	flags(run, good);
	BOUND(m.event_buffer_size = 1024);
	BAD(m.event_buffer_size = 1025, event_buffer_size, max, EINVAL);
	BAD(m.padding[0] = 1, padding, zero, EINVAL);
	BAD(m.padding[4] = 1u << 31, padding, zero, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(gpio_v2_line_request, UAPI_FETCH(gpio_v2_line_request));
