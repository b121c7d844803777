// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: porting-client -r RESULTS STEP
 *
 * The same process for the driver as it is shipped (step 0) and after each patch. What
 * an honest program does has the same answers at each step; a hostile call is refused
 * from the step on that its test names.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/uinput.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../unit/harness.h"

static long step;
static char suite[16];
static FILE *results;
static struct test *first;
static struct test **last = &first;
static unsigned int planned, bad, expects, fails;
static long current_row;
static char why[200];

static void die(const char *what)
{
	fprintf(stderr, "porting-client: %s: %s\n", what, strerror(errno));
	exit(2);
}

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
	planned++;
}

void test_count(void)
{
	expects++;
}

void test_row(long row)
{
	current_row = row;
}

void test_fail(const char *file, int line, const char *what, bool has_values,
	       long long got, long long want)
{
	char values[64] = "";

	(void)file;
	if (fails++)
		return;
	if (has_values)
		snprintf(values, sizeof(values), ": %lld == %lld", got, want);
	snprintf(why, sizeof(why), ", line %d: %s%s, row %ld", line, what,
		 values, current_row);
}

static long answer(long result)
{
	return result < 0 ? -errno : result;
}

/* From step AT on a call is refused that was served before. */
static long refused_from(long at)
{
	return step >= at ? -EINVAL : 0;
}

static void *nobodys(void)
{
	return (void *)8;
}

/* n bytes in front of a page that cannot be read */
static char *room(size_t n)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	char *const at = mmap(NULL, 3 * page, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (at == MAP_FAILED || mprotect(at + 2 * page, page, PROT_NONE))
		die("memory");
	return at + 2 * page - n;
}

static int begin(void)
{
	const int fd = open("/dev/uinput", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		die("/dev/uinput");
	return fd;
}

static long set_up(int fd, const char *name)
{
	struct uinput_setup setup = { .id = { 3, 0x1234, 0x5678, 9 },
				      .ff_effects_max = 4 };

	memcpy(setup.name, name, strlen(name));
	return answer(ioctl(fd, UI_DEV_SETUP, &setup));
}

static long set_axis(int fd, uint16_t code, int minimum, int maximum, int flat)
{
	struct uinput_abs_setup setup = { .code = code };

	setup.absinfo.minimum = minimum;
	setup.absinfo.maximum = maximum;
	setup.absinfo.flat = flat;
	return answer(ioctl(fd, UI_ABS_SETUP, &setup));
}

/* The device that uinput made, as another program opens it. */
static int open_made(int fd)
{
	char name[32], path[PATH_MAX];
	struct dirent *entry;
	int made = -1;
	DIR *dir;

	if (ioctl(fd, UI_GET_SYSNAME(sizeof(name)), name) < 0)
		die("UI_GET_SYSNAME");
	snprintf(path, sizeof(path), "/sys/class/input/%s", name);
	dir = opendir(path);
	while (dir && made < 0 && (entry = readdir(dir)))
		if (!strncmp(entry->d_name, "event", 5)) {
			snprintf(path, sizeof(path), "/dev/input/%.20s",
				 entry->d_name);
			made = open(path, O_RDWR | O_CLOEXEC);
		}
	if (made < 0)
		die(path);
	closedir(dir);
	return made;
}

TEST(version)
{
	const int fd = begin();
	unsigned int version = 0;

	EXPECT_EQ(answer(ioctl(fd, UI_GET_VERSION, &version)), 0);
	EXPECT_EQ(version, UINPUT_VERSION);
	EXPECT_EQ(answer(ioctl(fd, UI_GET_VERSION, nobodys())), -EFAULT);
	close(fd);
}

TEST(a_device_is_what_was_set_up)
{
	const int fd = begin();
	struct uinput_abs_setup axis = { .code = ABS_MAX,
					 .absinfo = { 5, -7, 100, 2, 3, 4 } };
	struct input_absinfo got;
	struct input_id id;
	char text[80];
	int made;

	EXPECT_EQ(set_up(fd, "first"), 0);
	EXPECT_EQ(set_up(fd, "a pad \xe2\x84\xa2"), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_EVBIT, EV_ABS)), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_PHYS, "here/0")), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_ABS_SETUP, &axis)), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), 0);
	made = open_made(fd);
	EXPECT_EQ(answer(ioctl(made, EVIOCGNAME(80), text)), 10);
	EXPECT(!strcmp(text, "a pad \xe2\x84\xa2"));
	EXPECT_EQ(answer(ioctl(made, EVIOCGPHYS(80), text)), 7);
	EXPECT(!strcmp(text, "here/0"));
	EXPECT_EQ(answer(ioctl(made, EVIOCGID, &id)), 0);
	EXPECT(id.bustype == 3 && id.vendor == 0x1234 && id.product == 0x5678 &&
	       id.version == 9);
	EXPECT_EQ(answer(ioctl(made, EVIOCGABS(ABS_MAX), &got)), 0);
	EXPECT(!memcmp(&got, &axis.absinfo, sizeof(got)));
	EXPECT_EQ(set_up(fd, "again"), -EINVAL);
	EXPECT_EQ(set_axis(fd, ABS_X, 0, 1, 0), -EINVAL);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_PHYS, "there")), -EINVAL);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_EVBIT, EV_KEY)), -EINVAL);
	close(made);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_DESTROY)), 0);
	close(fd);
}

