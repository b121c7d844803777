# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: what boots of a sample's two drivers showed. SUITE
# is the name in front of each line; a boot's NAME is its folder in build/test/SUITE.
# shellcheck shell=bash

# checks SUITE NAME [class]: the checks of boot NAME, with their class if so said
checks() {
	awk -F'\t' -v name="$1.$2" -v class="${3-}" '
	$1 != "CHECK" { next }
	{ check = name "." $2 "." (class ? $3 "." : "") $4 }
	$5 == "ok" { print "ok " check; next }
	{ print "not ok " check ": " (NF < 9 ? $6 : "wanted " $7 ", got " $8 ": " $9) }' \
		"build/test/$1/$2/results.tsv"
}

# verdict SUITE NAME WANTED: what the rig said of boot NAME
verdict() {
	local reason detail
	IFS=$'\t' read -r reason detail <"build/test/$1/$2/verdict" || true
	if [ "$reason" = "$3" ]; then
		echo "ok $1.$2.boot"
	else
		echo "not ok $1.$2.boot: $reason: $detail"
	fi
}

# outcomes RESULTS [bare]: SUITE.ATTACK, tab, what it showed; without SUITE if so said
outcomes() {
	awk -F'\t' -v OFS='\t' -v bare="${2-}" '
	$1 == "CHECK" { print (bare ? "" : $2 ".") $4, NF < 9 ? $6 : $9 }' "$1"
}

# bugs SUITE NAME SOURCE EXPECT [bare]: what the naive driver must have shown in boot
# NAME, see tests/kernel/bugs; EXPECT has the attacks as outcomes does
bugs() {
	outcomes "build/test/$1/$2/results.tsv" "${5-}" |
		tests/kernel/bugs -v name="$1.$2" "$3" - "$4"
}

# bugs_seen <LINES of tests/kernel/bugs: how many different bugs were seen
bugs_seen() {
	sed -n 's/^ok .*\.bug_\([0-9]*\)\..*/\1/p' | sort -u | wc -l
}
