// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* A program that serves nobody: who runs it gave the text. */
#include <stdio.h>
#include <stdlib.h>

int good_alone(FILE *file)
{
	char line[80];

	if (!getenv("HOME") || !fgets(line, sizeof(line), file))
		return -1;
	fprintf(stderr, "%s: wrong line: %s\n", getenv("HOME"), line);
	return 0;
}
