#!/usr/bin/awk -f
# SPDX-License-Identifier: GPL-2.0-only OR MIT
#
# demo-sample.awk SOURCE ... LOG EXPECT: the marked bugs of SOURCE, with
# the attacks that EXPECT has for each, what they did to the naive twin if LOG says that it
# was seen, and how the checked twin stood them. Exits 1 if a bug was not seen, or the
# checked twin did not stand an attack.

BEGIN {
	printf "  %-32s %-48s %s\n", "attack", "the naive twin", "the checked twin was right"
}

# What is said of a bug: up to what it is like, which stands in brackets.
function title(text)
{
	gsub(/[ \t]+/, " ", text)
	sub(/ \*\/.*/, "", text)
	if (match(text, /\([^)]*\)/))
		text = substr(text, 1, RSTART + RLENGTH - 1)
	else
		sub(/[:.] .*/, "", text)
	return text
}

FILENAME ~ /\.c$/ {
	line = $0
	sub(/^[ \t]*(\/\*|\*) ?/, "", line)
	if (match(line, /BUG [0-9]+:/)) {
		bug = substr(line, RSTART + 4, RLENGTH - 5) + 0
		text[bug] = substr(line, RSTART + RLENGTH + 1)
	} else if (bug) {
		text[bug] = text[bug] (text[bug] ~ /-$/ ? "" : " ") line
	}
	if ($0 ~ /\*\//)
		bug = 0
	next
}

FILENAME ~ /\.log$/ {
	if (!match($0, /^(ok|not ok) [^: ]+/))
		next
	good = $1 == "ok"
	name = substr($0, RSTART, RLENGTH)
	sub(/^.* /, "", name)
	if (match(name, /naive\.bug_[0-9]+\./)) {
		if (good)
			seen[substr(name, RSTART + 6)] = 1
		next
	}
	if (name ~ /naive|figure/)
		next
	part = split(name, word, ".")
	tries[word[part]]++
	stood[word[part]] += good
	tries[word[part - 1] "." word[part]]++
	stood[word[part - 1] "." word[part]] += good
	next
}

/^(#|$)/ {
	next
}

{
	split($0, field, / *\| */)
	bug = field[1] + 0
	attack = field[2]
	if (attack == "-")
		next
	if (bug != last)
		printf "\nBUG %d: %s\n", bug, title(text[bug])
	last = bug
	short = attack
	if (!(short in tries))
		sub(/^[^.]*\./, "", short)
	did = field[3]
	if (!seen["bug_" bug "." attack]) {
		did = "NOT SEEN: " did
		unseen++
	}
	if (!tries[short] || stood[short] != tries[short])
		wrong++
	printf "  %-32s %-48s %d of %d\n", attack, substr(did, 1, 48), stood[short] + 0, tries[short] + 0
	shown++
}

END {
	printf "\n%d attacks, %d not seen on the naive twin, %d that the checked twin did not stand.\n",
		shown, unseen + 0, wrong + 0
	exit unseen + wrong > 0
}
