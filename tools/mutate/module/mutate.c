// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* See ../mutate.h. For test machines: whoever can open the device can race the kernel. */

#include <linux/fs.h>
#include <linux/hw_breakpoint.h>
#include <linux/miscdevice.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/perf_event.h>
#include <linux/slab.h>
#include <linux/stacktrace.h>
#include <untrusted/kernel/ioctl.h>

#include "../mutate.h"

#define MUTATE_DEPTH 24

#define MUTATE_ARM_ARGS(FIELD, ...) \
	FIELD(u64, at, ANY)         \
	FIELD(u32, touch, ANY)      \
	FIELD(u32, value, MAX(U8_MAX))
USER_SCHEMA(mutate_arm, struct mutate_arm, MUTATE_ARM_ARGS, none);
USER_STRUCT(mutate_seen, struct mutate_seen, touches, changed, place);

struct mutate {
	struct mutex lock; /* arming and disarming */
	struct perf_event *event; /* NULL: not armed */
	struct page *page;
	u8 *byte;
	u8 value;
	u32 touch;
	/* Below: written where the processor stops, in the armed thread. */
	u32 touches;
	u32 changed;
	unsigned int depth;
	unsigned long stack[MUTATE_DEPTH];
};

/*
 * What get_user() calls keeps no frame: its caller is what lies on top of the stack.
 */
static void mutate_touched(struct perf_event *event,
			   struct perf_sample_data *data, struct pt_regs *regs)
{
	struct mutate *m = event->overflow_handler_context;

	if (user_mode(regs) || ++m->touches != m->touch)
		return;
	WRITE_ONCE(*m->byte, m->value);
	m->changed = 1;
	m->stack[0] = *(unsigned long *)regs->sp;
	m->depth = 1 + stack_trace_save(&m->stack[1], MUTATE_DEPTH - 1, 0);
}

static struct perf_event *mutate_watch(struct mutate *m, u64 at)
{
	struct perf_event_attr attr;

	hw_breakpoint_init(&attr);
	attr.bp_addr = at;
	attr.bp_len = HW_BREAKPOINT_LEN_1;
	attr.bp_type = HW_BREAKPOINT_RW;
	return register_user_hw_breakpoint(&attr, mutate_touched, m, current);
}

/* The page stays where it is while the kernel's own address of the byte is used. */
static int mutate_start(struct mutate *m, const validated_mutate_arm *req)
{
	struct perf_event *event;

	if (m->event)
		return -EBUSY;
	if (pin_user_pages_fast(req->at & PAGE_MASK, 1, FOLL_WRITE, &m->page) !=
	    1)
		return -EFAULT;
	m->byte = (u8 *)page_address(m->page) + offset_in_page(req->at);
	m->value = req->value;
	m->touch = req->touch;
	m->touches = 0;
	m->changed = 0;
	m->depth = 0;
	event = mutate_watch(m, req->at);
	if (IS_ERR(event)) {
		unpin_user_page(m->page);
		return -EBUSY;
	}
	m->event = event;
	return 0;
}

static int mutate_arm(struct mutate *m, const validated_mutate_arm *req,
		      user_ptr_mutate_arm *user, struct untrusted_error *err)
{
	int ret;

	mutex_lock(&m->lock);
	ret = mutate_start(m, req);
	mutex_unlock(&m->lock);
	return ret;
}

static void mutate_stop(struct mutate *m)
{
	unregister_hw_breakpoint(m->event);
	unpin_user_pages_dirty_lock(&m->page, 1, true);
	m->event = NULL;
}

/* The innermost function of another module. */
static void mutate_place(const struct mutate *m, char *place)
{
	char symbol[KSYM_SYMBOL_LEN];
	unsigned int i;

	for (i = 0; i < m->depth; i++) {
		scnprintf(symbol, sizeof(symbol), "%pS", (void *)m->stack[i]);
		if (!strchr(symbol, '[') || strstr(symbol, "[mutate]"))
			continue;
		strscpy(place, symbol, MUTATE_PLACE_LEN);
		return;
	}
}

static int mutate_disarm(struct mutate *m, user_ptr_mutate_seen *user,
			 struct untrusted_error *err)
{
	struct mutate_seen *seen = kzalloc(sizeof(*seen), GFP_KERNEL);
	int ret = -EINVAL;

	if (!seen)
		return -ENOMEM;
	mutex_lock(&m->lock);
	if (m->event) {
		mutate_stop(m);
		seen->touches = m->touches;
		seen->changed = m->changed;
		mutate_place(m, seen->place);
		ret = 0;
	}
	mutex_unlock(&m->lock);
	ret = ret ?: user_put(err, mutate_seen, user, seen);
	kfree(seen);
	return ret;
}

#define MUTATE_IOCTLS(ROW)                              \
	ROW(SCHEMA, MUTATE_ARM, mutate_arm, mutate_arm) \
	ROW(READS, MUTATE_DISARM, mutate_seen, mutate_disarm)
UNTRUSTED_IOCTL(mutate, struct mutate *, MUTATE_IOCTLS, untrusted_ioctl_quiet);

static int mutate_open(struct inode *inode, struct file *file)
{
	struct mutate *m = kzalloc(sizeof(*m), GFP_KERNEL);

	if (!m)
		return -ENOMEM;
	mutex_init(&m->lock);
	file->private_data = m;
	return 0;
}

static int mutate_release(struct inode *inode, struct file *file)
{
	struct mutate *m = file->private_data;

	if (m->event)
		mutate_stop(m);
	kfree(m);
	return 0;
}

static const struct file_operations mutate_fops = {
	.owner = THIS_MODULE,
	.open = mutate_open,
	.release = mutate_release,
	.unlocked_ioctl = mutate_ioctl,
	.compat_ioctl = mutate_compat_ioctl,
};

static struct miscdevice mutate_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "mutate",
	.fops = &mutate_fops,
	.mode = 0600,
};

module_misc_device(mutate_misc);
MODULE_DESCRIPTION("Changes a byte between two touches of it");
MODULE_LICENSE("Dual MIT/GPL");
