/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef AGREE_H
#define AGREE_H

#include "oracle/oracle.h"
#include <stdlib.h>
#include <untrusted/schema.h>

/*
 * DOC: does a schema accept the language of its oracle?
 *
 * A file agree_<format>.c says how messages of its format are made, and how the
 * schema and the oracle judge one; AGREE_FORMAT() registers it. agree.c makes,
 * mutates, asks both and compares: accepted or refused, the errno, every value
 * of the result, the offset that was refused where the oracle names one, and
 * what the schema left in the output of a refused message.
 */

/* Room for a message; a mutation that would make it longer is not made. */
#define AGREE_ROOM 4096

/* Deterministic: the same seed makes the same messages. */
struct agree_random {
	uint64_t state;
	/* names are of letters, which all programs show alike */
	bool letters;
};

/* From 0 to @n - 1. */
uint32_t agree_below(struct agree_random *r, uint32_t n);

struct agree_message {
	uint8_t *p;
	size_t n;
	/* disks: sectors, and where the message was read, as in FILE.ctx */
	uint64_t ctx[2];
};

/* Append, while a message is made. */
void agree_u8(struct agree_message *m, uint8_t value);
void agree_be16(struct agree_message *m, uint16_t value);
void agree_be32(struct agree_message *m, uint32_t value);
void agree_bytes(struct agree_message *m, const void *from, size_t n);
void agree_random_bytes(struct agree_message *m, struct agree_random *r,
			size_t n);
/* Of a name. */
void agree_random_text(struct agree_message *m, struct agree_random *r,
		       size_t n);

/* A member of the message's fixed part that mutations should hit often. */
struct agree_spot {
	uint16_t offset, width;
};

struct agree_judged {
	/* answers of both, and where each refused */
	int schema, oracle;
	struct untrusted_error err;
	size_t where;
	/* the first value of an accepted message that differs */
	const char *different;
	/* a refused output was not cleared, or not left alone */
	bool dirty;
};

struct agree_format {
	const char *name;
	/* a message that is valid, or nearly always so; @m is empty */
	void (*make)(struct agree_message *m, struct agree_random *r);
	/* makes lengths or checksums right again after a mutation; or NULL */
	void (*repair)(struct agree_message *m, struct agree_random *r);
	void (*judge)(const struct agree_message *m, struct agree_judged *j);
	/*
	 * for agree -o: makes right what another program wants of a message and
	 * the schema does not judge; or NULL
	 */
	void (*complete)(struct agree_message *m, struct agree_random *r);
	/* ends with a width of 0; or NULL */
	const struct agree_spot *spots;
	struct agree_format *next;
};

void agree_register(struct agree_format *format);

#define AGREE_FORMAT(format)                                        \
	__attribute__((constructor)) static void agree_add_it(void) \
	{                                                           \
		agree_register(&(format));                          \
	}

/* A condition on an accepted message, and what to call it. */
static inline void agree_on(struct agree_judged *j, bool same,
			    const char *value)
{
	if (!same && !j->different)
		j->different = value;
}

/* A value that has the same name in both results. */
#define AGREE_VALUE(j, schema, oracle, value) \
	agree_on(j, (schema)->value == (oracle)->value, #value)

#define AGREE_BYTES(j, schema, oracle, value)                       \
	agree_on(j,                                                 \
		 untrusted_expose(size_t, &(schema)->value.len) ==  \
				 (oracle)->value.len &&             \
			 (const void *)(schema)->value.ptr ==       \
				 (const void *)(oracle)->value.ptr, \
		 #value)

/*
 * Around the schema's call: fill @out, then see what a refusal left of it. A
 * message's output must be cleared, a struct's left alone.
 */
#define AGREE_FILL 0xa5

static inline bool agree_all(const void *out, size_t n, uint8_t value)
{
	const uint8_t *p = out;

	return n == 0 || (p[0] == value && memcmp(p, p + 1, n - 1) == 0);
}

#define AGREE_MESSAGE(j, out, call)                              \
	do {                                                     \
		memset(out, AGREE_FILL, sizeof(*(out)));         \
		(j)->schema = (call);                            \
		(j)->dirty = (j)->schema &&                      \
			     !agree_all(out, sizeof(*(out)), 0); \
	} while (0)

#define AGREE_STRUCT(j, out, call)                                        \
	do {                                                              \
		memset(out, AGREE_FILL, sizeof(*(out)));                  \
		(j)->schema = (call);                                     \
		(j)->dirty = (j)->schema &&                               \
			     !agree_all(out, sizeof(*(out)), AGREE_FILL); \
	} while (0)

static inline untrusted_bytes agree_untrusted(const struct agree_message *m)
{
	return (untrusted_bytes){ (const untrusted_u8 *)m->p, m->n };
}

#endif
