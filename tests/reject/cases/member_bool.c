// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a _Bool member of an untrusted struct is read
// gcc: E untrusted_member: on is a _Bool, an enum or a pointer, of which some bits are no value; make it an integer
// clang: E untrusted_member: on is a _Bool, an enum or a pointer, of which some bits are no value; make it an integer
#include <untrusted/validate.h>

struct request {
#ifdef FIXED
	uint8_t on;
#else
	bool on;
#endif
};
UNTRUSTED_STRUCT(request, struct request);

untrusted_u8 misuse(const untrusted_request *req)
{
	return untrusted_member(request, req, on, u8);
}
