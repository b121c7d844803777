# SPDX-License-Identifier: GPL-2.0-only OR MIT
# Sourced: what differs between the machines that kernels are built for and booted on.
# shellcheck shell=bash
# shellcheck disable=SC2034 # read by those who source it

# machine SERIES: sets
#	arch		the machine, as uname -m has it
#	debian_arch	as Debian names it
#	cross		what the names of its gcc begin with, where it is not this machine's
#	gcc_32		the compiler of its 32-bit processes, with flags
#	clients		where programs of its guests are built, from the root of the tree
#	emulator	QEMU's command: the chardev "console" is the guest's first serial
#			port, the chardev "results" its /dev/ttyS1, and a program of the
#			guest can end QEMU (see tests/kernel/guest)
#	console		what its kernel must be told of that
#
# -cpu max: without SMAP and SMEP, or PAN, a raw dereference of a user pointer works.
machine()
{
	case $1 in
	*-arm64) machine_aarch64 ;;
	*) machine_x86_64 ;;
	esac
}

# A stable clock makes the kernel patch its scheduler while it boots (see -r of
# tools/boot). While the host is busy, the kernel finds that no timer ticks, and panics.
machine_x86_64()
{
	arch=x86_64
	debian_arch=amd64
	cross=
	# Debian keeps the machine's kernel headers where only -m64 looks.
	gcc_32=(gcc-12 -m32 -isystem /usr/include/x86_64-linux-gnu)
	clients=build/client
	emulator=(qemu-system-x86_64 -machine q35 -cpu max
		-serial chardev:console -serial chardev:results
		-device "isa-debug-exit,iobase=0xf4,iosize=4")
	console="console=ttyS0 tsc=unstable no_timer_check"
}

# Its own serial port is ttyAMA0. The architecture's pointer authentication costs
# half of the time, QEMU's own does not. Tests want the disk controller that q35 has.
machine_aarch64()
{
	arch=aarch64
	debian_arch=arm64
	cross=aarch64-linux-gnu-
	gcc_32=(arm-linux-gnueabihf-gcc-12)
	clients=build/client/arm64
	emulator=(qemu-system-aarch64 -machine virt -cpu "max,pauth-impdef=on"
		-serial chardev:console
		-chardev "null,id=unused" -device "pci-serial,chardev=unused"
		-device "pci-serial,chardev=results"
		-device ich9-ahci -semihosting-config "enable=on,userspace=on")
	console="console=ttyAMA0"
}