TEST(setup_is_refused)
{
	const int fd = begin();
	struct uinput_setup *const cut = (void *)room(sizeof(*cut) - 1);

	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), -EINVAL);
	EXPECT_EQ(set_up(fd, ""), -EINVAL);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_SETUP, nobodys())), -EFAULT);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_SETUP, cut)), -EFAULT);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), -EINVAL);
	close(fd);
}

TEST(an_axis_of_every_size)
{
	const unsigned int full = sizeof(struct uinput_abs_setup);
	const int fd = begin();

	for (unsigned int n = 0; n <= full + 8; n++) {
		struct uinput_abs_setup setup = { .code = ABS_Y,
						  .absinfo.maximum = 50 };
		void *const at = room(n);

		test_row(n);
		memset(at, 0, n);
		memcpy(at, &setup, n < full ? n : full);
		EXPECT_EQ(answer(ioctl(fd,
				       (UI_ABS_SETUP & ~IOCSIZE_MASK) |
					       n << IOCSIZE_SHIFT,
				       at)),
			  n > full ? -E2BIG : 0);
	}
	EXPECT_EQ(answer(ioctl(fd, UI_ABS_SETUP, nobodys())), -EFAULT);
	close(fd);
}

TEST(axes_that_are_right_and_wrong)
{
	static const struct {
		uint16_t code;
		int minimum, maximum, flat;
		long want;
	} rows[] = {
		{ 0, 0, 0, 0, 0 },
		{ ABS_MAX, 0, 10, 10, 0 },
		{ ABS_CNT, 0, 10, 0, -ERANGE },
		{ 0xffff, 0, 10, 0, -ERANGE },
		{ 0, 10, 9, 0, -EINVAL },
		{ 0, 1, 0, 0, -EINVAL },
		{ 0, -10, -10, 0, 0 },
		{ 0, 0, 10, 11, -EINVAL },
		{ 0, 0, 0, 1, -EINVAL },
		{ 0, INT_MIN, INT_MAX, INT_MAX, 0 },
		{ 0, INT_MAX, INT_MIN, 0, -EINVAL },
		{ ABS_MT_SLOT, 0, 99, 0, 0 },
		{ ABS_MT_SLOT, 0, 100, 0, -EINVAL },
		{ ABS_MT_SLOT, 0, INT_MAX, 0, -EINVAL },
	};
	const int fd = begin();

	FOR_EACH_ROW(row, rows)
	EXPECT_EQ(set_axis(fd, row->code, row->minimum, row->maximum,
			   row->flat),
		  row->want);
	close(fd);
}

/* What a compiler leaves in a hole of the caller's struct is no offence. */
TEST(an_axis_with_an_old_stack_in_its_hole)
{
	const int fd = begin();
	struct uinput_abs_setup setup;

	memset(&setup, 0xee, sizeof(setup));
	setup.code = ABS_X;
	memset(&setup.absinfo, 0, sizeof(setup.absinfo));
	EXPECT_EQ(answer(ioctl(fd, UI_ABS_SETUP, &setup)), 0);
	close(fd);
}

