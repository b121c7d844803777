# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of a gate under attack. Each leaves in
# its OUTDIR what tools/boot says it does.
# shellcheck shell=bash

sender=build/client/gate-sender

# own_module SERIES NAME OUT: module NAME of the kernel itself, as OUT
own_module() {
	local file
	file=$(find "build/kernels/$1/modules/" -name "$2.ko*" | head -n 1)
	case $file in
	*.xz) xz -dkc "$file" >"$3" ;;
	*) cp "$file" "$3" ;;
	esac
}

# boot_gate TWIN OPTIONS SENDER-OPTIONS SERIES COMPILER OUTDIR
boot_gate() {
	local gate=gate_$1 options=$2 how=$3 series=$4 compiler=$5 out=$6
	mkdir -p "$out"
	own_module "$series" tun "$out/tun.ko"
	# shellcheck disable=SC2086 # options are words
	tools/boot $options -t 120 -m "$out/tun.ko" \
		-m "build/modules/$series/$compiler/$gate.ko" -p $sender \
		-c 'insmod /tun.ko' \
		-c "gate-sender -m /$gate.ko -d /dev/$gate -r /dev/ttyS1 $how" \
		-c "rmmod $gate" -c 'rmmod tun' "$series" "$out"
}

# What a packet's buffer was freed with, where its users are not looking.
boot_naive() {
	boot_gate naive '-k -a slub_debug=P,kmalloc-512,skbuff_small_head' -k "$@"
}
