# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced: what boots of a sample's two drivers showed. SUITE is the name in front of
# each line; a boot's NAME is its folder in build/test/SUITE.
# shellcheck shell=bash

# checks SUITE NAME: the checks of boot NAME
checks() {
	awk -F'\t' -v name="$1.$2" '
	$1 != "CHECK" { next }
	$5 == "ok" { print "ok " name "." $2 "." $4; next }
	{ print "not ok " name "." $2 "." $4 ": wanted " $7 ", got " $8 ": " $9 }' \
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

# bugs SUITE NAME SOURCE EXPECT: what the naive driver must have shown in boot NAME:
# rows of EXPECT, and every BUG that SOURCE marks must have one
bugs() {
	awk -v name="$1.$2" '
	function tell(what, why) {
		print (why == "" ? "ok " : "not ok ") name "." what \
			(why == "" ? "" : ": " why)
	}
	FILENAME ~ /\.c$/ {
		if (match($0, /BUG [0-9]+:/))
			marked[substr($0, RSTART + 4, RLENGTH - 5)] = 1
		next
	}
	FILENAME ~ /results\.tsv$/ {
		split($0, field, "\t")
		if (field[1] == "CHECK")
			outcome[field[2] "." field[4]] = field[9]
		next
	}
	/^(#|$)/ { next }
	{
		split($0, field, / *\| */)
		bug = field[1] + 0
		shown[bug] = 1
		if (field[2] == "-")
			next
		why = ""
		if (!(bug in marked))
			why = "no such bug is marked"
		else if (!index(outcome[field[2]], field[3]))
			why = "wanted \"" field[3] "\", got \"" outcome[field[2]] "\""
		tell("bug_" bug "." field[2], why)
	}
	END {
		for (bug in marked)
			if (!(bug in shown))
				tell("bug_" bug, "nothing says how it shows")
		for (attack in outcome)
			if (outcome[attack] ~ /^not run/)
				tell(attack, outcome[attack])
	}' "$3" "build/test/$1/$2/results.tsv" "$4"
}