TEST(bits)
{
	static const struct {
		unsigned long command, max;
	} rows[] = {
		{ UI_SET_EVBIT, EV_MAX },   { UI_SET_KEYBIT, KEY_MAX },
		{ UI_SET_RELBIT, REL_MAX }, { UI_SET_ABSBIT, ABS_MAX },
		{ UI_SET_MSCBIT, MSC_MAX }, { UI_SET_LEDBIT, LED_MAX },
		{ UI_SET_SNDBIT, SND_MAX }, { UI_SET_FFBIT, FF_MAX },
		{ UI_SET_SWBIT, SW_MAX },   { UI_SET_PROPBIT, INPUT_PROP_MAX },
	};
	const int fd = begin();

	FOR_EACH_ROW(row, rows)
	{
		EXPECT_EQ(answer(ioctl(fd, row->command, 0)), 0);
		EXPECT_EQ(answer(ioctl(fd, row->command, row->max)), 0);
		EXPECT_EQ(answer(ioctl(fd, row->command, row->max + 1)),
			  -EINVAL);
		EXPECT_EQ(answer(ioctl(fd, row->command, ULONG_MAX)), -EINVAL);
		EXPECT_EQ(answer(ioctl(fd, row->command,
				       (unsigned long)LONG_MAX + 1)),
			  -EINVAL);
	}
	close(fd);
}

TEST(a_place_of_every_length)
{
	static const size_t lengths[] = { 0, 1, 100, 1022, 1023, 1024, 2000 };
	const int fd = begin();

	FOR_EACH_ROW(n, lengths)
	{
		char *const text = room(*n + 1);

		memset(text, 'p', *n);
		text[*n] = '\0';
		EXPECT_EQ(answer(ioctl(fd, UI_SET_PHYS, text)),
			  *n < 1024 ? 0 : -EINVAL);
	}
	EXPECT_EQ(answer(ioctl(fd, UI_SET_PHYS, nobodys())), -EFAULT);
	close(fd);
}

TEST(a_place_that_does_not_end)
{
	const int fd = begin();

	EXPECT_EQ(answer(ioctl(fd, UI_SET_PHYS, memset(room(9), 'p', 9))),
		  -EFAULT);
	close(fd);
}

TEST(sysname)
{
	const int fd = begin();
	char name[32] = "";

	EXPECT_EQ(answer(ioctl(fd, UI_GET_SYSNAME(32), name)), -ENOENT);
	EXPECT_EQ(set_up(fd, "pad"), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), 0);
	EXPECT(answer(ioctl(fd, UI_GET_SYSNAME(32), name)) > 5);
	EXPECT(!strncmp(name, "input", 5));
	EXPECT_EQ(answer(ioctl(fd, UI_GET_SYSNAME(3), name)), 3);
	EXPECT(!strcmp(name, "in"));
	EXPECT_EQ(answer(ioctl(fd, UI_GET_SYSNAME(0), name)), -EINVAL);
	EXPECT_EQ(answer(ioctl(fd, UI_GET_SYSNAME(32), nobodys())), -EFAULT);
	close(fd);
}

TEST(unknown_commands)
{
	const int fd = begin();

	EXPECT_EQ(answer(ioctl(fd, _IO('U', 99), 0)), -EINVAL);
	EXPECT_EQ(answer(ioctl(fd, _IOW('U', 3, int), 0)), -EINVAL);
	EXPECT_EQ(answer(ioctl(fd, 0, 0)), -EINVAL);
	close(fd);
}

TEST(events_arrive)
{
	struct input_event event = { .type = EV_KEY,
				     .code = KEY_A,
				     .value = 1 };
	struct input_event got = { .type = 0 };
	const int fd = begin();
	int made;

	EXPECT_EQ(set_up(fd, "keys"), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_EVBIT, EV_KEY)), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_KEYBIT, KEY_A)), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), 0);
	made = open_made(fd);
	EXPECT_EQ(write(fd, &event, sizeof(event)), sizeof(event));
	event = (struct input_event){ .type = EV_SYN };
	EXPECT_EQ(write(fd, &event, sizeof(event)), sizeof(event));
	EXPECT_EQ(read(made, &got, sizeof(got)), sizeof(got));
	EXPECT(got.type == EV_KEY && got.code == KEY_A && got.value == 1);
	close(made);
	close(fd);
}

