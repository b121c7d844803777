// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* user/map.h: files that are really written and cut while they are read. */
#include <signal.h>
#include <sys/mman.h>
#include <untrusted/user/map.h>

#include "harness.h"
#include "user.h"
#include "values.h"

struct pair {
	uint32_t a;
	uint32_t b;
};
UNTRUSTED_STRUCT(pair, struct pair);

#define PAGE 4096

static void resize(int fd, off_t size)
{
	must(!ftruncate(fd, size), "ftruncate");
}

static void write_at(int fd, off_t at, const void *from, size_t n)
{
	must(pwrite(fd, from, n, at) == (ssize_t)n, "pwrite");
}

/* A file of two pages, byte i of which is i. */
static int counted_file(bool memfd)
{
	const int fd = memfd ? memfd_create("unit", MFD_ALLOW_SEALING) :
			       file_of("", 0);
	uint8_t bytes[2 * PAGE];

	must(fd >= 0, "memfd_create");
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)i;
	write_at(fd, 0, bytes, sizeof(bytes));
	return fd;
}

/* An emulator may know no seals: then the map is none that stays. */
static bool sealed(int fd)
{
	return !fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK) &&
	       fcntl(fd, F_GET_SEALS) & F_SEAL_SHRINK;
}

static const volatile uint8_t *mapped;

static void read_mapped(void)
{
	signal(SIGBUS, SIG_DFL); /* a sanitizer has its own */
	_exit(mapped[PAGE]);
}

/* The control: the same file, mapped and read by name, ends the program. */
TEST(map_of_a_file_that_is_cut)
{
	const int fd = counted_file(false);
	untrusted_u8 buf[16];
	struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));
	struct untrusted_vec none = untrusted_vec(NULL, 0);
	untrusted_u32 got = untrusted_mark(u32, 77);
	struct file_map map;

	EXPECT_EQ(map_open(fd, 2 * PAGE, &map), 0);
	EXPECT(!map_is_sealed(&map));
	EXPECT_EQ(map_fetch_vec(&map, 2 * PAGE, 0, &none), 0);
	EXPECT_EQ(map_fetch_vec(&map, 2 * PAGE + 1, 0, &none), -EINVAL);
	mapped = mmap(NULL, 2 * PAGE, PROT_READ, MAP_SHARED, fd, 0);
	EXPECT_EQ(map_fetch(u32, &map, PAGE, &got), 0);
	resize(fd, 100);
	EXPECT(test_dies(read_mapped));
	got = untrusted_mark(u32, 77);
	EXPECT_EQ(map_fetch(u32, &map, PAGE, &got), -ENODATA);
	EXPECT_EQ(map_fetch(u32, &map, 97, &got), -ENODATA);
	EXPECT_EQ(validate_equal(u32, got, 77), 0);
	/* untrusted-check: allow forged: the test is the sender */
	memset(buf, 0x5a, sizeof(buf));
	EXPECT_EQ(map_fetch_vec(&map, 96, 8, &vec), -ENODATA);
	EXPECT_EQ(vec.len, 0);
	EXPECT_EQ(validate_zero_bytes(buf, 8), 0);
	EXPECT_EQ(map_fetch_vec(&map, 96, 4, &vec), 0);
	EXPECT(holds(untrusted_vec_bytes(&vec), "\x60\x61\x62\x63"));
	munmap((void *)(size_t)mapped, 2 * PAGE);
	map_close(&map);
	close(fd);
}

static void cut_and_grow(int fd)
{
	for (int i = 0; i < 2000; i++) {
		resize(fd, i & 1 ? 2 * PAGE : i & 2);
		if (i & 1)
			write_at(fd, PAGE, "\xff\xff\xff\xff", 4);
	}
}

