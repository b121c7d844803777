// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* What a loop walks over, and fills, for as long as received bytes say. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <untrusted/untrusted.h>

long receive(void *to, size_t n) untrusted_model("source to=0 size=1 positive");
int receive_line(char *to, size_t n)
	untrusted_model("source to=0 size=1 terminated");

static uint8_t message[512];

size_t bad_walk(void)
{
	const uint8_t *p = message;

	if (receive(message, sizeof(message)) < 0)
		return 0;
	while (*p) // here
		p += *p + 1;
	return (size_t)(p - message);
}

size_t good_walk(void)
{
	const uint8_t *p = message;
	const long n = receive(message, sizeof(message));

	if (n < 0)
		return 0;
	while (p < message + n && *p)
		p += *p + 1;
	return (size_t)(p - message);
}

/* Found where a scope is left that has a variable. */
size_t bad_walk_of_labels(void)
{
	const uint8_t *p = message;

	if (receive(message, sizeof(message)) < 0)
		return 0;
	for (;;) {
		const uint8_t label = *p; // here

		if (!label)
			break;
		p += label + 1;
	}
	return (size_t)(p - message);
}

size_t good_walk_of_labels(void)
{
	const uint8_t *p = message;
	const long n = receive(message, sizeof(message));

	if (n <= 0)
		return 0;
	for (;;) {
		const uint8_t label = *p;

		if (!label)
			break;
		p += label + 1;
		if (p >= message + n)
			return 0;
	}
	return (size_t)(p - message);
}

/* The receiver ended it itself. */
size_t good_ended(void)
{
	const long n = receive(message, sizeof(message) - 1);
	const uint8_t *p = message;

	if (n < 0)
		return 0;
	message[n] = 0;
	while (*p)
		p++;
	return (size_t)(p - message);
}

size_t good_line(void)
{
	char line[80], *p = line;

	if (!receive_line(line, sizeof(line)))
		return 0;
	while (*p)
		p++;
	return (size_t)(p - line);
}

/* CVE-2017-9104: the end is asked for, and a pointer leads to itself. */
size_t bad_pointer(void)
{
	const long n = receive(message, sizeof(message));
	const uint8_t *p = message, *end = message + n;
	size_t labels = 0;

	if (n < 2)
		return 0;
	while (p < end - 1 && *p) {
		if (*p >= 0xc0) {
			p = message + p[1]; // here
			continue;
		}
		p += *p + 1;
		labels++;
	}
	return labels;
}

size_t good_pointer(void)
{
	const long n = receive(message, sizeof(message));
	const uint8_t *p = message, *end = message + n;
	size_t labels = 0, jumps = 0;

	if (n < 2)
		return 0;
	while (p < end - 1 && *p) {
		if (*p >= 0xc0) {
			if (++jumps > 16)
				return 0;
			p = message + p[1];
			continue;
		}
		p += *p + 1;
		labels++;
	}
	return labels;
}

/* Each one leads further back than the one before. */
size_t good_pointer_back(void)
{
	const long n = receive(message, sizeof(message));
	const uint8_t *p = message, *end = message + n, *before = end;
	size_t labels = 0;

	if (n < 2)
		return 0;
	while (p < end - 1 && *p) {
		if (*p >= 0xc0) {
			p = message + p[1];
			if (p >= before)
				return 0;
			before = p;
			continue;
		}
		p += *p + 1;
		labels++;
	}
	return labels;
}

/* CVE-2020-25682: a name of any length. */
int bad_fill(void)
{
	uint8_t name[64];
	const uint8_t *p = message;
	size_t at = 0;

	if (receive(message, sizeof(message)) < 0)
		return 0;
	while (*p != '.')
		name[at++] = *p++; // here
	return name[0];
}

int good_fill(void)
{
	uint8_t name[64];
	const uint8_t *p = message;
	size_t at = 0;

	if (receive(message, sizeof(message)) < 0)
		return 0;
	while (at < sizeof(name) && *p != '.')
		name[at++] = *p++;
	return name[0];
}
