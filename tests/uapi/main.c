// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: uapi CONFIG [plant]	rows and 100,000 mutated messages of each struct
 *	  uapi figures N	N mutated messages of each, as lines for bench/figure
 *
 * Planted: the schemas see a bit that the oracles do not.
 */
#include <stdio.h>

#include "harness.h"

#define STRUCTS(X)              \
	X(i2c_rdwr)             \
	X(i2c_msg)              \
	X(spi_ioc_transfer)     \
	X(vfio_dma_map)         \
	X(fiemap)               \
	X(gpio_v2_line_request) \
	X(kvm_irq_routing)      \
	X(loop_config)          \
	X(sg_io_v4)             \
	X(fsverity_enable)      \
	X(fscrypt_add_key)      \
	X(ff_effect)            \
	X(seccomp_addfd)        \
	X(dm_ioctl)             \
	X(clone_args)           \
	X(open_how)
#define DECLARE(name) extern const struct uapi_struct uapi_##name;
STRUCTS(DECLARE)
#define POINT(name) &uapi_##name,
static const struct uapi_struct *const structs[] = { STRUCTS(POINT) };

#define N_STRUCTS (sizeof(structs) / sizeof(structs[0]))
#define ACCEPTED_LEAST 20 /* one in so many mutated messages is a good one */

static bool said(bool ok, const char *name, const char *what,
		 const char *config)
{
	printf("%s uapi.%s.%s.%s\n", ok ? "ok" : "not ok", name, what, config);
	return ok;
}

static void run_rows(struct uapi_run *run, const struct uapi_struct *s)
{
	const bool planted = run->planted;

	memset(run, 0, sizeof(*run));
	run->planted = planted;
	run->about = s;
	run->ctx = uapi_base;
	s->cases(run);
}

static bool is_deep(const struct uapi_tally *t)
{
	return t->accepted >= t->asked / ACCEPTED_LEAST;
}

static bool test(struct uapi_run *run, const struct uapi_struct *s,
		 const char *config)
{
	static const char *const names[] = { "values", "rules", "bounds" };
	struct uapi_tally t;
	bool ok = true;

	run_rows(run, s);
	for (int i = 0; i < UAPI_CLASSES; i++)
		ok &= said(run->rows[i] && !run->failed[i], s->name, names[i],
			   config);
	t = uapi_mutate(run, 100000);
	if (t.differ || !is_deep(&t))
		printf("# %lu of %lu differ, %lu accepted\n", t.differ, t.asked,
		       t.accepted);
	return ok & said(!t.differ && is_deep(&t), s->name, "agree", config);
}

static bool figure(struct uapi_run *run, const struct uapi_struct *s,
		   unsigned long n)
{
	struct uapi_tally t;

	run_rows(run, s);
	t = uapi_mutate(run, n);
	printf("schema.agree.uapi_%s\t%lu\t= 0\t"
	       "of %lu mutated messages, %lu of them accepted, judged otherwise "
	       "by the hand-written judge\n",
	       s->name, t.differ, t.asked, t.accepted);
	return is_deep(&t);
}

int main(int argc, char **argv)
{
	static struct uapi_run run;
	const bool figures = argc == 3 && !strcmp(argv[1], "figures");
	bool ok = argc > 1;

	run.planted = argc == 3 && !figures;

	for (size_t i = 0; i < N_STRUCTS && argc > 1; i++)
		ok &= figures ? figure(&run, structs[i],
				       strtoul(argv[2], NULL, 10)) :
				test(&run, structs[i], argv[1]);
	return !ok;
}
