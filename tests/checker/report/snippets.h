/* SPDX-License-Identifier: GPL-2.0-only OR MIT */

/* What the examples in docs/checks take for granted. */

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/udp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <untrusted/reader.h>
#include <untrusted/user/text.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

#define __user
#define GFP_KERNEL 0

typedef uint8_t u8;
typedef uint32_t u32;

struct file;
struct mutex {
	int owner;
};
struct header {
	u32 length;
};
struct table {
	struct mutex lock;
	u32 length;
	int entries[8];
};
struct block {
	u32 next;
};
struct entry {
	u32 parent;
};

struct sk_buff {
	u8 *data;
};
struct nf_hook_state;

#define NF_DROP 0
#define NF_ACCEPT 1
#define BLOCKS_MAX 1024

int pskb_may_pull(struct sk_buff *skb, unsigned int n);
int use_path(const char *path, char *out, size_t n);
const struct block *read_block(u32 n);
const struct entry *read_entry(u32 n);
unsigned long copy_from_user(void *to, const void __user *from, unsigned long n);
unsigned long copy_to_user(void __user *to, const void *from, unsigned long n);
unsigned long __copy_to_user(void __user *to, const void *from, unsigned long n);
void *kmalloc(size_t size, unsigned int flags);
void kfree(const void *p);
void mutex_lock(struct mutex *lock);
void mutex_unlock(struct mutex *lock);
unsigned long array_index_nospec(unsigned long index, unsigned long size);
void pr_debug(const char *format, ...);
long use_slot(u32 slot);
long consume(const u8 *bytes, u32 length);