TEST(requests_that_nobody_made)
{
	static const uint32_t ids[] = { 0, 15, 16, 17, INT_MAX, UINT_MAX };
	const int fd = begin();

	FOR_EACH_ROW(id, ids)
	{
		struct uinput_ff_upload upload = { .request_id = *id };
		struct uinput_ff_erase erase = { .request_id = *id };

		EXPECT_EQ(answer(ioctl(fd, UI_BEGIN_FF_UPLOAD, &upload)),
			  -EINVAL);
		EXPECT_EQ(answer(ioctl(fd, UI_END_FF_UPLOAD, &upload)),
			  -EINVAL);
		EXPECT_EQ(answer(ioctl(fd, UI_BEGIN_FF_ERASE, &erase)),
			  -EINVAL);
		EXPECT_EQ(answer(ioctl(fd, UI_END_FF_ERASE, &erase)), -EINVAL);
	}
	EXPECT_EQ(answer(ioctl(fd, UI_BEGIN_FF_ERASE, nobodys())), -EFAULT);
	EXPECT_EQ(answer(ioctl(fd, UI_END_FF_ERASE, nobodys())), -EFAULT);
	close(fd);
}

/* A device with force feedback, and another program that uses it, here a thread. */
static int begin_rumble(int *made)
{
	const int fd = begin();

	EXPECT_EQ(set_up(fd, "rumble"), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_EVBIT, EV_FF)), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_FFBIT, FF_RUMBLE)), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), 0);
	*made = open_made(fd);
	return fd;
}

struct other {
	pthread_t thread;
	int made;
	long got;
};

static void *do_upload(void *arg)
{
	struct other *const other = arg;
	struct ff_effect effect = { .type = FF_RUMBLE, .id = -1 };

	effect.u.rumble.strong_magnitude = 0x1234;
	other->got = answer(ioctl(other->made, EVIOCSFF, &effect));
	return NULL;
}

static void *do_erase(void *arg)
{
	struct other *const other = arg;

	other->got = answer(ioctl(other->made, EVIOCRMFF, 0));
	return NULL;
}

static void start(struct other *other, void *(*what)(void *))
{
	if (pthread_create(&other->thread, NULL, what, other))
		die("thread");
}

static long ended(struct other *other)
{
	pthread_join(other->thread, NULL);
	return other->got;
}

/* In front of a request there may be an effect that is stopped. */
static uint32_t asked(int fd, unsigned int code)
{
	struct input_event event = { .type = 0 };

	do
		if (read(fd, &event, sizeof(event)) != sizeof(event))
			die("uinput");
	while (event.type != EV_UINPUT);
	EXPECT_EQ(event.code, code);
	return (uint32_t)event.value;
}

static void end_upload(int fd, int retval, long want)
{
	struct uinput_ff_upload request = { .request_id =
						    asked(fd, UI_FF_UPLOAD) };

	EXPECT_EQ(answer(ioctl(fd, UI_BEGIN_FF_UPLOAD, &request)), 0);
	EXPECT_EQ(request.effect.type, FF_RUMBLE);
	EXPECT_EQ(request.effect.u.rumble.strong_magnitude, 0x1234);
	request.retval = retval;
	EXPECT_EQ(answer(ioctl(fd, UI_END_FF_UPLOAD, &request)), want);
	request.retval = 0;
	if (want)
		EXPECT_EQ(answer(ioctl(fd, UI_END_FF_UPLOAD, &request)), 0);
}

static void end_erase(int fd, int retval, long want)
{
	struct uinput_ff_erase request = { .request_id = asked(fd, UI_FF_ERASE),
					   .effect_id = 77 };

	EXPECT_EQ(answer(ioctl(fd, UI_BEGIN_FF_ERASE, &request)), 0);
	EXPECT_EQ(request.effect_id, 0);
	request.retval = retval;
	EXPECT_EQ(answer(ioctl(fd, UI_END_FF_ERASE, &request)), want);
	request.retval = 0;
	if (want)
		EXPECT_EQ(answer(ioctl(fd, UI_END_FF_ERASE, &request)), 0);
}

TEST(effects_are_uploaded_and_erased)
{
	struct other other;
	const int fd = begin_rumble(&other.made);

	start(&other, do_upload);
	end_upload(fd, -ENOSPC, 0);
	EXPECT_EQ(ended(&other), -ENOSPC);
	start(&other, do_upload);
	end_upload(fd, 0, 0);
	EXPECT_EQ(ended(&other), 0);
	start(&other, do_erase);
	end_erase(fd, 0, 0);
	EXPECT_EQ(ended(&other), 0);
	close(other.made);
	close(fd);
}

