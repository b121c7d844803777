# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced, from the root of the tree: boots of the sample driver under attack.
# Each leaves in its OUTDIR what tools/boot says it does. A CLIENT is vault-client
# or vault-client32, for a 64-bit or a 32-bit process, with any arguments but the
# device and the results.
# shellcheck shell=bash
. tools/machine.sh

started=()

# start COMMAND ...: in the background, in a process group of its own, so that
# end_started can end all of it
start() {
	set -m
	"$@" </dev/null &
	set +m
	started+=($!)
}

end_started() {
	local group
	for group in "${started[@]}"; do
		kill -- "-$group" 2>/dev/null || true
	done
}

# boot_vault DRIVER OPTIONS SERIES COMPILER OUTDIR CLIENT ...: each client meets
# the driver fresh, because what random requests create stays.
boot_vault() {
	local driver=vault_$1 options=$2 series=$3 compiler=$4 out=$5 client
	local commands=()
	shift 5
	machine "$series"
	for client; do
		commands+=(-c "insmod /$driver.ko"
			-c "$client -d /dev/$driver -r /dev/ttyS1"
			-c "rmmod $driver")
	done
	# shellcheck disable=SC2086 # options are words
	tools/boot -r $options -t 300 "${commands[@]}" \
		-m "build/modules/$series/$compiler/$driver.ko" \
		-p "$clients/vault-client" -p "$clients/vault-client32" \
		"$series" "$out"
}

# boot_checked SERIES COMPILER OUTDIR CLIENT ...: the driver that must stand it all
boot_checked() {
	boot_vault checked '' "$@"
}

# boot_naive SERIES COMPILER OUTDIR [ARGUMENT ...]: the driver whose faults are
# the result. Its client loads it afresh where an attack leaves it in pieces.
boot_naive() {
	boot_vault naive -k "$1" "$2" "$3" \
		"vault-client -k naive -m /vault_naive.ko ${*:4}"
}
