#!/usr/bin/awk -f
# SPDX-License-Identifier: GPL-2.0-only OR MIT
#
# demo.awk -v width=COLUMNS -v colour=0|1 -v all=0|1 -v verdict=VERDICT NAIVE CHECKED:
# the results of two boots side by side, as tools/demo shows them. VERDICT is what
# the rig said of the checked driver's boot. Exits 1 if the checked driver failed
# anything, 3 if the naive one showed too little for that to mean something.

BEGIN {
	FS = "\t"
	name_classes()
	name_harms()
	set_columns()
}

function name_classes() {
	about["index"] = "an index outside its table"
	about["flags"] = "flags that nobody defined"
	about["reserved"] = "reserved members that are not zero"
	about["enum"] = "numbers that name no mode"
	about["range"] = "values outside their range"
	about["size"] = "offsets and lengths that leave the slot"
	about["product"] = "sizes whose product wraps"
	about["count"] = "counts without measure"
	about["argument"] = "a request at a bad address"
	about["embedded-in"] = "a bad pointer in the request, to read from"
	about["embedded-out"] = "a bad pointer in the request, to write to"
	about["command"] = "commands that do not exist"
	about["short"] = "structs that are too short"
	about["long"] = "structs longer than this kernel knows"
	about["edge"] = "honest structs, right at the edge of memory"
	about["string"] = "names that are no names"
	about["output"] = "what comes back with an honest answer"
	about["file"] = "read() and write() around the ioctls"
	about["iovec"] = "readv() and writev()"
	about["position"] = "pread() and pwrite(), far away"
	about["half-done"] = "requests with something wrong at the end"
	about["state"] = "requests that the device's state forbids"
	about["rewrite"] = "the request rewritten during the call, while userfaultfd holds the kernel"
	about["race"] = "the request rewritten by a second CPU, at random"
}

# Worst first. The words for none are for what is no harm.
function name_harms() {
	harms = split("oops outside twice leak warning kept half accepted wrong", order, " ")
	did["oops"] = "oopsed"
	did["outside"] = "wrote outside a buffer"
	did["twice"] = "decided on one value and used another"
	did["leak"] = "leaked kernel memory"
	did["warning"] = "made the kernel warn"
	did["kept"] = "lost memory for good"
	did["half"] = "refused yet left things changed"
	did["accepted"] = "took what it must refuse"
	did["wrong"] = "answered wrongly"
	split("oops outside twice leak", list, " ")
	for (i in list)
		severe[list[i]] = 1
}

function set_columns() {
	answer_width = width >= 100 ? 27 : 21
	title_width = int((width - answer_width - 6) * 0.46)
	naive_width = width - answer_width - title_width - 6
}

function harm_of(outcome) {
	if (outcome ~ /^not run/)
		return "blind"
	if (outcome ~ /oopsed|never returned|no longer answers/)
		return "oops"
	if (outcome ~ /decided on [0-9]+,|decided on one|checked one slot/)
		return "twice"
	if (outcome ~ /wrote outside|overwrote/)
		return "outside"
	if (outcome ~ /leaked/)
		return "leak"
	if (outcome ~ /kernel log/)
		return "warning"
	if (outcome ~ /never freed/)
		return "kept"
	if (outcome ~ /refused, yet/)
		return "half"
	if (outcome ~ /accepted|served a command|is no error|bytes behind it/)
		return "accepted"
	if (outcome ~ /ENOTTY where|request \(ENOTTY\)/)
		return "" # VAULT_REFUSAL, which only the checked driver has
	if (outcome ~ /where .* is meant|refused an honest/)
		return "wrong"
	return ""
}

function paint(code, text) {
	return colour && text != "" ? "\033[" code "m" text "\033[0m" : text
}

function pad(text, size) {
	return sprintf("%-*s", size, text)
}

# Splits text into lines[1..] of at most size characters; returns how many.
function wrap(text, size, lines,   words, n, count, i) {
	n = split(text, words, " ")
	count = 1
	lines[1] = words[1]
	for (i = 2; i <= n; i++) {
		if (length(lines[count]) + 1 + length(words[i]) <= size)
			lines[count] = lines[count] " " words[i]
		else
			lines[++count] = words[i]
	}
	return count
}

# "EINVAL slot index @0" in three columns, where there is room for them
function answer_of(key,   part) {
	if (!(key in got))
		return "not run"
	if (!good[key])
		return got[key] ": " said[key]
	if (class[key] ~ /^(rewrite|race)$/)
		return got[key]
	if (wanted[key] !~ /^E/ || got[key] == "served")
		return "served, nothing amiss"
	split(got[key], part, " ")
	for (i = 2; i <= 3; i++)
		if (part[i] == "-")
			part[i] = ""
	if (width < 100) {
		part[1] = part[1] " " part[2] " " part[3]
		gsub(/ +/, " ", part[1])
		return part[1]
	}
	return sprintf("%-9s %-9s %s", part[1], part[2], part[3])
}

function show_cells(title, naive, naive_code, answer, answer_code,
		    t, n, a, most, count, i) {
	most = wrap(title, title_width, t)
	count = wrap(naive, naive_width, n)
	most = count > most ? count : most
	if (length(answer) <= answer_width) {
		a[1] = answer
		count = 1
	} else {
		count = wrap(answer, answer_width, a)
	}
	most = count > most ? count : most
	for (i = 1; i <= most; i++) {
		line = "  " pad(t[i], title_width) "  " \
			paint(naive_code, pad(n[i], naive_width)) "  " \
			paint(answer_code, a[i])
		sub(/ +$/, "", line)
		print line
	}
	delete t
	delete n
	delete a
}

