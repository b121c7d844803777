// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Comments that allow, with a reason and without. */
#include <stdint.h>
#include <untrusted/validate.h>

uint32_t bad_no_reason(const untrusted_u32 *word)
{
	/* untrusted-check: allow bypass */ // here
	return *(const uint32_t *)word;
}

uint32_t good_reason(const untrusted_u32 *word)
{
	/* untrusted-check: allow bypass: a hash, of which every value is as good */
	return *(const uint32_t *)word;
}

int bad_no_such_check(untrusted_u32 word, uint32_t *out)
{
	/* untrusted-check: allow nonsense: it is late */ // here
	return validate_max(u32, word, 9, out);
}

uint32_t good_same_line(const untrusted_u32 *word)
{
	const uint32_t *plain = (const void *)word;

	return *plain; /* untrusted-check: allow bypass: a hash */
}

int bad_outlived(untrusted_u32 word, uint32_t *out)
{
	/* untrusted-check: allow bypass: what it allowed is gone */ // here
	return validate_max(u32, word, 9, out);
}

uint32_t good_several_lines(const untrusted_u32 *word)
{
	/*
	 * untrusted-check: allow bypass: a hash, of which every value is as good
	 * as any other
	 */
	return *(const uint32_t *)word;
}

int bad_other_word(untrusted_u32 word, uint32_t *out)
{
	/* untrusted-check: ignore bypass: it is only a test */ // here
	return validate_max(u32, word, 9, out);
}

// check-output: bad_no_reason: bypass is allowed without a reason. Write
//    instead: /* untrusted-check: allow CHECK: the reason */ on the line of
//    the finding or the one above, and only there.
// check-output: bad_no_such_check: there is no check "nonsense" to allow.
//    Write instead: /* untrusted-check: allow CHECK: the reason */ on the
//    line of the finding or the one above, and only there.
