// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "image.h"

struct image image_read(const char *path)
{
	FILE *file = fopen(path, "r");
	struct image image;
	long size;

	if (!file || fseek(file, 0, SEEK_END))
		err(2, "%s", path);
	size = ftell(file);
	rewind(file);
	image.size = size > 0 ? (size_t)size : 0;
	image.at = malloc(image.size ? image.size : 1);
	if (!image.at || fread(image.at, 1, image.size, file) != image.size)
		err(2, "%s", path);
	fclose(file);
	return image;
}

void image_copy(struct image *to, const struct image *from)
{
	memcpy(to->at, from->at, from->size);
	to->size = from->size;
}