function show(key,   naive, code) {
	naive = outcome[key]
	if (!all)
		sub(/; .*/, "", naive)
	sub(/ gone\)/, ")", naive)
	code = harm[key] == "" ? "2" : harm[key] in severe ? "31" : "33"
	show_cells(title[key], naive, code, answer_of(key),
		   good[key] ? "32" : "1;31")
}

# What a row has to tell that others of its class may have told already.
function pattern(key,   text) {
	text = outcome[key]
	sub(/; .*/, "", text)
	gsub(/0x[0-9a-f]+|[0-9]+/, "N", text)
	sub(/ \(.*/, "", text)
	return harm[key] " " text
}

function choose(key) {
	if (key in chosen)
		return
	chosen[key] = 1
	choice[++choices] = key
}

# The rows of a class worth showing: whatever the checked driver failed, then the
# worst that befell the naive one, each kind of damage once.
function choose_in(name,   i, h, key, told, count) {
	choices = 0
	for (i = 1; i <= keys; i++) {
		key = list_of_keys[i]
		if (class[key] == name && (all || !good[key]))
			choose(key)
	}
	for (h = 1; h <= harms; h++)
		for (i = 1; i <= keys; i++) {
			key = list_of_keys[i]
			if (class[key] != name || harm[key] != order[h] || \
			    pattern(key) in told || count == 3)
				continue
			told[pattern(key)] = 1
			choose(key)
			count++
		}
	delete told
}

function show_class(name,   i, title) {
	choose_in(name)
	title = name in about ? about[name] : name
	if (!choices) {
		quiet = quiet (quiet == "" ? "" : "; ") title " (" rows[name] ")"
		return
	}
	printf "\n%s%s\n", paint("1", title), choices == rows[name] ? "" : \
		paint("2", ", " choices " of " rows[name])
	for (i = 1; i <= choices; i++)
		show(choice[i])
}

function paragraph(head, head_code, text,   lines, n, i) {
	n = wrap(text, width - 11, lines)
	for (i = 1; i <= n; i++)
		printf "%s%s\n", paint(head_code, pad(i == 1 ? "  " head : "", 11)), lines[i]
	delete lines
}

function sum_up(   h, naive, checked) {
	for (h = 1; h <= harms; h++)
		if (hurt[order[h]])
			naive = naive (naive == "" ? "" : ", ") \
				did[order[h]] " in " hurt[order[h]]
	naive = "harmed by " harmed " of " keys " attacks: " naive "; it left " \
		log_lines " lines in the kernel log."
	checked = (bad ? "FAILED " bad : "harmed by none") " of " keys ": " refused \
		" refused with the documented errno, field and rule; " served \
		" odd but honest requests served; what it decided on is what it " \
		"used, in " rewrites " kinds of rewriting of 100 runs each and in " \
		calls " racing calls; " requests " random requests got documented " \
		"answers."
	if (verdict == "pass")
		checked = checked " The kernel log is clean; canaries and " \
			"allocations are as they were."
	print ""
	paragraph("naive", "1;31", naive)
	paragraph("checked", bad || verdict != "pass" ? "1;31" : "1;32", checked)
	if (verdict != "pass")
		paragraph("", "", "The rig says: " verdict)
}

function note(key) {
	keys++
	list_of_keys[keys] = key
	class[key] = $3
	title[key] = $6
	outcome[key] = $9
	harm[key] = harm_of($9)
	if (!($3 in seen)) {
		seen[$3] = 1
		list_of_classes[++classes] = $3
	}
	rows[$3]++
	hurt[harm[key]]++
	harmed += harm[key] != "" && harm[key] != "blind"
	blind += harm[key] == "blind"
}

FILENAME == ARGV[1] && $1 == "CHECK" && $2 ~ /^(attack|rewrite|race)$/ {
	note($2 "." $4)
	next
}

FILENAME == ARGV[1] {
	if ($1 == "FACT" && $3 == "race.rewrite.inconsistent")
		twice = $4
	if ($1 == "FACT" && $3 == "attack.log_lines")
		log_lines = $4
	next
}

$1 == "CHECK" && $5 == "bad" {
	bad++
}

$1 == "CHECK" && $2 == "rewrite" {
	rewrites++
}

$1 == "FACT" && $3 == "race.random.calls" {
	calls = $4
}

$1 == "FACT" && $3 == "random.requests" {
	requests = $4
}

$1 == "CHECK" {
	key = $2 "." $4
	wanted[key] = $7
	got[key] = $8
	said[key] = $9
	good[key] = $5 == "ok"
	if ($2 == "attack") {
		refused += good[key] && $7 ~ /^E/
		served += good[key] && $7 ~ /^served/
	}
}

END {
	for (i = 1; i <= keys; i++)
		bad += !(list_of_keys[i] in got)
	print ""
	show_cells("ATTACK", "NAIVE DRIVER", "1", width < 100 ? "CHECKED DRIVER" : \
		   "CHECKED: errno, field, rule", "1")
	for (c = 1; c <= classes; c++)
		show_class(list_of_classes[c])
	if (quiet != "") {
		print ""
		n = wrap("harmless to both: " quiet, width, lines)
		for (i = 1; i <= n; i++)
			print paint("2", lines[i])
	}
	sum_up()
	if (bad || verdict != "pass")
		exit 1
	if (blind || !harmed || twice != 100)
		exit 3
}
