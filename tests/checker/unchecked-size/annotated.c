// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What functions are to the checker, said where they are declared. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <untrusted/untrusted.h>

struct request {
	uint32_t block;
	uint32_t len;
};

int bus_read(void *to, size_t n) untrusted_model("source to=0 size=1 errno");
uint32_t bus_register(int which) untrusted_model("outside");
void seek_to(uint32_t block) untrusted_model("sink from=0");
int check_block(uint32_t block) untrusted_model("validates from=0");
_Bool is_sane(const struct request *r) untrusted_model("validates from=0 true");

int bad_sink(void)
{
	struct request r;

	if (bus_read(&r, sizeof(r)))
		return -1;
	seek_to(r.block);
	return 0;
}

int good_sink(void)
{
	struct request r;

	if (bus_read(&r, sizeof(r)) || r.block > 1000)
		return -1;
	seek_to(r.block);
	return 0;
}

int bad_register(void)
{
	seek_to(bus_register(3));
	return 0;
}

int good_register(void)
{
	const uint32_t block = bus_register(3);

	if (check_block(block))
		return -1;
	seek_to(block);
	return 0;
}

/* The answer is the wrong way round. */
int bad_validator(void)
{
	const uint32_t block = bus_register(3);

	if (!check_block(block))
		return -1;
	seek_to(block);
	return 0;
}

int bad_whole(void)
{
	struct request r;

	if (bus_read(&r, sizeof(r)) || is_sane(&r))
		return -1;
	seek_to(r.block);
	return 0;
}

int good_whole(void)
{
	struct request r;

	if (bus_read(&r, sizeof(r)) || !is_sane(&r))
		return -1;
	seek_to(r.block + r.len);
	return 0;
}

int good_negative(void)
{
	const uint32_t block = bus_register(3);
	const int ret = check_block(block);

	if (ret < 0)
		return ret;
	seek_to(block);
	return 0;
}

/* The validator saw one member of two. */
int check_member(const uint32_t *block) untrusted_model("validates from=0");

int bad_member(void)
{
	struct request r;

	if (bus_read(&r, sizeof(r)) || check_member(&r.len))
		return -1;
	seek_to(r.block);
	return 0;
}

int good_member(void)
{
	struct request r;

	if (bus_read(&r, sizeof(r)) || check_member(&r.block) ||
	    check_member(&r.len))
		return -1;
	seek_to(r.block);
	seek_to(r.len);
	return 0;
}

/* Memory that is from outside before anybody has read it. */
struct request *header_of(void *packet) untrusted_model("alloc bytes");

void bad_behind(void *packet)
{
	seek_to(header_of(packet)->block);
}

void good_behind(void *packet)
{
	struct request *r = header_of(packet);

	if (is_sane(r))
		seek_to(r->block);
}

/* A function of another kind, and one that takes nothing. */
__attribute__((annotate(""))) int plain(int n);
int plain(int n)
{
	return n;
}

unsigned long most(void) untrusted_model("saturate");

void bad_after_others(void)
{
	seek_to(bus_register(plain(1) + (int)most()));
}

void good_after_others(void)
{
	seek_to(plain(1) + (int)most());
}

/* What a struct keeps of such memory is known wherever it is read. */
struct table {
	uint32_t blocks;
	uint32_t first;
	uint32_t checked;
	char in[64];
};

const struct request *view_of(void *packet) untrusted_model("view bytes");

int read_table(struct table *t, void *packet)
{
	const struct request *r = view_of(packet);

	t->first = r->block;
	t->checked = r->len;
	if (t->checked > 1000)
		return -1;
	return 0;
}

void bad_kept(const struct table *t)
{
	seek_to(t->first);
}

void good_kept(const struct table *t)
{
	seek_to(t->checked);
}

void good_kept_later(const struct table *t)
{
	if (t->first < 1000)
		seek_to(t->first);
}

void good_other(const struct table *t)
{
	seek_to(t->blocks);
}

/* And what was read into it. */
int fill(struct table *t)
{
	return bus_read(t->in, sizeof(t->in));
}

void bad_filled(const struct table *t)
{
	seek_to((uint32_t)(t->in[0] << 24 | t->in[1]));
}

/* A door that takes a number, and one that changes nothing. */
struct request *read_at(int *fd, uint32_t block)
	untrusted_model("door from=1 keeps");

struct request *bad_door(void)
{
	int fd = 3;

	return read_at(&fd, bus_register(1));
}

struct request *good_door(void)
{
	const uint32_t block = bus_register(1);
	int fd = 3;

	return block < 1000 ? read_at(&fd, block) : NULL;
}

/* It stays what it was. */
void good_keeps(void)
{
	uint32_t block = bus_register(1);
	int n = 5;

	if (block > 1000)
		return;
	read_at(&n, 1);
	seek_to(n == 5 ? block : 0);
}

// check-output: bad_sink: r.block comes from outside and is given to a sink:
//    nothing limits it. Write instead: validate_max(), or validate_size() for
//    a product.
