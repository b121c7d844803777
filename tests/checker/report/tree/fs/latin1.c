// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* André */ int latin1(int n) { return table[n]; }
/* [31m not red */ int sequence(int n) { return table[n]; }
