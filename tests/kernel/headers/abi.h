/* SPDX-License-Identifier: (GPL-2.0-only WITH Linux-syscall-note) OR MIT */
#ifndef UNTRUSTED_TEST_ABI_H
#define UNTRUSTED_TEST_ABI_H

/**
 * DOC: what the test module and its client tell each other
 *
 * Two devices. /dev/untrusted_test runs the module's own tests and says what the
 * rows saw; it is written without the library. /dev/untrusted_rows is served by
 * UNTRUSTED_IOCTL(), read_iter and write_iter, and is what the client attacks.
 */

#include <linux/ioctl.h>
#include <linux/types.h>

/* ---- /dev/untrusted_test ------------------------------------------------ */

struct test_result {
	__u32 index; /* in: which test, from 0; ENOENT behind the last */
	__u32 expects;
	__u32 fails;
	char name[44];
	char why[200]; /* the first failure */
};

/* What the rows' handlers saw since TEST_FORGET. */
struct rows_seen {
	__u32 handlers; /* calls of any handler */
	__u32 row; /* number of the command served last */
	__s32 again; /* errno of a second fetch of the request */
	__s32 put; /* errno of putting an output */
	__u32 knows; /* the caller's struct reaches the last member */
	__u32 refusals; /* calls of the refused hook */
	__u32 cmd;
	__s32 error;
	__u32 rule;
	__u32 offset;
	char field[16];
	__u64 value; /* argument of the VALUE row */
	__u8 request[32];
	/* read_iter and write_iter */
	__s64 position;
	__u64 copied;
	__u64 filled;
	__u8 buffer[64];
};

#define TEST_RUN _IOWR('U', 0x80, struct test_result)
/* Answers how many there are. */
#define TEST_COUNT _IO('U', 0x84)
#define TEST_SEEN _IOR('U', 0x81, struct rows_seen)
#define TEST_FORGET _IO('U', 0x82)
/* Fetches the rows_args at its address twice: what the client must notice. */
#define TEST_FETCH_TWICE _IO('U', 0x83)

/* ---- /dev/untrusted_rows ------------------------------------------------ */

struct rows_args {
	__u64 a;
	__u32 b;
	__u16 c;
	__u8 d;
	__u8 out_e;
};

/* Version 0 ended after b, version 1 after out_c. */
struct rows_grown {
	__u32 size; /* of a SIZED command; a plain value else */
	__u32 b;
	__u32 out_c;
	__u32 d;
	__u64 out_e;
};

#define ROWS_GROWN_SIZE_VER0 8
#define ROWS_GROWN_SIZE_VER1 12

/* Judged by a schema. Version 0 ended after out_sum. */
struct rows_valid {
	__u32 size; /* of a SIZED command; a plain value else */
	__u32 slot; /* less than ROWS_SLOTS */
	__u64 out_sum;
	__u16 port; /* 1 to 1023; of an older caller ROWS_PORT */
	__u16 reserved;
	__u32 flags; /* ROWS_FLAGS; of an older caller 2; answered with 1 */
};

#define ROWS_VALID_SIZE_VER0 16
#define ROWS_SLOTS 16
#define ROWS_PORT 80
#define ROWS_FLAGS 3

struct rows_answer {
	__u32 a;
	__u32 b;
};

#define ROWS_EXACT _IOWR('u', 1, struct rows_args)
#define ROWS_SENDS _IOW('u', 2, struct rows_args)
#define ROWS_GROWS _IOWR('u', 3, struct rows_grown)
#define ROWS_SIZED _IOC(_IOC_READ | _IOC_WRITE, 'u', 4, 0)
#define ROWS_READS _IOR('u', 5, struct rows_answer)
#define ROWS_VALUE _IO('u', 6)
/* Answers its argument: a positive value is no refusal. */
#define ROWS_ECHO _IO('u', 7)

#define ROWS_VALID _IOWR('u', 8, struct rows_valid)
#define ROWS_VALID_GROWS _IOWR('u', 9, struct rows_valid)
#define ROWS_VALID_SIZED _IOC(_IOC_READ | _IOC_WRITE, 'u', 10, 0)
/* What rows_valid may hold; struct untrusted_limit_ask of uapi/limits.h. */
#define ROWS_LIMITS _IOWR('u', 11, struct untrusted_limit_ask)

#define ROWS_ANSWER_A 0x11223344
#define ROWS_ANSWER_B 0x55667788
#define ROWS_OUT 0xe7

/* write_iter appends to a vec that holds HEAD bytes of ROWS_OUT already. */
#define ROWS_IOV_HEAD 8
#define ROWS_IOV_ROOM 24

/* Commands of io_uring. */
#define ROWS_URING 1
#define ROWS_URING_LARGE 2
/* Fetches, writes to the submission itself, by its address, and fetches again. */
#define ROWS_URING_CHANGED 3

struct rows_uring {
	__u64 address; /* of the command, as the process has mapped it */
	__u32 b;
	__u16 c;
	__u16 d;
};

struct rows_uring_large {
	struct rows_uring head;
	__u8 rest[64];
};

#endif /* UNTRUSTED_TEST_ABI_H */
