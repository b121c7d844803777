// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A function that may be given what nobody validated. */
#include <stdint.h>

#include <untrusted/untrusted.h>

void plain_trace(const uint32_t *word);
void trace(const uint32_t *word) untrusted_model("escape");

void bad_trace(uint32_t word)
{
	const untrusted_u32 u = untrusted_mark(u32, word);

	plain_trace((const uint32_t *)&u);
}

void good_trace(uint32_t word)
{
	const untrusted_u32 u = untrusted_mark(u32, word);

	trace((const uint32_t *)&u);
}
