// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * A call of unproven() that survives in the object is a check the compiler
 * could not remove.
 *   gone_*: none may survive, at any level of optimisation;
 *   fast_*: none may survive at -O2 and -Os;
 *   seen_*: beyond what every compiler can show; it is printed how many do;
 *   kept_*: one must survive: these show that the others could fail.
 */
#include <untrusted/bounded.h>

#define SLOTS 16
#define KNOWN 0x0fu

BOUNDED_TYPE(slot, u32, 0, SLOTS - 1);
BOUNDED_TYPE(step, u8, 0, 99);
BOUNDED_TYPE(shift, s32, -20, 19);
BOUNDED_PROMISED(lane, u32, 0, SLOTS - 1);
BOUNDED_OPTIONAL(port, u16, 1, 1023);

struct request {
	bounded_slot slot;
	bounded_lane lane;
	bounded_shift shift;
};

void unproven(void);
void opaque(void);

#define CHECK(cond)                 \
	do {                        \
		if (!(cond))        \
			unproven(); \
	} while (0)

uint32_t gone_max(untrusted_u32 u)
{
	uint32_t v;

	if (validate_max(u32, u, SLOTS - 1, &v))
		return 0;
	CHECK(v < SLOTS);
	return v;
}

uint32_t fast_range(untrusted_u32 u)
{
	uint32_t v;

	if (validate_range(u32, u, 10, 20, &v))
		return 0;
	CHECK(v >= 10);
	CHECK(v <= 20);
	return v;
}

int32_t gone_range_signed(untrusted_s32 u)
{
	int32_t v;

	if (validate_range(s32, u, 0, SLOTS - 1, &v))
		return 0;
	CHECK(v >= 0 && v < SLOTS);
	return v;
}

uint16_t fast_range_be16(untrusted_be16 u)
{
	uint16_t v;

	if (validate_range(be16, u, 1, 1023, &v))
		return 0;
	CHECK(v >= 1);
	CHECK(v <= 1023);
	return v;
}

uint32_t gone_runtime_max(untrusted_u32 u, uint32_t most)
{
	uint32_t v;

	if (validate_max(u32, u, most, &v))
		return 0;
	CHECK(v <= most);
	return v;
}

uint32_t gone_index(untrusted_u32 u)
{
	uint32_t v;

	if (validate_index(u32, u, SLOTS, &v))
		return 0;
	CHECK(v < SLOTS);
	return v;
}

uint32_t seen_runtime_index(untrusted_u32 u, uint32_t n)
{
	uint32_t v;

	if (validate_index(u32, u, n, &v))
		return 0;
	CHECK(v < n);
	return v;
}

uint32_t gone_flags(untrusted_u32 u)
{
	uint32_t v;

	if (validate_flags(u32, u, KNOWN, &v))
		return 0;
	CHECK(!(v & ~KNOWN));
	return v;
}

uint32_t seen_or(untrusted_u32 u)
{
	uint32_t v = validate_or(u32, u, 2, 9, 5);

	CHECK(v >= 2);
	CHECK(v <= 9);
	return v;
}

uint32_t gone_after_call(untrusted_u32 u)
{
	uint32_t v;

	if (validate_max(u32, u, SLOTS - 1, &v))
		return 0;
	opaque();
	CHECK(v < SLOTS);
	return v;
}

uint32_t fast_from_parameter(bounded_slot slot)
{
	uint32_t v = bounded_get(slot);

	CHECK(v < SLOTS);
	return v;
}

uint32_t fast_from_struct(const struct request *request)
{
	uint32_t v = bounded_get(request->slot);

	CHECK(v < SLOTS);
	return v;
}

uint32_t fast_from_array(const bounded_slot *slots, size_t i)
{
	uint32_t v = bounded_get(slots[i]);

	CHECK(v < SLOTS);
	return v;
}

uint32_t gone_promised_struct(const struct request *request)
{
	uint32_t v = bounded_get(request->lane);

	CHECK(v < SLOTS);
	return v;
}

int32_t fast_from_signed(const struct request *request)
{
	int32_t v = bounded_get(request->shift);

	CHECK(v >= -20);
	CHECK(v <= 19);
	return v;
}

uint16_t fast_from_optional(bounded_port port)
{
	uint16_t v;

	if (!bounded_value(port, &v))
		return 0;
	CHECK(v >= 1);
	CHECK(v <= 1023);
	return v;
}

uint32_t seen_sum(bounded_slot slot, bounded_step step)
{
	uint32_t v = bounded_get(slot) + bounded_get(step);

	CHECK(v <= SLOTS - 1 + 99);
	return v;
}

uint32_t fast_bounded_sum(bounded_slot slot, bounded_step step)
{
	uint32_t v = bounded_get(bounded_add(slot, step));

	CHECK(v <= SLOTS - 1 + 99);
	return v;
}

uint32_t fast_quarter(bounded_slot slot)
{
	uint32_t v = bounded_get(slot) / 4;

	CHECK(v < SLOTS / 4);
	return v;
}

uint32_t fast_either(bounded_slot a, bounded_slot b, int first)
{
	uint32_t v = first ? bounded_get(a) : bounded_get(b);

	CHECK(v < SLOTS);
	return v;
}

uint32_t gone_promised_parameter(bounded_lane lane)
{
	uint32_t v = bounded_get(lane);

	CHECK(v < SLOTS);
	return v;
}

uint32_t gone_promised_array(const bounded_lane *lanes, size_t i)
{
	uint32_t v = bounded_get(lanes[i]);

	CHECK(v < SLOTS);
	return v;
}

uint32_t gone_promised_either(bounded_lane a, bounded_lane b, int first)
{
	uint32_t v = first ? bounded_get(a) : bounded_get(b);

	CHECK(v < SLOTS);
	return v;
}

uint32_t fast_promised_sum(bounded_lane a, bounded_lane b)
{
	uint32_t v = bounded_get(a) + bounded_get(b);

	CHECK(v < 2 * SLOTS);
	return v;
}

uint32_t gone_promised_quarter(bounded_lane lane)
{
	uint32_t v = bounded_get(lane) / 4;

	CHECK(v < SLOTS / 4);
	return v;
}

uint32_t kept_unchecked(untrusted_u32 u)
{
	uint32_t v = validate_any(u32, u);

	CHECK(v < SLOTS);
	return v;
}

uint32_t kept_wider(untrusted_u32 u)
{
	uint32_t v;

	if (validate_max(u32, u, SLOTS, &v))
		return 0;
	CHECK(v < SLOTS);
	return v;
}

uint32_t kept_narrower(bounded_slot slot)
{
	uint32_t v = bounded_get(slot);

	CHECK(v < SLOTS - 1);
	return v;
}

uint32_t kept_shared(const untrusted_u32 *u, uint32_t *v)
{
	if (validate_max(u32, *u, SLOTS - 1, v))
		return 0;
	opaque();
	CHECK(*v < SLOTS);
	return *v;
}
