#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only OR MIT
#
# tree.sh MKFS DIRECTORY IMAGE: the image that hostile.c breaks, and DIRECTORY, which
# it is made of: files of no, one and many extents, a link, a file of two names,
# directories of one block and of several.
set -eu
mkfs=$1
tree=$2
image=$3

text() {
	head -c "$2" /dev/zero | tr '\0' "$1"
}

rm -rf "$tree"
mkdir -p "$tree/dir/inner/innermost" "$tree/many"
text a 700 >"$tree/README"
text b 5000 >"$tree/long"
: >"$tree/empty"
text s 100 >"$tree/secret"
text r 512 >"$tree/run"
text d 30 >"$tree/dir/inner/deep"
text q 9 >"$tree/dir/q"
text q 99 >"$tree/dir/qq"
ln "$tree/secret" "$tree/dir/same"
ln -s dir/inner/deep "$tree/link"
name=$(text n 60)
for n in 10 11 12 13 14 15 16 17 18 19 20 21 22 23; do
	echo $n >"$tree/many/$name$n"
done
chmod -R u=rwX,go=rX "$tree"
chmod 600 "$tree/secret"
"$mkfs" -b 512 -e 1 -f 2 -L "books and boxes" "$tree" "$image"
