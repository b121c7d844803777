// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * each OFFSET SIZE BASE FILE.bin FILE.ctx IMAGE TOOL [ARG ...]: runs TOOL once for
 * each message, with IMAGE a disk of as many sectors as its line of FILE.ctx says:
 * zero, but for what BASE begins it with, and the SIZE bytes of the message at
 * OFFSET; or, for "lba", at the sector that the line says. What TOOL prints is followed by a line "= STATUS", 128 more than a signal.
 *
 * IMAGE is best in memory, where a file may be larger than a disk.
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECTOR 512

extern char **environ;

struct message {
	uint8_t p[1 << 16];
	size_t n;
	uint64_t sectors, lba;
};

static bool next_message(FILE *bin, FILE *ctx, struct message *m)
{
	uint8_t n[4];

	if (fread(n, 1, sizeof(n), bin) != sizeof(n))
		return false;
	m->n = n[0] | n[1] << 8;
	if (n[2] || n[3] || fread(m->p, 1, m->n, bin) != m->n)
		errx(2, "a message is too long, or cut off");
	if (fscanf(ctx, "%" SCNu64 "%" SCNu64, &m->sectors, &m->lba) != 2)
		errx(2, "the contexts are too few");
	return true;
}

static void write_image(int image, const struct message *base,
			const struct message *m, off_t offset)
{
	if (ftruncate(image, 0) || ftruncate(image, m->sectors * SECTOR))
		err(2, "%" PRIu64 " sectors", m->sectors);
	if (pwrite(image, base->p, base->n, 0) != (ssize_t)base->n ||
	    pwrite(image, m->p, m->n, offset) != (ssize_t)m->n)
		err(2, "at %jd", (intmax_t)offset);
}

static void run(char **command)
{
	int status;
	pid_t pid;

	errno = posix_spawnp(&pid, command[0], NULL, NULL, command, environ);
	if (errno || waitpid(pid, &status, 0) != pid)
		err(2, "%s", command[0]);
	dprintf(STDOUT_FILENO, "\n= %d\n",
		WIFEXITED(status) ? WEXITSTATUS(status) :
				    128 + WTERMSIG(status));
}

int main(int argc, char **argv)
{
	static struct message m, base;
	FILE *bin, *ctx, *begin;
	size_t size;
	int image;

	if (argc < 8)
		errx(2, "usage: each OFFSET SIZE BASE FILE.bin FILE.ctx IMAGE "
			"TOOL [ARG ...]");
	size = strtoul(argv[2], NULL, 10);
	begin = fopen(argv[3], "r");
	bin = fopen(argv[4], "r");
	ctx = fopen(argv[5], "r");
	image = open(argv[6], O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (!begin || !bin || !ctx || image < 0)
		err(2, "%s, %s, %s, %s", argv[3], argv[4], argv[5], argv[6]);
	base.n = fread(base.p, 1, sizeof(base.p), begin);
	while (next_message(bin, ctx, &m)) {
		if (m.n != size)
			errx(2, "a message has %zu bytes", m.n);
		write_image(image, &base, &m,
			    strcmp(argv[1], "lba") ? strtol(argv[1], NULL, 10) :
						     (off_t)(m.lba * SECTOR));
		run(argv + 7);
	}
	return 0;
}
