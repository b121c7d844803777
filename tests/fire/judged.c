// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * usage: judged TIMES <CORPUS
 *
 * In libFuzzer's place, where that is not to be had: shows a program of
 * tests/fuzz/judged each input of CORPUS, one a line in hexadecimal digits, and TIMES
 * mutations of it. Prints how many it was shown.
 */
#include <err.h>

#include "../fuzz/judged/judged.h"

#define INPUT_MAX 4096

static uint64_t state = 1;

/* splitmix64 */
static uint64_t next_random(void)
{
	uint64_t z = state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

/* A few other bytes, and of four messages one cut short. */
static size_t mutate(uint8_t *data, size_t n)
{
	for (size_t i = next_random() % 4 + 1; n && i; i--)
		data[next_random() % n] = (uint8_t)next_random();
	return n && !(next_random() % 4) ? next_random() % n : n;
}

static size_t from_digits(const char *digits, uint8_t *data)
{
	size_t n = 0;

	while (n < INPUT_MAX && sscanf(digits + 2 * n, "%2hhx", &data[n]) == 1)
		n++;
	return n;
}

int main(int argc, char **argv)
{
	static char line[2 * INPUT_MAX + 2];
	static uint8_t data[INPUT_MAX], changed[INPUT_MAX];
	const unsigned long times = argc == 2 ? strtoul(argv[1], NULL, 10) : 0;
	unsigned long shown = 0;

	if (!times)
		errx(2, "usage: judged TIMES <CORPUS");
	while (fgets(line, sizeof(line), stdin)) {
		const size_t n = from_digits(line, data);

		if (line[0] == '#')
			continue;
		LLVMFuzzerTestOneInput(data, n);
		for (unsigned long i = 0; i < times; i++) {
			memcpy(changed, data, n);
			LLVMFuzzerTestOneInput(changed, mutate(changed, n));
		}
		shown += times + 1;
	}
	printf("%lu\n", shown);
	return !shown;
}
