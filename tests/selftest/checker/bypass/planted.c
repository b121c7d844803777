// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <stdint.h>
#include <untrusted/validate.h>

uint32_t good_reported(const untrusted_u32 *length)
{
	return *(const uint32_t *)length;
}

int good_silent(const untrusted_u32 *length, uint32_t *out)
{
	return validate_max(u32, *length, 64, out);
}

int bad_silent(const untrusted_u32 *length, uint32_t *out)
{
	return validate_max(u32, *length, 64, out);
}

uint32_t bad_reported(const untrusted_u32 *length)
{
	return *(const uint32_t *)length; // here
}

uint32_t bad_other_line(const untrusted_u32 *length, uint32_t *out)
{
	*out = 0; // here
	return *(const uint32_t *)length;
}

uint32_t bad_other_text(const untrusted_u32 *length)
{
	return *(const uint32_t *)length;
}

// check-output: bad_other_text: it says something else
// check-output: bad_gone: nobody says this