TEST(map_of_a_file_that_is_cut_all_the_time)
{
	const int fd = counted_file(false);
	unsigned long fetched = 0;
	struct file_map map;
	int status = 0;
	pid_t child;

	EXPECT_EQ(map_open(fd, 2 * PAGE, &map), 0);
	child = in_child(cut_and_grow, fd);
	while (!waitpid(child, &status, WNOHANG)) {
		untrusted_u32 got = untrusted_mark(u32, 77);
		const int ret = map_fetch(u32, &map, PAGE, &got);

		if (ret && ret != -ENODATA)
			EXPECT_EQ(ret, -ENODATA);
		if (ret && validate_equal(u32, got, 77))
			EXPECT(!"untouched on failure");
		fetched++;
	}
	EXPECT_EQ(status, 0);
	EXPECT(fetched);
	map_close(&map);
	close(fd);
}

TEST(map_that_fails_evaluates_once)
{
	const int fd = counted_file(false);
	untrusted_u32 got[2] = {}, *to = got;
	struct file_map map, *at = &map;
	size_t off = 2 * PAGE;

	EXPECT_EQ(map_open(fd, 2 * PAGE, &map), 0);
	EXPECT_EQ(map_fetch(u32, at++, off++, to++), -EINVAL);
	EXPECT(at == &map + 1 && to == got + 1);
	EXPECT_EQ(off, 2 * PAGE + 1);
	map_close(&map);
	close(fd);
}

TEST(map_that_is_sealed)
{
	const int fd = counted_file(true);
	const bool seals = sealed(fd);
	untrusted_pair got = {};
	untrusted_u32 first = {};
	struct file_map map;

	EXPECT_EQ(map_open(fd, 2 * PAGE, &map), 0);
	EXPECT_EQ(map_is_sealed(&map), seals);
	EXPECT_EQ(ftruncate(fd, 100), seals ? -1 : 0);
	resize(fd, 3 * PAGE);
	write_at(fd, 8, &(struct pair){ 5, 6 }, sizeof(struct pair));
	EXPECT_EQ(map_fetch(pair, &map, 8, &got), 0);
	EXPECT_EQ(map_fetch(u32, &map, 12, &first), 0);
	write_at(fd, 8, &(struct pair){ 7, 8 }, sizeof(struct pair));
	EXPECT_EQ(validate_equal(u32, untrusted_member(pair, &got, b, u32), 6),
		  0);
	EXPECT_EQ(validate_equal(u32, first, 6), 0);
	EXPECT_EQ(map_fetch(u32, &map, 12, &first), 0);
	EXPECT_EQ(validate_equal(u32, first, 8), 0);
	map_close(&map);
	close(fd);
}

/* A memfd is as good as its seals. */
TEST(map_of_a_memfd_that_can_be_cut)
{
	const int fd = counted_file(true);
	untrusted_u32 got = untrusted_mark(u32, 77);
	struct file_map map;

	EXPECT_EQ(map_open(fd, 2 * PAGE, &map), 0);
	EXPECT(!map_is_sealed(&map));
	resize(fd, PAGE + 2);
	EXPECT_EQ(map_fetch(u32, &map, PAGE, &got), -ENODATA);
	EXPECT_EQ(validate_equal(u32, got, 77), 0);
	map_close(&map);
	close(fd);
}

static void fetch_each_width(const struct file_map *map)
{
	for (size_t off = 0; off < 20; off++) {
		uint8_t bytes[8];
		untrusted_u8 buf[16];
		struct untrusted_vec vec = untrusted_vec(buf, sizeof(buf));

		test_row((long)off);
		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (uint8_t)(off + i);
#define AS_SENT(tag, type, lo, hi)                            \
	do {                                                  \
		untrusted_##tag got = {};                     \
		type want;                                    \
		memcpy(&want, bytes, sizeof(want));           \
		EXPECT_EQ(map_fetch(tag, map, off, &got), 0); \
		EXPECT_EQ(validate_equal(tag, got, want), 0); \
	} while (0);
		EACH_TAG(AS_SENT)
#undef AS_SENT
		EXPECT_EQ(map_fetch_vec(map, off, 7, &vec), 0);
		EXPECT_EQ(vec.len, 7);
		EXPECT_EQ(validate_equal(u8, buf[6], (uint8_t)(off + 6)), 0);
	}
	test_row(-1);
}

