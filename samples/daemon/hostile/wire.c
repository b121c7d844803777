// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <string.h>

#include "hostile.h"

void add(struct message *m, const void *bytes, size_t n)
{
	if (n > sizeof(m->p) - m->n)
		n = sizeof(m->p) - m->n;
	memcpy(m->p + m->n, bytes, n);
	m->n += n;
}

void add8(struct message *m, unsigned int value)
{
	const uint8_t byte = (uint8_t)value;

	add(m, &byte, 1);
}

void add16(struct message *m, unsigned int value)
{
	add8(m, value >> 8);
	add8(m, value);
}

/* A label, of any bytes but 0. */
void add_text(struct message *m, const char *label)
{
	add8(m, (unsigned int)strlen(label));
	add(m, label, strlen(label));
}

void add_name(struct message *m, const char *text)
{
	while (*text && *text != '.') {
		const size_t n = strcspn(text, ".");

		add8(m, (unsigned int)n);
		add(m, text, n);
		text += n + (text[n] == '.');
	}
	add8(m, 0);
}

void add_header(struct message *m, unsigned int flags, unsigned int questions,
		unsigned int additional)
{
	static unsigned int id;

	m->n = 0;
	add16(m, ++id);
	add16(m, flags);
	add16(m, questions);
	add16(m, 0);
	add16(m, 0);
	add16(m, additional);
}

void add_opt(struct message *m, unsigned int size, unsigned int version,
	     unsigned int flags, unsigned int length)
{
	add8(m, 0);
	add16(m, 41);
	add16(m, size);
	add8(m, 0);
	add8(m, version);
	add16(m, flags);
	add16(m, length);
}

void make_query(struct message *m, const char *name, unsigned int type)
{
	add_header(m, 0x0100, 1, 0);
	add_name(m, name);
	add16(m, type);
	add16(m, 1);
}
