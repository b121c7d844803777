# SPDX-License-Identifier: GPL-2.0-only OR MIT
# make bench	what the library costs: instructions beside hand-written code, and
#		bytes per second beside memcpy. One part: make figures ONLY=verb.each

.PHONY: bench
bench: setup
	@tools/figures zero_cost
	@tools/figures verb
	@tools/figures tcp
