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
	awk '
	FILENAME ~ /\.c$/ {
		if (match($0, /BUG [0-9]+:/))
			marked[substr($0, RSTART + 4, RLENGTH - 5)] = 1
		next
	}
	FILENAME ~ /\.tsv$/ {
		split($0, field, "\t")
		outcome[field[1]] = field[2]
		next
	}
	/^(#|$)/ { next }
	{
		split($0, field, / *\| */)
		bug = field[1] + 0
		shown[bug] = 1
		why = ""
		if (!(bug in marked))
			why = ": no such bug is marked"
		else if (!index(outcome[field[2]], field[3]))
			why = ": wanted \"" field[3] "\", got \"" outcome[field[2]] "\""
		print (why == "" ? "ok" : "not ok") " daemon.naive.bug_" bug "." field[2] why
	}
	END {
		for (bug in marked)
			if (!(bug in shown))
				print "not ok daemon.naive.bug_" bug ": naive.expect does not say how it shows"
		for (name in outcome)
			if (name ~ /^sane/)
				print outcome[name] == "ok" ? "ok daemon.naive." name : \
					"not ok daemon.naive." name ": " outcome[name]
	}' samples/daemon/naive/*.c "$1/naive.tsv" tests/daemon/naive.expect
}
