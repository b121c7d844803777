# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced by every bench/*/figures: where we are, what builds with what.
# shellcheck shell=bash
set -eu -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

compilers="gcc-12 clang-19"
cflags="-std=gnu11 -O2 -D_GNU_SOURCE -Wall -Wextra -Werror
	-Wno-unused-parameter -Iinclude"

# built GROUP COMPILER: where the outputs of a group go
built() {
	mkdir -p "build/bench/$1/$2"
	echo "build/bench/$1/$2"
}
