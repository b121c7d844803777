// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: edu-card, QEMU's edu device, able to lie
 *
 * usage: edu-card COMMAND [ARGUMENT ...]
 *
 * Runs COMMAND, QEMU with "-device x-pci-proxy-dev,fd=3", and is the PCI card
 * that QEMU then shows its guest: QEMU hands every access to its configuration
 * space and its registers to this process, and shares the guest's memory with
 * it. So the driver under attack is the very driver that serves QEMU's own edu:
 * nothing in it is changed, wrapped or built otherwise to let the lies in.
 *
 * Why so, and not by ivshmem (its registers are memory: they can say something
 * else at any time, but not something else at the n-th read), nor by accessors
 * swapped at build time (another driver than the one that ships).
 *
 * Honest, it does what edu does, but at once: it says "busy" exactly once for
 * each command. How it lies is the tester's to say, see tester.h.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../edu.h"
#include "../tester.h"
#include "link.h"

#define SOCKET_FD 3
#define TRACE_MAX 4096

struct region {
	uint64_t at;
	uint64_t size;
	uint8_t *bytes;
};

static struct {
	uint32_t alive;
	uint32_t factorial;
	bool computing;
	uint64_t dma[4]; /* source, target, count, command */
	bool moving;
	uint8_t memory[EDU_MEMORY_SIZE];
} card;

static struct {
	uint32_t at;
	uint32_t word;
	uint64_t value;
	uint32_t mode;
	uint32_t trace_at;
	uint32_t stuck; /* register, once one is */
	uint8_t *late; /* what will be rewritten */
	uint32_t reads;
	uint32_t transfers;
	uint32_t lies;
	uint32_t strays;
	uint32_t trace[TRACE_MAX];
} tester;

static uint8_t config[256];
static struct region regions[LINK_FDS];

/* ---- the guest's memory ---- */

static void forget_memory(void)
{
	for (unsigned int i = 0; i < LINK_FDS; i++)
		if (regions[i].bytes)
			munmap(regions[i].bytes, regions[i].size);
	memset(regions, 0, sizeof(regions));
}

static void share_memory(const struct link_message *message)
{
	forget_memory();
	for (unsigned int i = 0; i < message->fd_count; i++) {
		struct region *const r = &regions[i];

		r->at = message->memory.at[i];
		r->size = message->memory.size[i];
		r->bytes = mmap(NULL, r->size, PROT_READ | PROT_WRITE,
				MAP_SHARED, message->fds[i],
				message->memory.offset[i]);
		if (r->bytes == MAP_FAILED)
			r->bytes = NULL;
		close(message->fds[i]);
	}
}

/* NULL if they are not all in one region */
static uint8_t *guest_bytes(uint64_t at, uint64_t n)
{
	for (unsigned int i = 0; i < LINK_FDS; i++) {
		const struct region *const r = &regions[i];

		if (r->bytes && at >= r->at && at - r->at <= r->size &&
		    n <= r->size - (at - r->at))
			return r->bytes + (at - r->at);
	}
	return NULL;
}

static uint8_t *card_bytes(uint64_t at, uint64_t n)
{
	if (at < EDU_MEMORY || at - EDU_MEMORY > EDU_MEMORY_SIZE ||
	    n > EDU_MEMORY_SIZE - (at - EDU_MEMORY))
		return NULL;
	return card.memory + (at - EDU_MEMORY);
}

/* ---- transfers ---- */

static void lie_about_transfer(uint8_t *to, uint64_t n)
{
	const uint32_t value = (uint32_t)tester.value;

	const uint32_t nth = tester.transfers++;

	if (nth < tester.at || tester.word + 4 > n)
		return;
	if (tester.mode == TESTER_LATE && nth == tester.at)
		tester.late = to + tester.word;
	if (tester.mode != TESTER_RECORD)
		return;
	memcpy(to + tester.word, &value, sizeof(value));
	tester.lies++;
}

