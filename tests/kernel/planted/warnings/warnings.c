// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * One warning for each tool that tests/kernel/clean listens to: the compilers
 * under W=1, clang's strict function casts, and sparse.
 */

#include <linux/compiler.h>
#include <linux/module.h>

int warnings_missing_prototype(void)
{
	return 0;
}

typedef int (*warnings_fn)(void *);

static int warnings_take_char(char *p)
{
	return *p;
}

warnings_fn warnings_strict_cast(void);
warnings_fn warnings_strict_cast(void)
{
	return (warnings_fn)warnings_take_char;
}

int warnings_sparse(char __user *p);
int warnings_sparse(char __user *p)
{
	return *p;
}

MODULE_DESCRIPTION("Warnings that the test rig must catch");
MODULE_LICENSE("Dual MIT/GPL");
