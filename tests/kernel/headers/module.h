/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_TEST_MODULE_H
#define UNTRUSTED_TEST_MODULE_H

/**
 * DOC: the test module
 *
 * Tests are written with tests/unit/harness.h. They run inside an ioctl of the
 * client, so user memory is that of a real process; memory.h arranges it. Those of
 * tests/unit need no process: kunit.c is another module, which has KUnit run them.
 */

#include <linux/fs.h>
#include <linux/module.h>

#include "abi.h"
#include "../../unit/harness.h"

typedef void (*test_constructor)(void);
extern test_constructor tests_begin[1];
extern test_constructor tests_end[1];

/* harness.c */
extern struct test *tests_first;
extern unsigned int tests_count;
void tests_construct(void);
void tests_free(void);
struct test_result *test_run(const struct test *test);

/* ioctl.c, iov.c and uring.c: the device under test, and what its handlers saw */
extern struct rows_seen rows_seen;
long rows_ioctl_native(struct file *file, unsigned int cmd, unsigned long arg);
long rows_ioctl_compat(struct file *file, unsigned int cmd, unsigned long arg);
ssize_t rows_read_iter(struct kiocb *iocb, struct iov_iter *to);
ssize_t rows_write_iter(struct kiocb *iocb, struct iov_iter *from);
struct io_uring_cmd;
int rows_uring_cmd(struct io_uring_cmd *request, unsigned int issue_flags);

/* doors.c: what else takes text */
int doors_open(void);
void doors_close(void);

#endif /* UNTRUSTED_TEST_MODULE_H */
