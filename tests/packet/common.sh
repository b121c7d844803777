# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of a gate under attack. Each leaves in
# its OUTDIR what tools/boot says it does.
# shellcheck shell=bash
. tools/machine.sh

# gate_file SERIES COMPILER TWIN
gate_file() {
	echo "build/modules/$1/$2/gate_$3.ko"
}

# boot_gate TWIN SENDER-OPTIONS SERIES OUTDIR COMPILER ...: each compiler's gate is a
# suite of the results, named for the compiler. $boot_options go to tools/boot.
boot_gate() {
	local gate=gate_$1 twin=$1 how=$2 series=$3 out=$4 compiler words=()
	shift 4
	machine "$series"
	mkdir -p "$out"
	for compiler; do
		cp "$(gate_file "$series" "$compiler" "$twin")" "$out/$compiler.ko"
		words+=(-m "$out/$compiler.ko"
			-c "gate-sender -m /$compiler.ko -d /dev/$gate -r /dev/ttyS1 -s $compiler $how"
			-c "rmmod $gate")
	done
	# shellcheck disable=SC2086 # options are words
	tools/boot ${boot_options-} -t 200 -K tun -p "$clients/gate-sender" "${words[@]}" "$series" "$out"
}

# boot_checked_gate SERIES OUTDIR COMPILER ...
boot_checked_gate() {
	boot_gate checked '' "$@"
}

# boot_naive_gate SERIES OUTDIR COMPILER: poison is what a packet's buffer has in it when it
# was freed, where its users do not expect it.
boot_naive_gate() {
	local boot_options='-k -a slub_debug=P,kmalloc-512,skbuff_small_head'
	boot_gate naive -k "$@"
}
