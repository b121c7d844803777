/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef _VAULT_WITNESS_H
#define _VAULT_WITNESS_H

/**
 * DOC: witness, allocations that notice when something wrote beside them
 *
 * Both vault drivers take their memory from here, so that VAULT_STATUS can say
 * after each attack how many allocations are live and how many canaries were
 * overwritten. Every allocation is laid out as
 *
 *	record | WITNESS_BEFORE canaries | payload | pad | WITNESS_AFTER canaries
 *
 * A canary is one aligned 64-bit word. All of them hold the same value: the
 * address of a word inside the trap, WITNESS_TRAP bytes that are canaries
 * themselves. A driver that runs past an array of pointers and takes a canary
 * for one of them therefore reads or writes the trap: the harm is counted and
 * the kernel lives on to be asked about it. The low two bytes of that address
 * are WITNESS_TRAP_AT.
 *
 * The payload starts as WITNESS_STALE bytes, which stand for what a real heap
 * held before; a driver that copies out bytes it never set shows them.
 *
 * A canary is counted once and then repaired. Overrunning by more than
 * WITNESS_AFTER bytes, or by more than WITNESS_BEFORE in the other direction,
 * hits memory that no one watches.
 */

#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/string.h>
#include <linux/types.h>

#define WITNESS_BEFORE 1024
#define WITNESS_AFTER 4096
#define WITNESS_TRAP 65536
#define WITNESS_TRAP_AT 0x4140
#define WITNESS_STALE 0x5a

struct witness {
	struct list_head all;
	size_t size;
	u64 before[WITNESS_BEFORE / sizeof(u64)];
	u8 payload[];
};

static LIST_HEAD(witness_all);
static DEFINE_SPINLOCK(witness_lock);
static u64 *witness_trap;
static u64 witness_canary;
static u32 witness_count;
static u32 witness_overwritten;

static inline void witness_inspect(u64 *canaries, size_t size)
{
	size_t i;

	for (i = 0; i < size / sizeof(*canaries); i++) {
		if (READ_ONCE(canaries[i]) == witness_canary)
			continue;
		WRITE_ONCE(canaries[i], witness_canary);
		witness_overwritten++;
	}
}

static inline u64 *witness_after(struct witness *w)
{
	return (u64 *)(w->payload + ALIGN(w->size, sizeof(u64)));
}

static inline void witness_inspect_one(struct witness *w)
{
	witness_inspect(w->before, WITNESS_BEFORE);
	witness_inspect(witness_after(w), WITNESS_AFTER);
}

/* Canaries found overwritten since load. */
static inline u32 witness_canaries(void)
{
	struct witness *w;
	u32 overwritten;

	spin_lock(&witness_lock);
	witness_inspect(witness_trap, WITNESS_TRAP);
	list_for_each_entry(w, &witness_all, all) witness_inspect_one(w);
	overwritten = witness_overwritten;
	spin_unlock(&witness_lock);
	return overwritten;
}

/* Allocations that were not freed yet. */
static inline u32 witness_allocations(void)
{
	return READ_ONCE(witness_count);
}

/* NULL where there is no memory for @size bytes. */
static inline void *witness_alloc(size_t size)
{
	struct witness *w;

	w = kmalloc(struct_size(w, payload, ALIGN(size, sizeof(u64))) +
			    WITNESS_AFTER,
		    GFP_KERNEL);
	if (!w)
		return NULL;
	w->size = size;
	memset64(w->before, witness_canary, WITNESS_BEFORE / sizeof(u64));
	memset(w->payload, WITNESS_STALE, size);
	memset64(witness_after(w), witness_canary, WITNESS_AFTER / sizeof(u64));
	spin_lock(&witness_lock);
	list_add(&w->all, &witness_all);
	witness_count++;
	spin_unlock(&witness_lock);
	return w->payload;
}

/* As witness_alloc(), zeroed. */
static inline void *witness_zalloc(size_t size)
{
	void *payload = witness_alloc(size);

	return payload ? memset(payload, 0, size) : NULL;
}

/* @payload: from witness_alloc() or witness_zalloc(), or NULL */
static inline void witness_free(void *payload)
{
	struct witness *w;

	if (!payload)
		return;
	w = container_of(payload, struct witness, payload[0]);
	spin_lock(&witness_lock);
	witness_inspect_one(w);
	list_del(&w->all);
	witness_count--;
	spin_unlock(&witness_lock);
	kfree(w);
}

/* To be called before any allocation; -ENOMEM where there is no memory. */
static inline int witness_init(void)
{
	witness_trap = kmalloc(WITNESS_TRAP, GFP_KERNEL);
	if (!witness_trap)
		return -ENOMEM;
	witness_canary = (uintptr_t)witness_trap + WITNESS_TRAP_AT;
	memset64(witness_trap, witness_canary, WITNESS_TRAP / sizeof(u64));
	return 0;
}

/* Frees what is still live, so that one leak does not spoil the next load. */
static inline void witness_exit(void)
{
	struct witness *w, *next;

	list_for_each_entry_safe(w, next, &witness_all, all) kfree(w);
	kfree(witness_trap);
}

#endif /* _VAULT_WITNESS_H */
