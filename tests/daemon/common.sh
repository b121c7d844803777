# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced by run and figures: a network of our own, what builds, who attacks.
# shellcheck shell=bash
set -eu -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# Who is not root is, in a user namespace of their own.
own_network() {
	local root=()
	[ -z "${IN_DAEMON_NETWORK-}" ] || return 0
	[ "$(id -u)" -eq 0 ] || root=(--map-root-user)
	exec env IN_DAEMON_NETWORK=1 unshare --net "${root[@]}" "$@"
}

sanitizers='-O1 -fsanitize=address,undefined -fno-sanitize-recover=all'

# build OUT [CC [FLAGS]]: naive, checked and hostile in OUT; 1 and why if they do not
build() {
	mkdir -p "$1"
	env -u MAKEFLAGS -u MFLAGS make -s -j2 -C samples/daemon O="$PWD/$1" \
		CC="${2-gcc-12}" SANITIZE="${3-}" >"$1/build.log" 2>&1 && return
	head -n 20 "$1/build.log" | sed 's/^/# /' >&2
	return 1
}

# attack OUT SERVER [ARGUMENT ...]: name, tab, outcome; lines that begin with # say more
attack() {
	local out=$1 server=$2
	shift 2
	"$out/hostile" "$PWD/$out/$server" "$PWD/$out/work" "$@" || true
}

# bugs OUT: what of naive.expect the naive server shows, and what it does not
bugs() {
	attack "$1" naive >"$1/naive.tsv"
	tests/kernel/bugs -v name=daemon.naive samples/daemon/naive/*.c - \
		tests/daemon/naive.expect <"$1/naive.tsv"
	awk -F'\t' '/^sane/ {
		print $2 == "ok" ? "ok daemon.naive." $1 : "not ok daemon.naive." $1 ": " $2
	}' "$1/naive.tsv"
}
