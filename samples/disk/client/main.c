// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: disk-client -t TYPE -i IMAGE -d DEVICE|loop -r RESULTS [-b]
 *	[-m FIRST] [-n COUNT] [NAME ...]
 *
 * Mounts as TYPE each image of hostile.c, or those of the NAMEs in their order, and
 * COUNT mutations of IMAGE from seed FIRST, compares what the kernel answers and shows
 * with the oracle, and writes to the device below a mounted image; with -b it writes
 * each image of hostile.c there. Appends a line for each to RESULTS (see
 * tools/verdict). A mount has a process of its own, for it may not come back.
 */
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "client.h"

static const char *type;
static const char *suite;
static struct device device;
static struct image base;
static FILE *results;
static unsigned int planned, bad;
static bool below;

static bool fs_mount(void)
{
	return mount(device.path, MOUNT_POINT, type, MS_RDONLY, NULL) == 0;
}

static void fs_umount(void)
{
	if (umount(MOUNT_POINT))
		err(2, "umount");
}

/* What is wrong with the kernel's answer, or "". */
static void mount_and_judge(const struct image *image, char *why, size_t room)
{
	uint64_t wanted_hash = 0, hash = 0;
	const int wanted = -oracle(image, &wanted_hash);
	int got;

	*why = '\0';
	if (!fs_mount()) {
		if (errno != wanted)
			snprintf(why, room, "refused with %d, wanted %d", errno,
				 wanted);
		return;
	}
	got = walk_mount(&hash);
	fs_umount();
	if (wanted)
		snprintf(why, room, "mounted, walk answered %d, wanted %d", got,
			 wanted);
	else if (got)
		snprintf(why, room, "good, but the walk was refused with %d",
			 got);
	else if (hash != wanted_hash)
		snprintf(why, room, "other contents");
}

static void report(const char *class, const char *name, const char *why)
{
	bad += *why != '\0';
	fprintf(results, "CHECK\t%s\t%s\t%s\t%s\t%s\n", suite, class, name,
		*why ? "bad" : "ok", why);
}

/* Runs in a child: what kills it is told, and the next image is tried. */
static void in_child(void (*run)(void *subject, char *why, size_t room),
		     void *subject, char *why, size_t room)
{
	int ends[2], status;
	ssize_t n;
	pid_t child;

	if (pipe(ends) || (child = fork()) < 0)
		err(2, "fork");
	if (!child) {
		run(subject, why, room);
		if (write(ends[1], why, strlen(why)) < 0)
			_exit(3);
		_exit(0);
	}
	close(ends[1]);
	n = read(ends[0], why, room - 1);
	why[n > 0 ? n : 0] = '\0';
	close(ends[0]);
	if (waitpid(child, &status, 0) < 0)
		err(2, "waitpid");
	if (WIFSIGNALED(status))
		snprintf(why, room, "oopsed: %s", strsignal(WTERMSIG(status)));
	else if (WEXITSTATUS(status))
		snprintf(why, room, "exit %d", WEXITSTATUS(status));
}

static void judge_image(void *image, char *why, size_t room)
{
	mount_and_judge(image, why, room);
}

static void run_image(struct image *image, const char *class, const char *name)
{
	char why[256];

	device_put(&device, image);
	in_child(judge_image, image, why, sizeof(why));
	device_drop(&device);
	report(class, name, why);
}

static void run_hostile(struct image *image, const struct hostile *row)
{
	image_copy(image, &base);
	row->break_it(image);
	run_image(image, "hostile", row->name);
}

static void run_mutated(struct image *image, uint64_t seed)
{
	char name[32];

	image_copy(image, &base);
	mutate(image, seed);
	snprintf(name, sizeof(name), "mutation_%llu", (unsigned long long)seed);
	run_image(image, "mutated", name);
}

/*
 * The device is written below a file that was looked up, so that it now has the
 * blocks of another: what was validated then must be what is used now.
 */
static void judge_rewrite(void *subject, char *why, size_t room)
{
	const struct image *changed = subject;
	const int path = O_RDONLY | O_CLOEXEC;
	char byte = 0;
	int fd, ret;

	*why = '\0';
	if (!fs_mount()) {
		snprintf(why, room, "refused with %d", errno);
		return;
	}
	fd = open(MOUNT_POINT "/README", path);
	device_write(&device, changed->at, changed->size, 0);
	ret = fd < 0 ? -1 : (int)read(fd, &byte, 1);
	close(fd);
	fs_umount();
	if (ret != 1)
		snprintf(why, room, "an open file is refused with %d", errno);
	else if (byte != 'a')
		snprintf(why, room, "README shows the %c of secret", byte);
}

