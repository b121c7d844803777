# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Kernels, what runs on them, and the rig's own test. Include it after setting B;
# paths are relative to the root of the tree.

KERNELS := 6.1 6.12
KERNEL_COMPILERS := gcc-12 clang-19
SAMPLE_MODULES := naive checked

# What a sample module is built from. kbuild knows better which of it matters.
SAMPLE_HEADERS := $(shell find include samples/ioctl -name '*.h')

.PHONY: kernels modules client demo-parts kernel-warnings kernel-selftest

kernels: $(KERNELS:%=$(B)/kernels/%/vmlinux)

$(B)/kernels/%/vmlinux:
	@tools/kernels $*

# $(call sample_module,SERIES,COMPILER,NAME)
define sample_module
$(B)/modules/$(1)/$(2)/vault_$(3).ko: tools/build-module $(SAMPLE_HEADERS) \
		$(wildcard samples/ioctl/$(3)/*) | $(B)/kernels/$(1)/vmlinux
	@echo "module: $(1) $(2) $(3)"
	@tools/build-module $(1) $(2) samples/ioctl/$(3) $$(@D)/$(3)
	@cp $$(@D)/$(3)/$$(@F) $$@

modules: $(B)/modules/$(1)/$(2)/vault_$(3).ko
endef

$(foreach series,$(KERNELS),$(foreach compiler,$(KERNEL_COMPILERS),\
	$(foreach name,$(SAMPLE_MODULES),\
	$(eval $(call sample_module,$(series),$(compiler),$(name))))))

# The hostile client, as a 64-bit and as a 32-bit process. Its own Makefile knows
# what it is built from.
client:
	@$(MAKE) -s --no-print-directory -C samples/ioctl/client O=$(abspath $(B))/client

# No more than tools/demo boots.
demo-parts: $(SAMPLE_MODULES:%=$(B)/modules/6.12/gcc-12/vault_%.ko) client checker

# Figure kernel.clean.
kernel-warnings: kernels
	@tests/kernel/clean $(SAMPLE_MODULES:%=samples/ioctl/%)

kernel-selftest: kernels
	@tests/kernel/selftest
