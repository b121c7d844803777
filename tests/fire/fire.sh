# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of the instrumented kernels with what the
# other suites boot. Each leaves in its OUTDIR what tools/boot says it does.
# shellcheck shell=bash
. tests/kernel/vault.sh
. tests/device/device.sh
. tests/packet/common.sh
. tests/disk/disk.sh
. tests/ring/ring.sh

client=build/client
# The card's DMA has 28 bits, and these kernels no zone of memory that low.
device_memory=256
# The hostile client writes to the device below a file system that is mounted.
writable='-a bdev_allow_write_mounted=1'

# fire_build SERIES: modules of the samples, their clients, and what is only used here
fire_build() {
	local modules=() name
	tools/fire-kernels "${1%-fire}"
	for name in vault ring edu gate shelf; do
		modules+=("build/modules/$1/gcc-12/${name}_checked.ko")
	done
	env -u MAKEFLAGS -u MFLAGS make -s -j2 "${modules[@]}" client ring-client gate-sender
	make -s -C samples/device/hostile O="$PWD/$device_parts"
	make -s -C samples/device/client O="$PWD/$device_parts"
	make -s -C tests/fire O="$PWD/$client"
	make -s -C tools/mutate/client O="$PWD/$client"
	disk_build
}

module() {
	echo "build/modules/$1/gcc-12/$2_checked.ko"
}

# boot_nth SERIES OUTDIR DRIVER [OPTION ...]: the nth that fails, of each entry
boot_nth() {
	local series=$1 out=$2 driver=$3
	shift 3
	case $driver in
	edu)
		# The kernel follows a pointer that it freed where memory was short while it
		# asked ACPI about the card's interrupt, which the driver has no use for.
		set -- "$@" -q "-device edu" -q "-m $device_memory" \
			-a acpi=noirq \
			-c "echo -n /tmp >/sys/module/firmware_class/parameters/path"
		;;
	shelf) set -- "$@" -d "$base" ;;
	esac
	tools/boot "$@" -f -t 300 -m "$(module "$series" "$driver")" -p $client/nth \
		-c "nth -r /dev/ttyS1 $driver" "$series" "$out"
}

# boot_rounds SERIES OUTDIR ROUNDS: all of the sender's packets, that often
boot_rounds() {
	local words=() n
	for ((n = 1; n <= $3; n++)); do
		words+=(-c "gate-sender -m /gate_checked.ko -d /dev/gate_checked -r /dev/ttyS1 -s round$n"
			-c 'rmmod gate_checked')
	done
	tools/boot -t 500 -K tun -m "$(module "$1" gate)" -p $client/gate-sender "${words[@]}" "$1" "$2"
}

# boot_churn SERIES OUTDIR DRIVER LOADS: loaded and unloaded while in use
boot_churn() {
	tools/boot -t 300 -m "$(module "$1" "$3")" -p $client/churn \
		-c "churn -r /dev/ttyS1 -m /$3_checked.ko -d /dev/$3_checked -n $4" "$1" "$2"
}

# boot_stick SERIES OUTDIR [ARGUMENT ...]: the disk's client, with a USB stick
boot_stick() {
	local series=$1 out=$2
	shift 2
	# shellcheck disable=SC2086 # options are words
	tools/boot $writable -t 500 -m "$(module "$series" shelf)" -p $client/disk-client -p "$base" \
		-q "-device qemu-xhci -drive id=stick,if=none,file=$base,format=raw,snapshot=on" \
		-q "-device usb-storage,drive=stick" \
		-c 'until [ -b /dev/sda ]; do sleep 1; done' -c 'insmod /shelf_checked.ko' \
		-c "$(disk_client checked /dev/sda "$@")" -c 'rmmod shelf_checked' \
		"$series" "$out"
}

