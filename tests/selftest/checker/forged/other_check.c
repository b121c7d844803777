// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdint.h>
#include <untrusted/validate.h>

uint32_t bad_other_check(const untrusted_u32 *length)
{
	return *(const uint32_t *)length;
}
