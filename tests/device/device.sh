# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of the edu driver.
# shellcheck shell=bash

device_parts=build/device
device_memory=512

# boot_device [-k] SERIES COMPILER OUTDIR CARD DRIVER ARGUMENTS ...: the card is
# QEMU's own ("edu") or ours, which lies ("hostile"); each driver in turn meets
# edu-client with those arguments. $device_memory is how many MB the guest has. Leaves in
# OUTDIR what tools/boot says it does.
boot_device() {
	local options=() driver
	[ "$1" != -k ] || { options=(-k); shift; }
	local series=$1 compiler=$2 out=$3 card=$4
	case $card in
	edu) options+=(-q "-device edu") ;;
	hostile)
		options+=(-w "$device_parts/edu-card"
			-q "-object memory-backend-memfd,id=ram,size=${device_memory}M,share=on"
			-q "-machine memory-backend=ram"
			-q "-device x-pci-proxy-dev,fd=3")
		;;
	esac
	shift 4
	options+=(-q "-m $device_memory")
	options+=(-c "echo -n /tmp >/sys/module/firmware_class/parameters/path")
	while [ $# -gt 0 ]; do
		driver=edu_$1
		options+=(-m "build/modules/$series/$compiler/$driver.ko")
		[ "$1" != checked ] || options+=(-c "! insmod /$driver.ko timeout_ms=0"
			-c "! insmod /$driver.ko timeout_ms=10001" -c "! insmod /$driver.ko timeout_ms=1s")
		options+=(-c "insmod /$driver.ko$(device_patience "$1" "$card")"
			-c "edu-client -d $driver -r /dev/ttyS1 $2" -c "rmmod $driver")
		shift 2
	done
	tools/boot "${options[@]}" -t 500 -p "$device_parts/edu-client" "$series" "$out"
}

# device_patience DRIVER CARD: our card is busy once or twice, or for ever
device_patience() {
	[ "$1.$2" != checked.hostile ] || echo " timeout_ms=200"
}

# build_device SERIES COMPILER TWIN ...
build_device() {
	local series=$1 compiler=$2
	shift 2
	make -s -C samples/device/hostile O="$PWD/$device_parts"
	make -s -C samples/device/client O="$PWD/$device_parts"
	set -- "${@/#/build/modules/$series/$compiler/edu_}"
	env -u MAKEFLAGS -u MFLAGS make -s -j2 "${@/%/.ko}"
}