TEST(map_of_each_width_at_any_place)
{
	const int files[] = { counted_file(false), counted_file(true) };

	sealed(files[1]);
	FOR_EACH_ROW(fd, files)
	{
		struct file_map map;

		EXPECT_EQ(map_open(*fd, PAGE, &map), 0);
		fetch_each_width(&map);
		map_close(&map);
		close(*fd);
	}
}

TEST(map_has_its_bounds)
{
	static const struct {
		size_t off, n;
		int ret;
	} rows[] = {
		{ 0, 100, 0 },
		{ 100, 0, 0 },
		{ 92, 8, 0 },
		{ 93, 8, -EINVAL },
		{ 101, 0, -EINVAL },
		{ SIZE_MAX, 1, -EINVAL },
		{ SIZE_MAX - 7, 8, -EINVAL },
		{ 0, 101, -EINVAL },
		{ 0, 200, -EINVAL },
		{ 0, 201, -E2BIG },
		{ 0, SIZE_MAX, -E2BIG },
	};
	const int files[] = { counted_file(false), counted_file(true) };

	sealed(files[1]);
	FOR_EACH_ROW(fd, files)
	{
		struct file_map map;

		EXPECT_EQ(map_open(*fd, 100, &map), 0);
		FOR_EACH_ROW(row, rows)
		{
			untrusted_u8 buf[200];
			struct untrusted_vec vec =
				untrusted_vec(buf, sizeof(buf));

			EXPECT_EQ(map_fetch_vec(&map, row->off, row->n, &vec),
				  row->ret);
			EXPECT_EQ(vec.len, row->ret ? 0 : row->n);
		}
		map_close(&map);
		close(*fd);
	}
}

TEST(map_that_cannot_be)
{
	const int open_before = open_fds();
	const int fd = counted_file(true);
	untrusted_u8 got = untrusted_mark(u8, 77);
	struct file_map map;
	int ends[2];

	make_pipe(ends);
	EXPECT_EQ(map_open(fd, 0, &map), -EINVAL);
	EXPECT_EQ(map_open(fd, 2 * PAGE + 1, &map), -ENODATA);
	EXPECT_EQ(map_open(fd, SIZE_MAX, &map), -ENODATA);
	EXPECT_EQ(map_open(-1, PAGE, &map), -EBADF);
	EXPECT_EQ(map_open(ends[0], PAGE, &map), -ENODATA);
	map_close(&map);
	EXPECT_EQ(map_open(fd, 2 * PAGE, &map), 0);
	map_close(&map);
	EXPECT_EQ(map_fetch(u8, &map, 0, &got), -EINVAL);
	EXPECT_EQ(validate_equal(u8, got, 77), 0);
	map_close(&map);
	close(ends[0]);
	close(ends[1]);
	close(fd);
	EXPECT_EQ(open_fds(), open_before);
}

/* Not readable: what pread() and mmap() say of it. */
TEST(map_of_what_may_not_be_read)
{
	char name[] = "/tmp/untrusted-unit-XXXXXX";
	const int both = mkstemp(name);
	const int fd = open(name, O_WRONLY);
	untrusted_u8 got = untrusted_mark(u8, 77);
	struct file_map map;

	must(both >= 0 && fd >= 0 && !unlink(name), "mkstemp");
	write_all(both, "text", 4);
	EXPECT_EQ(map_open(fd, 4, &map), 0);
	EXPECT_EQ(map_fetch(u8, &map, 0, &got), -EBADF);
	EXPECT_EQ(validate_equal(u8, got, 77), 0);
	map_close(&map);
	close(both);
	close(fd);
}
