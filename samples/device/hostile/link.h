/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef EDU_LINK_H
#define EDU_LINK_H

/**
 * DOC: link, the words that QEMU's x-pci-proxy-dev and its card exchange
 *
 * QEMU sends a header, perhaps with descriptors, and as many bytes as it says. What
 * it asks is answered by LINK_ANSWER and a number.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum link_command {
	LINK_MEMORY, /* not answered */
	LINK_ANSWER,
	LINK_CONFIG_WRITE,
	LINK_CONFIG_READ,
	LINK_BAR_WRITE,
	LINK_BAR_READ,
	LINK_INTERRUPT, /* not answered */
	LINK_RESET,
};

#define LINK_FDS 8

struct link_header {
	int32_t command;
	uint32_t padding;
	uint64_t size;
};

struct link_message {
	struct link_header header;
	union {
		uint64_t answer;
		struct {
			uint32_t at;
			uint32_t value;
			int32_t len;
		} config;
		struct {
			uint64_t at;
			uint64_t value;
			uint32_t size;
			uint8_t is_memory;
		} bar;
		struct {
			uint64_t at[LINK_FDS];
			uint64_t size[LINK_FDS];
			int64_t offset[LINK_FDS];
		} memory;
	};
	int fds[LINK_FDS];
	unsigned int fd_count;
};

/* false once QEMU is gone */
bool link_receive(int fd, struct link_message *message);
bool link_answer(int fd, uint64_t answer);

#endif /* EDU_LINK_H */
