# SPDX-License-Identifier: GPL-2.0-only OR MIT
#
# untrusted-check, of C sources over LLVM-C 19. Only what reads bitcode sees LLVM.

.PHONY: checker

CHECKER_CC := clang-19
CHECKER_CFLAGS := -std=gnu11 -O2 -g -Wall -Wextra -Werror
CHECKER_LLVM := /usr/lib/llvm-19
# Static, because the linker takes 10 ms for libLLVM.so each time a process starts.
CHECKER_LIBS = $(shell $(CHECKER_LLVM)/bin/llvm-config --link-static --ldflags \
	--libs bitreader linker target) -lstdc++ -lm -lz -lzstd -ljansson -lxxhash

CHECKER_SOURCES := $(wildcard checker/*.c checker/driver/*.c checker/engine/*.c \
	checker/checks/*.c checker/report/*.c)
CHECKER_OBJECTS := $(CHECKER_SOURCES:checker/%.c=$(B)/checker/%.o)

checker: $(B)/untrusted-check

$(B)/untrusted-check: $(CHECKER_OBJECTS)
	@$(CHECKER_CC) -o $@ $^ $(CHECKER_LIBS)

$(B)/checker/engine/%.o $(B)/checker/checks/%.o: \
	CHECKER_CPPFLAGS := -isystem $(CHECKER_LLVM)/include

$(B)/checker/%.o: checker/%.c checker/checker.mk
	@mkdir -p $(@D)
	@$(CHECKER_CC) $(CHECKER_CFLAGS) $(CHECKER_CPPFLAGS) -MMD -MP -c $< -o $@

# what asm(".incbin") reads
$(B)/checker/engine/analyse.o: $(wildcard checker/model/*.model)
$(B)/checker/report/embed.o: checker/report/page.html $(wildcard docs/checks/*.md)

-include $(CHECKER_OBJECTS:.o=.d)
