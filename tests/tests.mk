# SPDX-License-Identifier: GPL-2.0-only OR MIT
# One target for each suite that needs no kernel; "make test" runs them all.

.PHONY: unit headers reject selftest

unit headers reject selftest:
	@tests/run $@
