# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of the ring driver under attack.
# shellcheck shell=bash
. tools/machine.sh

# Each kernel's checked driver by one of the compilers.
build_ring() {
	env -u MAKEFLAGS -u MFLAGS make -s -j2 ring-client \
		build/modules/6.1/gcc-12/ring_{naive,checked}.ko \
		build/modules/6.12/gcc-12/ring_naive.ko \
		build/modules/6.12/clang-19/ring_checked.ko
}

# boot_ring TWIN OPTIONS SERIES COMPILER OUTDIR [ARGUMENT ...]: the client gets the
# arguments
boot_ring() {
	local driver=ring_$1 options=$2 series=$3 compiler=$4 out=$5
	shift 5
	machine "$series"
	# shellcheck disable=SC2086 # options are words
	tools/boot -r $options -t 300 -c "insmod /$driver.ko" \
		-c "ring-client -d /dev/$driver -r /dev/ttyS1 $*" \
		-c "rmmod $driver" \
		-m "build/modules/$series/$compiler/$driver.ko" \
		-p "$clients/ring-client" "$series" "$out"
}

# The driver whose faults are the result: one that oopsed stays in use.
boot_ring_naive() {
	boot_ring naive -k "$@" -k naive
}

boot_ring_checked() {
	boot_ring checked '' "$@"
}
