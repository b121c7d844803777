// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: a struct is wrapped as if it were an integer
// gcc: E UNTRUSTED_TYPE.request.: not an integer type; .* for a struct use UNTRUSTED_STRUCT
// clang: E UNTRUSTED_TYPE.request.: not an integer type; .* for a struct use UNTRUSTED_STRUCT
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
};
#ifdef FIXED
UNTRUSTED_STRUCT(request, struct request);
#else
UNTRUSTED_TYPE(request, struct request);
#endif
untrusted_request misuse(untrusted_request u)
{
	return u;
}
