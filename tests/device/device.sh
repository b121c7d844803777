# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of the edu driver.
# shellcheck shell=bash

device_parts=build/device

# boot_device [-k] DRIVER SERIES COMPILER OUTDIR CARD ARGUMENT ...: the card is
# QEMU's own ("edu") or ours, which lies ("hostile"); the arguments are edu-client's.
# Leaves in OUTDIR what tools/boot says it does.
boot_device() {
	local options=() card=()
	[ "$1" != -k ] || { options=(-k); shift; }
	local driver=edu_$1 series=$2 compiler=$3 out=$4
	case $5 in
	edu) card=(-q "-device edu") ;;
	hostile)
		card=(-w "$device_parts/edu-card"
			-q "-object memory-backend-memfd,id=ram,size=512M,share=on"
			-q "-machine memory-backend=ram"
			-q "-device x-pci-proxy-dev,fd=3")
		;;
	esac
	shift 5
	tools/boot "${options[@]}" "${card[@]}" -t 500 \
		-m "build/modules/$series/$compiler/$driver.ko" \
		-p "$device_parts/edu-client" \
		-c "echo -n /tmp >/sys/module/firmware_class/parameters/path" \
		-c "insmod /$driver.ko" \
		-c "edu-client -d $driver -r /dev/ttyS1 $*" \
		-c "rmmod $driver" "$series" "$out"
}

# build_device SERIES COMPILER TWIN ...
build_device() {
	local series=$1 compiler=$2 twin
	local to=build/modules/$series/$compiler
	shift 2
	make -s -C samples/device/hostile O="$PWD/$device_parts"
	make -s -C samples/device/client O="$PWD/$device_parts"
	for twin; do
		tools/build-module "$series" "$compiler" "samples/device/$twin" \
			"$to/edu_$twin"
		cp "$to/edu_$twin/edu_$twin.ko" "$to"
	done
}
