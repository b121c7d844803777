// SPDX-License-Identifier: GPL-2.0-only OR MIT
// misuse: an element of an untrusted array is read by name
// cell: u.v
// gcc: E 'untrusted_bits' is unavailable: this value is untrusted
// clang: E 'untrusted_bits' is unavailable: this value is untrusted
#include <untrusted/validate.h>

UNTRUSTED_ARRAY(mac, u8, 6);

untrusted_u8 misuse(const untrusted_mac *mac)
{
#ifdef FIXED
	return untrusted_elements(mac, mac)[0];
#else
	return mac->untrusted_bits[0];
#endif
}