TEST(hostile_name_of_two_lines)
{
	const int fd = begin();

	EXPECT_EQ(set_up(fd, "pad\"\nN: Name=\"forged"), refused_from(1));
	close(fd);
}

TEST(hostile_name_that_does_not_end)
{
	const int fd = begin();
	struct uinput_setup setup = { .id = { 3, 1, 1, 1 } };

	memset(setup.name, 'n', sizeof(setup.name));
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_SETUP, &setup)), refused_from(1));
	close(fd);
}

TEST(hostile_number_of_effects)
{
	const int fd = begin();
	struct uinput_setup setup = { .name = "pad",
				      .ff_effects_max = FF_MAX_EFFECTS + 1 };

	EXPECT_EQ(answer(ioctl(fd, UI_DEV_SETUP, &setup)), refused_from(1));
	close(fd);
}

TEST(hostile_axes)
{
	const int fd = begin();
	struct uinput_abs_setup setup = { .absinfo = { .maximum = 9,
						       .fuzz = INT_MIN } };

	EXPECT_EQ(set_axis(fd, ABS_X, 0, 10, -1), refused_from(2));
	EXPECT_EQ(set_axis(fd, ABS_X, 0, 0, INT_MIN), refused_from(2));
	EXPECT_EQ(set_axis(fd, ABS_MT_SLOT, -5, -2, 0), refused_from(2));
	EXPECT_EQ(answer(ioctl(fd, UI_ABS_SETUP, &setup)), refused_from(2));
	close(fd);
}

static bool listed(const char *line)
{
	FILE *const list = fopen("/proc/bus/input/devices", "r");
	bool found = false;
	char got[256];

	while (list && fgets(got, sizeof(got), list))
		found |= !strcmp(got, line);
	fclose(list);
	return found;
}

TEST(hostile_place_forges_a_device)
{
	const int fd = begin();

	EXPECT_EQ(set_up(fd, "pad"), 0);
	EXPECT_EQ(answer(ioctl(fd, UI_SET_PHYS, "x\nN: Name=\"forged\"\nS: ")),
		  refused_from(4));
	EXPECT_EQ(answer(ioctl(fd, UI_DEV_CREATE)), 0);
	EXPECT_EQ(listed("N: Name=\"forged\"\n"), step < 4);
	close(fd);
}

/* What another program's call answers is 0 or an errno. */
TEST(hostile_answer_to_an_upload)
{
	struct other other;
	const int fd = begin_rumble(&other.made);

	start(&other, do_upload);
	end_upload(fd, 7, refused_from(4));
	EXPECT_EQ(ended(&other), step < 4 ? 7 : 0);
	if (step >= 4) {
		start(&other, do_erase);
		end_erase(fd, 0, 0);
		EXPECT_EQ(ended(&other), 0);
	}
	close(other.made);
	close(fd);
}

TEST(hostile_answer_to_an_erase)
{
	struct other other;
	const int fd = begin_rumble(&other.made);

	start(&other, do_upload);
	end_upload(fd, 0, 0);
	EXPECT_EQ(ended(&other), 0);
	start(&other, do_erase);
	end_erase(fd, 7, refused_from(4));
	EXPECT_EQ(ended(&other), step < 4 ? 7 : 0);
	if (step < 4) {
		start(&other, do_erase);
		end_erase(fd, 0, 0);
		EXPECT_EQ(ended(&other), 0);
	}
	close(other.made);
	close(fd);
}

static void run(const struct test *test)
{
	expects = fails = 0;
	why[0] = '\0';
	current_row = -1;
	test->run();
	bad += fails || !expects;
	fprintf(results, "CHECK\t%s\tclient\t%s\t%s\t%u of %u%s\n", suite,
		test->name, fails || !expects ? "bad" : "ok", expects - fails,
		expects, why);
}

int main(int argc, char **argv)
{
	if (argc != 4 || strcmp(argv[1], "-r"))
		die("usage: porting-client -r RESULTS STEP");
	results = fopen(argv[2], "a");
	if (!results)
		die(argv[2]);
	setlinebuf(results);
	step = strtol(argv[3], NULL, 10);
	snprintf(suite, sizeof(suite), "step%ld-%zu", step, 8 * sizeof(long));
	fprintf(results, "PLAN\t%s\t%u\n", suite, planned);
	for (const struct test *test = first; test; test = test->next)
		run(test);
	fprintf(results, "END\t%s\t%u\t%u\n", suite, planned, bad);
	return bad != 0;
}
