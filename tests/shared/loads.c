// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What the machine code does, not the source: the shared page cannot be touched
 * without a fault, and every instruction that does is let through alone and noted.
 * The other side has the same page at another address, and rewrites it behind each
 * access. x86-64 only.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>
#include <untrusted/shared.h>

#define PAGE 4096
#define TRAP_FLAG 0x100
#define TOUCHES_MAX 64

struct message {
	uint8_t kind;
	uint16_t flags;
	uint32_t len;
	uint64_t cookie;
	uint32_t tail[4];
};

struct __attribute__((__packed__)) packed_message {
	uint8_t kind;
	uint32_t len;
	uint16_t flags;
};

UNTRUSTED_STRUCT(message, struct message);
UNTRUSTED_STRUCT(packed_message, struct packed_message);
SHARED_STRUCT(message, struct message);
SHARED_STRUCT(packed_message, struct packed_message);

static uint8_t *page; /* ours: faults */
static volatile uint8_t *theirs; /* the other side's view of it */
static volatile size_t touched[TOUCHES_MAX];
static volatile unsigned int touches;

static void on_fault(int signal, siginfo_t *info, void *context)
{
	ucontext_t *const at = context;
	const uintptr_t where = (uintptr_t)info->si_addr;

	(void)signal;
	if (where - (uintptr_t)page >= PAGE || touches == TOUCHES_MAX)
		_exit(3);
	touched[touches++] = where - (uintptr_t)page;
	mprotect(page, PAGE, PROT_READ | PROT_WRITE);
	at->uc_mcontext.gregs[REG_EFL] |= TRAP_FLAG;
}

static void on_step(int signal, siginfo_t *info, void *context)
{
	ucontext_t *const at = context;

	(void)signal;
	(void)info;
	for (size_t i = 0; i < 256; i++)
		theirs[i] ^= 0xff;
	mprotect(page, PAGE, PROT_NONE);
	at->uc_mcontext.gregs[REG_EFL] &= ~TRAP_FLAG;
}

static void catch (int signal, void (*handler)(int, siginfo_t *, void *))
{
	struct sigaction action = { .sa_sigaction = handler,
				    .sa_flags = SA_SIGINFO };

	sigaction(signal, &action, NULL);
}

static void map(void)
{
	const int fd = memfd_create("shared", 0);

	if (fd < 0 || ftruncate(fd, PAGE))
		exit(2);
	theirs = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	page = mmap(NULL, PAGE, PROT_NONE, MAP_SHARED, fd, 0);
	if (theirs == MAP_FAILED || page == MAP_FAILED)
		exit(2);
}

/* how often the byte at @offset was where an access began */
static unsigned int touched_at(size_t offset)
{
	unsigned int n = 0;

	for (unsigned int i = 0; i < touches; i++)
		n += touched[i] == offset;
	return n;
}

static bool failed;

static void expect(const char *name, bool right)
{
	printf("%s %s", right ? "ok" : "not ok", name);
	if (!right) {
		printf(": %u accesses, at", touches);
		for (unsigned int i = 0; i < touches; i++)
			printf(" %zu", touched[i]);
	}
	printf("\n");
	failed |= !right;
}

/* exactly @n accesses, @width bytes apart, each once */
static bool each_once(unsigned int n, size_t width)
{
	if (touches != n)
		return false;
	for (unsigned int i = 0; i < n; i++)
		if (touched_at(i * width) != 1)
			return false;
	return true;
}

static void they_write(uint8_t value)
{
	for (size_t i = 0; i < 256; i++)
		theirs[i] = value;
}

static void begin(void)
{
	they_write(0);
	((volatile struct message *)theirs)->len = 16;
	touches = 0;
}

/* ---- what is compiled --------------------------------------------------- */

static volatile unsigned int sink;

/* the compiler cannot know what this does to memory, or to its registers */
static __attribute__((__noinline__)) void use(uint32_t value)
{
	sink += value;
	__asm__ volatile("" : : : "memory", "rbx", "r12", "r13", "r14", "r15");
}

static __attribute__((__noinline__)) int plain(const struct message *at)
{
	if (at->len > 64)
		return -EINVAL;
	use(1);
	use(at->len);
	return 0;
}

static __attribute__((__noinline__)) int fetched(shared_message *at)
{
	untrusted_message copy;
	uint32_t len;
	int ret;

	shared_fetch(message, at, &copy);
	ret = validate_field(NULL, message, &copy, len, max, u32, 64, &len);
	if (ret)
		return ret;
	for (int i = 0; i < 8; i++)
		use(len);
	return sink == 8 * 16 ? 0 : -1;
}

static __attribute__((__noinline__)) uint32_t fetch_integer(shared_u32 *at,
							    untrusted_u32 *out)
{
	uint32_t value;

	shared_fetch(u32, at, out);
	value = validate_or(u32, *out, 0, 64, 0);
	use(value);
	use(value);
	return value;
}

static __attribute__((__noinline__)) uint32_t
fetch_index(shared_u32 *at, struct shared_ring *ring)
{
	untrusted_u32 tail;

	shared_fetch_acquire(u32, at, &tail);
	if (validate_ring_filled(ring, tail))
		return 99;
	use(shared_ring_left(ring));
	return shared_ring_left(ring);
}

static void accesses(void)
{
	struct shared_ring ring = { .entries = 16 };
	untrusted_packed_message packed;
	untrusted_u32 integer;

	begin();
	expect("control_reads_twice",
	       !plain((const struct message *)page) &&
		       touched_at(offsetof(struct message, len)) == 2);

	begin();
	sink = 0;
	expect("struct", !fetched(shared_mark(message, page)) &&
				 each_once(sizeof(struct message) / 8, 8));

	begin();
	shared_fetch(packed_message, shared_mark(packed_message, page),
		     &packed);
	expect("packed_struct", each_once(sizeof(struct packed_message), 1));

	begin();
	theirs[0] = 16;
	expect("integer",
	       fetch_integer(shared_mark(u32, page), &integer) == 16 &&
		       each_once(1, 4));

	begin();
	theirs[0] = 16;
	expect("index", fetch_index(shared_mark(u32, page), &ring) == 16 &&
				each_once(1, 4));

	begin();
	shared_put(u32, shared_mark(u32, page), 5);
	expect("put", each_once(1, 4));

	begin();
	shared_put_release(u32, shared_mark(u32, page), 5);
	expect("put_release", each_once(1, 4));
}

/* A byte of the vec has one value, however often bytes were copied. */
static void bytes_settle(void)
{
	static untrusted_u8 room[64];
	struct untrusted_vec vec = untrusted_vec(room, sizeof(room));
	unsigned int after, differ = 0;
	uint8_t first[64];

	begin();
	they_write('b');
	if (shared_fetch_vec(shared_bytes_of(shared_mark(u8, page), 64), &vec))
		exit(2);
	after = touches;
	for (size_t i = 0; i < 64; i++)
		first[i] = validate_any(u8, room[i]);
	they_write('c');
	for (size_t i = 0; i < 64; i++)
		differ += validate_any(u8, room[i]) != first[i];
	expect("bytes", after && touches == after && !differ);
}

int main(void)
{
	map();
	catch (SIGSEGV, on_fault);
	catch (SIGTRAP, on_step);
	accesses();
	bytes_settle();
	return failed;
}
