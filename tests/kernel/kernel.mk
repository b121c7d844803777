# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Kernels, what runs on them, and the rig's own test. Include it after setting B;
# paths are relative to the root of the tree.

KERNELS := 6.1 6.12
KERNEL_COMPILERS := gcc-12 clang-19
SAMPLE_TWINS := naive checked
KERNELS_OTHER := $(KERNELS:%=%-fire) $(KERNELS:%=%-arm64)

.PHONY: kernels modules checked-modules client ring-client gate-sender demo-parts kernel-warnings kernel-selftest

kernels: $(KERNELS:%=$(B)/kernels/%/vmlinux)

$(B)/kernels/%/vmlinux:
	@tools/kernels $*

$(B)/kernels/%-fire/vmlinux:
	@tools/fire-kernels $*

# $(call twin_module,SERIES,COMPILER,DIRECTORY,MODULE,TWIN): built again for another
# kernel of the same series
define twin_module
$(B)/modules/$(1)/$(2)/$(4)_$(5).ko: tools/build-module $$($(3)_HEADERS) \
		$(wildcard samples/$(3)/$(5)/*) $(B)/kernels/$(1)/vmlinux
	@echo "module: $(1) $(2) $(4)_$(5)"
	@tools/build-module $(1) $(2) samples/$(3)/$(5) $$(@D)/$(4)_$(5)
	@cp $$(@D)/$(4)_$(5)/$$(@F) $$@
endef

# $(call sample,DIRECTORY,MODULE): samples/DIRECTORY/TWIN makes MODULE_TWIN.ko; "modules"
# makes those of Debian's kernels, "checked-modules" those written with the library. Kbuild knows better which of the headers matters.
define sample
$(1)_HEADERS := $(shell find include samples/formats samples/ioctl samples/$(1) -name '*.h' -not -path '*/client/*')
$(1)_TWINS := $(patsubst samples/$(1)/%/Kbuild,%,$(wildcard samples/$(1)/*/Kbuild))
$$(foreach series,$(KERNELS) $(KERNELS_OTHER),$$(foreach compiler,$(KERNEL_COMPILERS),\
	$$(foreach twin,$$($(1)_TWINS),\
	$$(eval $$(call twin_module,$$(series),$$(compiler),$(1),$(2),$$(twin))))))
modules: $$(foreach series,$(KERNELS),$$(foreach compiler,$(KERNEL_COMPILERS),\
	$$($(1)_TWINS:%=$(B)/modules/$$(series)/$$(compiler)/$(2)_%.ko)))
checked-modules: $$(foreach series,$(KERNELS),$$(foreach compiler,$(KERNEL_COMPILERS),\
	$(B)/modules/$$(series)/$$(compiler)/$(2)_checked.ko))
endef

$(eval $(call sample,ioctl,vault))
$(eval $(call sample,disk,shelf))
$(eval $(call sample,device,edu))
$(eval $(call sample,ring,ring))
$(eval $(call sample,packet,gate))

# The hostile client, as a 64-bit and as a 32-bit process. Its own Makefile knows
# what it is built from.
client:
	@$(MAKE) -s --no-print-directory -C samples/ioctl/client O=$(abspath $(B))/client

ring-client:
	@$(MAKE) -s --no-print-directory -C samples/ring/client O=$(abspath $(B))/client

gate-sender:
	@$(MAKE) -s --no-print-directory -C samples/packet/sender O=$(abspath $(B))/client

# No more than tools/demo boots.
demo-parts: $(SAMPLE_TWINS:%=$(B)/modules/6.12/gcc-12/vault_%.ko) client checker

# Figure kernel.clean.
kernel-warnings: kernels
	@tests/kernel/clean $(SAMPLE_TWINS:%=samples/ioctl/%)

kernel-selftest: kernels
	@tests/kernel/selftest
