# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: what the twins of samples/disk are tested with.
# shellcheck shell=bash

. tests/kernel/twins.sh
. tools/machine.sh

disk=build/disk
base=$disk/base.img

# The image, the client that a guest runs, and the fuzzed readers: TWIN ...
disk_build() {
	local twin
	export ASAN_OPTIONS=symbolize=0
	mkdir -p "$disk"
	make -s -C samples/disk/mkfs O="$PWD/$disk"
	make -s -C samples/disk/client O="$PWD/build/client"
	samples/disk/client/tree.sh "$disk/mkfs.shelf" "$disk/tree" "$base"
	for twin; do
		gcc-12 -std=gnu11 -D_GNU_SOURCE -g -O1 -fsanitize=address,undefined \
			-fno-sanitize-recover=all -Wall -Wextra -Werror \
			-Wno-unused-parameter -Wno-sign-compare \
			-Itests/disk/shim -Iinclude -Isamples/disk/"$twin" \
			-o "$disk/user-$twin" tests/disk/user/main.c \
			samples/disk/"$twin"/read.c \
			samples/disk/client/{image,oracle,hostile,mutate}.c
	done
}

# disk_modules SERIES/COMPILER/MODULE.ko ...
disk_modules() {
	env -u MAKEFLAGS -u MFLAGS make -s -j2 "${@/#/build/modules/}"
}

# disk_client TWIN DEVICE [ARGUMENT ...]: the guest's command
disk_client() {
	echo "disk-client -t shelf_$1 -i /bin/base.img -d $2 -r /dev/ttyS1 ${*:3}"
}

# disk_boot TWIN OPTIONS SERIES COMPILER OUTDIR COMMAND ...: loop and virtio-blk
disk_boot() {
	local twin=$1 options=$2 series=$3 compiler=$4 out=$5 command
	local commands=()
	shift 5
	machine "$series"
	for command; do
		commands+=(-c "$command")
	done
	# shellcheck disable=SC2086 # options are words
	tools/boot $options -t 500 -K loop -d "$base" \
		-m "build/modules/$series/$compiler/shelf_$twin.ko" \
		-p "$clients/disk-client" -p "$base" \
		-c "insmod /shelf_$twin.ko" "${commands[@]}" "$series" "$out"
}

# images WHERE: those by which the naive twin must fail there
images() {
	awk -F' *[|] *' -v where="$1" '
	/^(#|$)/ { next }
	index($2, where ".") == 1 {
		sub(/^[^.]*[.]/, "", $2)
		if ($2 != "extents_of_an_open_file" && !seen[$2]++)
			print $2
	}' tests/disk/naive.expect
}

# What each of them was seen to do under sanitizers.
naive_user() {
	local image
	for image in $(images user); do
		echo "user.$image	$("$disk/user-naive" -k "$base" "$image" || true)"
	done
}

# naive_loop OUTDIR: and in a kernel, in their order: what oopses leaves a device busy
naive_loop() {
	local boot=$1
	# shellcheck disable=SC2046 # names are words
	disk_boot naive -k 6.12 gcc-12 "$boot" \
		"$(disk_client naive loop $(images loop))" >/dev/null || true
	outcomes "$boot/results.tsv"
}

# naive_bugs <OUTCOMES: ok or not, by the lines of naive.expect
naive_bugs() {
	tests/kernel/bugs -v name=disk.naive samples/disk/naive/read.c - tests/disk/naive.expect
}
