// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* An outside count, and an array whose room its type says. */
#include <stdint.h>

#include <untrusted/untrusted.h>

struct part {
	uint32_t first;
	uint32_t count;
};

struct node {
	uint32_t size;
	uint16_t count;
	struct part parts[3];
	uint32_t more;
};

struct tail {
	uint32_t count;
	struct part parts[1];
};

const struct node *read_node(uint32_t n) untrusted_model("view bytes");
const struct tail *read_tail(uint32_t n) untrusted_model("view bytes");
uint32_t bus_register(int which) untrusted_model("outside");

struct client {
	uint16_t ports[8];
	uint32_t more;
};

static struct client clients[16];

static uint32_t sum_of(const struct part *parts, uint32_t n)
{
	uint32_t i, sum = 0;

	for (i = 0; i < n; i++)
		sum += parts[i].first;
	return sum;
}

uint32_t bad_parts(uint32_t n)
{
	const struct node *node = read_node(n);
	uint32_t i, sum = 0;

	for (i = 0; i < node->count; i++)
		sum += node->parts[i].first;
	return sum;
}

uint32_t good_parts(uint32_t n)
{
	const struct node *node = read_node(n);
	uint32_t i, sum = 0;

	if (node->count > 3)
		return 0;
	for (i = 0; i < node->count; i++)
		sum += node->parts[i].first;
	return sum;
}

uint32_t good_elsewhere(uint32_t n)
{
	const struct node *node = read_node(n);

	return node->count <= 3 ? sum_of(node->parts, node->count) : 0;
}

/* Nobody knows how long the array at the end of a struct is. */
uint32_t good_tail(uint32_t n)
{
	const struct tail *tail = read_tail(n);
	uint32_t i, sum = 0;

	for (i = 0; i < tail->count; i++)
		sum += tail->parts[i].first;
	return sum;
}

void bad_ports(unsigned int who, uint16_t port)
{
	const uint8_t n = (uint8_t)bus_register(1);
	uint32_t i;

	for (i = 0; i < n / 2; i++)
		clients[who & 15].ports[i] = port;
}

void good_ports(unsigned int who, uint16_t port)
{
	const uint8_t n = (uint8_t)bus_register(1);
	uint32_t i;

	for (i = 0; i < n / 2 && i < 8; i++)
		clients[who & 15].ports[i] = port;
}

/* An offset of 16 bits may be more than there is of what others wrote. */
uint32_t bad_offset(uint32_t n)
{
	const struct node *node = read_node(n);
	const uint8_t *bytes = (const uint8_t *)node;

	return bytes[node->count];
}

uint32_t good_offset(uint32_t n)
{
	const struct node *node = read_node(n);
	const uint8_t *bytes = (const uint8_t *)node;

	return node->count < sizeof(*node) ? bytes[node->count & 15] : 0;
}