static void transfer(void)
{
	const bool out = card.dma[3] & EDU_DMA_FROM_CARD;
	const uint64_t n = card.dma[2];
	uint8_t *const from = out ? card_bytes(card.dma[0], n) :
				    guest_bytes(card.dma[0], n);
	uint8_t *const to = out ? guest_bytes(card.dma[1], n) :
				  card_bytes(card.dma[1], n);

	card.moving = true;
	if (!from || !to) {
		tester.strays++;
		return;
	}
	memcpy(to, from, n);
	if (out)
		lie_about_transfer(to, n);
}

static void acknowledged(void)
{
	const uint32_t value = (uint32_t)tester.value;

	if (!tester.late)
		return;
	memcpy(tester.late, &value, sizeof(value));
	tester.late = NULL;
	tester.lies++;
}

/* ---- registers ---- */

static uint32_t factorial(uint32_t n)
{
	uint32_t product = 1;

	for (; n > 1; n--)
		product *= n;
	return product;
}

/* Busy the first time it is asked. */
static bool busy(bool *is)
{
	const bool was = *is;

	*is = false;
	return was;
}

static uint64_t read_honestly(uint32_t at)
{
	switch (at) {
	case EDU_ID:
		return 0x01000000 | EDU_ID_CARD;
	case EDU_ALIVE:
		return ~card.alive;
	case EDU_FACTORIAL:
		return card.factorial;
	case EDU_STATUS:
		return busy(&card.computing) ? EDU_STATUS_COMPUTING : 0;
	case EDU_DMA_COMMAND:
		return (card.dma[3] & ~(uint64_t)EDU_DMA_START) |
		       (busy(&card.moving) ? EDU_DMA_START : 0);
	case EDU_DMA_SOURCE:
	case EDU_DMA_TARGET:
	case EDU_DMA_COUNT:
		return card.dma[(at - EDU_DMA_SOURCE) / 8];
	}
	return ~0ull;
}

static bool lies_now(uint32_t at, uint32_t nth)
{
	switch (tester.mode) {
	case TESTER_ONCE:
		return nth == tester.at;
	case TESTER_STUCK:
		if (nth == tester.at)
			tester.stuck = at;
		return nth >= tester.at && at == tester.stuck;
	case TESTER_GONE:
		return nth >= tester.at;
	}
	return false;
}

static uint64_t read_register(uint32_t at)
{
	const uint32_t nth = tester.reads++;
	const uint64_t honest = read_honestly(at);

	if (nth < TRACE_MAX)
		tester.trace[nth] = at;
	if (tester.reads >= TESTER_PATIENCE)
		tester.mode = TESTER_HONEST;
	if (!lies_now(at, nth))
		return honest;
	tester.lies++;
	return tester.value;
}

static bool is_gone(void)
{
	return tester.mode == TESTER_GONE && tester.reads > tester.at;
}

static void write_register(uint32_t at, uint64_t value)
{
	if (is_gone())
		return;
	switch (at) {
	case EDU_ALIVE:
		card.alive = (uint32_t)value;
		break;
	case EDU_FACTORIAL:
		card.factorial = factorial((uint32_t)value);
		card.computing = true;
		break;
	case EDU_IRQ_ACK:
		acknowledged();
		break;
	case EDU_DMA_SOURCE:
	case EDU_DMA_TARGET:
	case EDU_DMA_COUNT:
		card.dma[(at - EDU_DMA_SOURCE) / 8] = value;
		break;
	case EDU_DMA_COMMAND:
		card.dma[3] = value;
		if (value & EDU_DMA_START)
			transfer();
		break;
	}
}

/* ---- configuration space ---- */

static void set_config(uint32_t at, uint32_t value, unsigned int len)
{
	memcpy(config + at, &value, len);
}

static void reset(void)
{
	memset(config, 0, sizeof(config));
	set_config(0x00, EDU_VENDOR | EDU_DEVICE << 16, 4);
	set_config(0x08, 0x00ff0010, 4); /* class: other; revision */
	set_config(0x2c, 0x11001af4, 4); /* subsystem: as edu's */
	memset(&card, 0, sizeof(card));
}