static const struct hostile *row_of(const char *name)
{
	for (unsigned int i = 0; i < hostile_count; i++)
		if (!strcmp(hostile[i].name, name))
			return &hostile[i];
	errx(2, "%s: no such image", name);
}

static void run_rewrite(struct image *image)
{
	char why[256];

	image_copy(image, &base);
	device_put(&device, image);
	row_of("extent_of_other")->break_it(image);
	in_child(judge_rewrite, image, why, sizeof(why));
	device_drop(&device);
	report("rewrite", "extents_of_an_open_file", why);
}

/* What was walked once and is changed below: any answer, as long as there is one. */
static void judge_below(void *subject, char *why, size_t room)
{
	const struct image *changed = subject;
	uint64_t hash;

	*why = '\0';
	if (!fs_mount()) {
		snprintf(why, room, "refused with %d", errno);
		return;
	}
	device_write(&device, changed->at, changed->size, 0);
	walk_mount(&hash);
	fs_umount();
}

static void run_below(struct image *image, const struct hostile *row)
{
	char why[256];

	image_copy(image, &base);
	device_put(&device, image);
	row->break_it(image);
	in_child(judge_below, image, why, sizeof(why));
	device_drop(&device);
	report("below", row->name, why);
}

/* A device that is mounted keeps its size. */
static bool cuts(const struct hostile *row)
{
	return !strncmp(row->name, "cut_", 4);
}

static void run_named(struct image *image, char **names)
{
	for (; *names; names++)
		run_hostile(image, row_of(*names));
}

static void run_table(struct image *image)
{
	for (unsigned int i = 0; i < hostile_count; i++) {
		run_hostile(image, &hostile[i]);
		if (below && !cuts(&hostile[i]))
			run_below(image, &hostile[i]);
	}
}

static unsigned int plan(char **names, uint64_t count)
{
	unsigned int n = 1 + (unsigned int)count;

	for (unsigned int i = 0; !*names && i < hostile_count; i++)
		n += 1 + (below && !cuts(&hostile[i]));
	while (*names++)
		n++;
	return n;
}

static void run_all(char **names, uint64_t first, uint64_t count)
{
	struct image image = { .at = malloc(base.size) };

	if (!image.at)
		err(2, "memory");
	run_rewrite(&image);
	for (uint64_t seed = first; seed < first + count; seed++)
		run_mutated(&image, seed);
	if (*names)
		run_named(&image, names);
	else
		run_table(&image);
	free(image.at);
}

static void usage(void)
{
	errx(2, "usage: disk-client -t TYPE -i IMAGE -d DEVICE|loop -r RESULTS "
		"[-b] [-m FIRST] [-n COUNT] [NAME ...]");
}

int main(int argc, char **argv)
{
	const char *image = NULL, *to = NULL, *where = NULL;
	uint64_t first = 0, count = 0;
	int option;

	while ((option = getopt(argc, argv, "t:i:d:r:bm:n:")) != -1) {
		switch (option) {
		case 't':
			type = optarg;
			break;
		case 'i':
			image = optarg;
			break;
		case 'd':
			where = optarg;
			break;
		case 'r':
			to = optarg;
			break;
		case 'b':
			below = true;
			break;
		case 'm':
			first = strtoull(optarg, NULL, 10);
			break;
		case 'n':
			count = strtoull(optarg, NULL, 10);
			break;
		default:
			usage();
		}
	}
	if (!type || !image || !where || !to)
		usage();
	results = fopen(to, "a");
	if (!results)
		err(2, "%s", to);
	setlinebuf(results);
	base = image_read(image);
	device_open(&device, where);
	suite = device.is_loop ? "loop" : "disk";
	if (mkdir(MOUNT_POINT, 0700) && errno != EEXIST)
		err(2, "%s", MOUNT_POINT);

	planned = plan(argv + optind, count);
	fprintf(results, "PLAN\t%s\t%u\n", suite, planned);
	run_all(argv + optind, first, count);
	fprintf(results, "END\t%s\t%u\t%u\n", suite, planned, bad);
	return bad != 0;
}
