# SPDX-License-Identifier: GPL-2.0-only OR MIT
# shellcheck shell=bash
#
# Of the figures of untrusted-check on Debian's kernel source; tools/figures says
# what each of the commands beside this file prints. With "-n FILES" they take
# only that many of their files, evenly chosen. What the checker found is in the
# user's cache: a command that is started again goes on where it ended.

cd "$(dirname "$0")/../../.."
root=$PWD
here=$root/tests/checker/linux
linux=$root/build/linux/6.1
out=$root/build/figures/check
check=$root/build/untrusted-check
unset UNTRUSTED_CHECK_FLAGS MAKEFLAGS MFLAGS

wanted=0
case ${1-} in
'') ;;
-n) wanted=$2 ;;
*)
	echo "usage: $0 [-n FILES]" >&2
	exit 1
	;;
esac

# figure NAME VALUE GOAL HOW
figure() {
	printf '%s\t%s\t%s\t%s\n' "$@" | bench/figure
}

# choose LIST
choose() {
	awk -v all="$(wc -l <"$1")" -v wanted="$wanted" '
	!wanted || int(NR * wanted / all) > int((NR - 1) * wanted / all)' "$1"
}

# command_of COMPILER FILE: kbuild's, without what it writes
command_of() {
	LC_ALL=C join -t $'\t' <(echo "$2") "$linux/$1.commands" | cut -f2 |
		sed -E 's/ -Wp,-MMD,[^ ]*//; s/ -o [^ ]*//; s/ -c / /'
}

# report NAME OPTION...: of the files in NAME.json; findings and failures are in
# it, and no reason to end
report() {
	local name=$1 status=0
	shift
	"$check" -p "$out/$name.json" --root "$linux/source" -j2 "$@" || status=$?
	case $status in
	0 | 1 | 3) ;;
	*) return $status ;;
	esac
}

# table <SARIF: id, file, line, function, message, steps
table() {
	jq -r '
	def place: .physicalLocation | .artifactLocation.uri + ":" + (.region.startLine | tostring);
	.runs[].results[] | [
		.partialFingerprints["untrustedCheck/v1"],
		.locations[0].physicalLocation.artifactLocation.uri,
		.locations[0].physicalLocation.region.startLine,
		.locations[0].logicalLocations[0].fullyQualifiedName,
		(.message.text | sub(" Write instead:.*"; "")),
		([.codeFlows[]?.threadFlows[].locations[].location |
			place + " " + .message.text] | join(" | "))
	] | @tsv'
}

make -s checker >&2
"$here/commands" clang </dev/null >/dev/null
mkdir -p "$out"