# boot_mutate SERIES OUTDIR TWIN [NAME ...]: tools/mutate on the vault; all targets of
# mutate/requests.c, or those named
boot_mutate() {
	local series=$1 out=$2 twin=$3 options=(-a maxcpus=1) judge='' name steps file
	shift 3
	mkdir -p "$out/requests"
	[ "$twin" = checked ] || { options+=(-k); judge=-k; }
	while read -r name steps; do
		[ $# = 0 ] || [[ " $* " = *" $name "* ]] || continue
		options+=(-c "mutate $judge -n $name -m /vault_$twin.ko -d /dev/vault_$twin -r /dev/ttyS1 $steps")
	done < <($client/requests "$out/requests")
	for file in "$out"/requests/*; do
		options+=(-p "$file")
	done
	tools/build-module "$series" gcc-12 tools/mutate/module "$out/module" || return
	tools/boot "${options[@]:0:2}" -t 300 -m "$out/module/mutate.ko" -p $client/mutate \
		-m "build/modules/$series/gcc-12/vault_$twin.ko" -c 'insmod /mutate.ko' \
		"${options[@]:2}" "$series" "$out"
}

# boot_mistaken SERIES OUTDIR: tools/mutate on the vault, by two people who mistype a call
boot_mistaken() {
	local series=$1 out=$2 mutate="mutate -m /vault_checked.ko -d /dev/vault_checked -r /dev/ttyS1" target
	mkdir -p "$out/requests"
	target=$($client/requests "$out/requests" | sed -n 's/^refusal //p')
	tools/build-module "$series" gcc-12 tools/mutate/module "$out/module" || return
	tools/boot -k -a maxcpus=1 -m "$out/module/mutate.ko" -p $client/mutate \
		-m "build/modules/$series/gcc-12/vault_checked.ko" -p "$out/requests/refusal" \
		-c 'insmod /mutate.ko' -c "$mutate -n call !0x1:/bin/refusal" \
		-c "$mutate -n before 0x1=0 $target" "$series" "$out"
}

# boot_guided SERIES OUTDIR TWIN DRIVER ARGUMENT ...: the KCOV client of one driver. The
# session that it was in is then in OUTDIR/journal. The words of $guided_options go to
# tools/boot.
boot_guided() {
	local series=$1 out=$2 twin=$3 driver=$4 options
	shift 4
	read -ra options <<<"${guided_options-}"
	mkdir -p "$out"
	truncate -s 0 "$out/journal"
	truncate -s 1M "$out/journal"
	tools/build-module "$series" gcc-12 "samples/$(sample_of "$driver")/$twin" "$out/module" KCFLAGS=-g ||
		return
	case $driver in
	edu)
		options+=(-w "$device_parts/edu-card"
			-q "-object memory-backend-memfd,id=ram,size=${device_memory}M,share=on"
			-q "-machine memory-backend=ram -device x-pci-proxy-dev,fd=3 -m $device_memory"
			-c "echo -n /tmp >/sys/module/firmware_class/parameters/path")
		;;
	shelf) options+=(-a "${writable#-a }" -d "$base" -p "$base") ;;
	esac
	tools/boot -f -t 600 "${options[@]}" -m "$out/module/${driver}_$twin.ko" -p $client/guided \
		-q "-object memory-backend-file,id=journal,size=1M,share=on,mem-path=$out/journal" \
		-q "-device ivshmem-plain,memdev=journal" \
		-c "guided -r /dev/ttyS1 -t $twin $* $driver" "$series" "$out"
}

# sample_of DRIVER: its folder
sample_of() {
	case $1 in
	vault) echo ioctl ;;
	edu) echo device ;;
	gate) echo packet ;;
	shelf) echo disk ;;
	*) echo "$1" ;;
	esac
}

# guided_session OUTDIR TWIN DRIVER: what the guest's last session was, as text; why, if the
# guest could not say, is what its log ended in
guided_session() {
	$client/guided -t "$2" -x "$1/journal" "$3" |
		awk -v why="$(cut -f 2 "$1/verdict")" '
		NR == 1 && sub(/the kernel ended$/, "") { $0 = $0 why }
		{ print }'
}

# guided_shrink SERIES OUTDIR TWIN DRIVER FILE: makes the session in FILE as short as it
# can be. A guest that dies of a shorter one leaves it in its journal, and another goes on.
guided_shrink() {
	local series=$1 out=$2 twin=$3 driver=$4 file=$5 ended=no
	cp "$file" "$out.txt"
	while [ $ended = no ]; do
		guided_options="-p $out.txt" boot_guided "$series" "$out" "$twin" "$driver" \
			-m "/bin/$(basename "$out.txt")" >/dev/null || true
		guided_session "$out" "$twin" "$driver" >"$out.shorter"
		! grep -q '^END' "$out/results.tsv" && [ "$(wc -c <"$out.shorter")" -lt "$(wc -c <"$out.txt")" ] || ended=yes
		mv "$out.shorter" "$out.txt"
	done
}