static uint32_t tester_read(uint32_t at)
{
	switch (at) {
	case TESTER_TRACE:
		return tester.trace_at < TRACE_MAX ?
			       tester.trace[tester.trace_at] :
			       0;
	case TESTER_READS:
		return tester.reads;
	case TESTER_TRANSFERS:
		return tester.transfers;
	case TESTER_LIES:
		return tester.lies;
	case TESTER_STRAYS:
		return tester.strays;
	}
	return 0;
}

static void tester_start(uint32_t mode)
{
	tester.mode = mode;
	tester.stuck = ~0u;
	tester.late = NULL;
	tester.reads = 0;
	tester.transfers = 0;
	tester.lies = 0;
	tester.strays = 0;
}

static void tester_write(uint32_t at, uint32_t value)
{
	switch (at) {
	case TESTER_AT:
		tester.at = value;
		break;
	case TESTER_WORD:
		tester.word = value;
		break;
	case TESTER_LOW:
		tester.value = (tester.value & ~0xffffffffull) | value;
		break;
	case TESTER_HIGH:
		tester.value = (uint32_t)tester.value | (uint64_t)value << 32;
		break;
	case TESTER_MODE:
		tester_start(value);
		break;
	case TESTER_TRACE:
		tester.trace_at = value;
		break;
	}
}

static uint32_t config_read(uint32_t at, unsigned int len)
{
	uint32_t value = 0;

	if (len > 4 || at > sizeof(config) - len)
		return ~0u;
	if (at >= TESTER_AT)
		return tester_read(at);
	memcpy(&value, config + at, len);
	return value;
}

static void config_write(uint32_t at, uint32_t value, unsigned int len)
{
	if (len > 4 || at > sizeof(config) - len)
		return;
	if (at >= TESTER_AT)
		tester_write(at, value);
	else if (at == 0x04 || at == 0x0c || at == 0x3c)
		set_config(at, value, len);
	else if (at == 0x10)
		set_config(at, value & ~(EDU_BAR_SIZE - 1u), len);
}

/* ---- QEMU ---- */

static uint64_t serve(const struct link_message *m)
{
	switch (m->header.command) {
	case LINK_CONFIG_READ:
		return config_read(m->config.at, (unsigned int)m->config.len);
	case LINK_CONFIG_WRITE:
		config_write(m->config.at, m->config.value,
			     (unsigned int)m->config.len);
		break;
	case LINK_BAR_READ:
		return read_register(m->bar.at & (EDU_BAR_SIZE - 1));
	case LINK_BAR_WRITE:
		write_register(m->bar.at & (EDU_BAR_SIZE - 1), m->bar.value);
		break;
	case LINK_RESET:
		reset();
		break;
	}
	return 0;
}

static void close_fds(const struct link_message *m)
{
	for (unsigned int i = 0; i < m->fd_count; i++)
		close(m->fds[i]);
}

static int be_the_card(int fd)
{
	struct link_message m;

	reset();
	while (link_receive(fd, &m)) {
		if (m.header.command == LINK_MEMORY)
			share_memory(&m);
		else if (m.header.command == LINK_INTERRUPT)
			close_fds(&m);
		else if (!link_answer(fd, serve(&m)))
			break;
	}
	return 0;
}

static void die(const char *what)
{
	perror(what);
	exit(1);
}

/* The parent becomes COMMAND, so that who started this one waits for QEMU. */
int main(int argc, char **argv)
{
	int ends[2];

	if (argc < 2) {
		fprintf(stderr, "usage: edu-card COMMAND [ARGUMENT ...]\n");
		return 2;
	}
	if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends))
		die("socketpair");
	switch (fork()) {
	case -1:
		die("fork");
		break;
	case 0:
		close(ends[1]);
		return be_the_card(ends[0]);
	}
	close(ends[0]);
	if (ends[1] != SOCKET_FD) {
		if (dup2(ends[1], SOCKET_FD) < 0)
			die("dup2");
		close(ends[1]);
	}
	execvp(argv[1], argv + 1);
	die(argv[1]);
	return 1;
}
