# SPDX-License-Identifier: GPL-2.0-only OR MIT
#
# make demo	a driver attacked live: its usual version, and the one written with
#		this library
# make demo ONLY=packet	(disk, ring, device, daemon): the same of another sample
# make test	everything that can fail; ends in "N passed, N failed"
#
# Both install what is missing. The rest is for those who work on the project:
#
# make figures [ONLY=prefix]	every number a document names, measured, and as a page:
#				build/figures.html
# make fire [ONLY=prefix]	its own part of them: the samples on instrumented kernels,
#				which the first one builds; see docs/testing.md
# make test ONLY=suite		one suite of tests/run
# make setup | kernels | modules | client | checker | format | clean

B := build
ONLY :=

.PHONY: all demo demo-driver demo-sample test figures fire setup format clean
all: demo

demo: setup $(if $(ONLY),demo-sample,demo-driver)

demo-driver: setup
	@start=$$(date +%s); \
	$(MAKE) -s -j2 --no-print-directory demo-parts && tools/demo && \
	echo $$(($$(date +%s) - start)) >$(B)/time.demo

demo-sample: setup
	@$(MAKE) -s --no-print-directory kernels
	@tools/demo-sample $(ONLY)

test: setup
	@$(MAKE) -s --no-print-directory kernels
	@start=$$(date +%s); tests/run $(ONLY) && \
	{ [ -n "$(ONLY)" ] || echo $$(($$(date +%s) - start)) >$(B)/time.test; }

figures: setup
	@$(MAKE) -s --no-print-directory kernels
	@tools/figures $(ONLY)

fire: setup
	@tools/setup fire
	@$(MAKE) -s --no-print-directory kernels
	@tools/fire-kernels
	@tools/figures $(if $(ONLY),$(ONLY),fire)

setup:
	@tools/setup

# clang-format is a suggestion where it breaks a macro's shape: look at the diff.
format:
	@git ls-files '*.[ch]' | xargs clang-format-14 -i

clean:
	rm -rf $(B)

include tests/kernel/kernel.mk
include bench/bench.mk
include tests/tests.mk
include checker/checker.mk
