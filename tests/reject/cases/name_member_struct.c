// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: the members of an untrusted struct are read
// cell: u.v
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
};
UNTRUSTED_STRUCT(request, struct request);

int misuse(const untrusted_request *req, uint32_t *slot)
{
#ifdef FIXED
	return validate_field(NULL, request, req, slot, index, u32, 16, slot);
#else
	*slot = req->untrusted_bits.slot;
	return 0;
#endif
}
