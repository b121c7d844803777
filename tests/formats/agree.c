// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * agree FORMAT N SEED [FILE.bin [FILE.ctx]]: judges N messages by the schema and
 * by the oracle of FORMAT. Half of them begin as a sample of FILE.bin, if it is
 * given; the files are those of oracle_run. With "samples" for N they are the
 * samples themselves, none of which may be refused. Without FORMAT it lists them.
 *
 * agree -o OUT FORMAT ...: messages for another program to judge, too: of two, one
 * is as it was made and one mutated once. OUT.bin and OUT.ctx are what is judged,
 * OUT.said has a line for each, "accepted" or "refused FIELD RULE".
 *
 * On stdout: "N messages, A accepted, R refused, D disagreements". On stderr:
 * what was refused how often, as "refused TIMES FIELD RULE", and each kind of
 * disagreement once, with the message. Fails if there was one.
 */
#include "agree.h"
#include <err.h>
#include <inttypes.h>
#include <stdio.h>

#define KINDS 256

/* What was refused, or disagreed about, how often. */
struct tally {
	struct {
		char what[160];
		uint64_t times;
	} at[KINDS];
	size_t n;
};

struct samples {
	struct agree_message *at;
	size_t n;
};

struct run {
	const struct agree_format *format;
	struct agree_random random;
	struct samples samples;
	struct tally refusals, disagreements;
	uint64_t accepted, refused, disagreed;
	/* what comes is right: a refusal is a disagreement */
	bool accepts_all;
	/* where messages are told, or NULL */
	FILE *bin, *ctx, *said;
};

static struct agree_format *formats;

void agree_register(struct agree_format *format)
{
	format->next = formats;
	formats = format;
}

/* splitmix64 */
static uint64_t next_random(struct agree_random *r)
{
	uint64_t z = r->state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

uint32_t agree_below(struct agree_random *r, uint32_t n)
{
	return (next_random(r) >> 32) * n >> 32;
}

void agree_bytes(struct agree_message *m, const void *from, size_t n)
{
	if (n > AGREE_ROOM - m->n)
		errx(2, "a message of more than %d bytes", AGREE_ROOM);
	if (n)
		memcpy(m->p + m->n, from, n);
	m->n += n;
}

void agree_u8(struct agree_message *m, uint8_t value)
{
	agree_bytes(m, &value, 1);
}

void agree_be16(struct agree_message *m, uint16_t value)
{
	agree_u8(m, value >> 8);
	agree_u8(m, value);
}

void agree_be32(struct agree_message *m, uint32_t value)
{
	agree_be16(m, value >> 16);
	agree_be16(m, value);
}

void agree_random_bytes(struct agree_message *m, struct agree_random *r,
			size_t n)
{
	while (n--)
		agree_u8(m, next_random(r));
}

void agree_random_text(struct agree_message *m, struct agree_random *r,
		       size_t n)
{
	if (!r->letters) {
		agree_random_bytes(m, r, n);
		return;
	}
	while (n--)
		agree_u8(m, 'a' + agree_below(r, 26));
}

static uint8_t interesting(struct agree_random *r)
{
	static const uint8_t values[] = { 0, 1, 0xff, 0x7f, 0x80 };

	return values[agree_below(r, sizeof(values))];
}

/* Where a mutation starts: a spot of the format, or anywhere. */
static size_t place(const struct run *run, const struct agree_message *m,
		    struct agree_random *r, size_t *width)
{
	const struct agree_spot *spots = run->format->spots;
	size_t n = 0, at;

	*width = 1 << agree_below(r, 4);
	if (spots && agree_below(r, 2)) {
		while (spots[n].width)
			n++;
		at = agree_below(r, n);
		if (spots[at].offset + spots[at].width <= m->n) {
			*width = spots[at].width;
			return spots[at].offset;
		}
	}
	at = agree_below(r, m->n);
	if (*width > m->n - at)
		*width = m->n - at;
	return at;
}

/* As a number of either byte order: what a length or a count is off by. */
static void add(uint8_t *p, size_t width, int by, bool big)
{
	for (size_t i = 0; i < width && by; i++) {
		uint8_t *byte = big ? p + width - 1 - i : p + i;
		int sum = *byte + by;

		*byte = sum;
		by = sum < 0 ? -1 : sum > 255;
	}
}

static void change(const struct run *run, struct agree_message *m,
		   struct agree_random *r)
{
	size_t width, at = place(run, m, r, &width);
	uint8_t value = interesting(r);
	bool big = agree_below(r, 2);

	switch (agree_below(r, 6)) {
	case 0:
		m->p[at + agree_below(r, width)] ^= 1 << agree_below(r, 8);
		break;
	case 1:
		m->p[at + agree_below(r, width)] = next_random(r);
		break;
	case 2:
		m->p[at + agree_below(r, width)] = value;
		break;
	case 3:
		memset(m->p + at, value == 1 ? 0 : value, width);
		m->p[big ? at + width - 1 : at] = value;
		break;
	case 4:
		add(m->p + at, width, (int)agree_below(r, 9) - 4, big);
		break;
	case 5:
		memset(m->p + at, 0, width);
		m->p[big ? at + width - 1 : at] = agree_below(r, 64);
		break;
	}
}

static void truncate_it(struct agree_message *m, struct agree_random *r)
{
	m->n = agree_below(r, 2) ?
		       agree_below(r, m->n) :
		       m->n - 1 - agree_below(r, m->n < 8 ? m->n : 8);
}

static void extend(struct agree_message *m, struct agree_random *r)
{
	size_t n = 1 + agree_below(r, 16);

	if (n > AGREE_ROOM - m->n)
		return;
	if (agree_below(r, 2)) {
		agree_random_bytes(m, r, n);
	} else {
		memset(m->p + m->n, 0, n);
		m->n += n;
	}
}

static void swap(struct agree_message *m, struct agree_random *r)
{
	size_t n = 1 + agree_below(r, 8), a, b;

	if (m->n < 2 * n)
		return;
	a = agree_below(r, m->n - n + 1);
	b = agree_below(r, m->n - n + 1);
	for (size_t i = 0; i < n; i++) {
		uint8_t byte = m->p[a + i];

		m->p[a + i] = m->p[b + i];
		m->p[b + i] = byte;
	}
}

/* A chunk is there once more, or no longer. */
static void repeat_or_remove(struct agree_message *m, struct agree_random *r)
{
	size_t at = agree_below(r, m->n);
	size_t n = 1 + agree_below(r, m->n - at < 24 ? m->n - at : 24);

	if (agree_below(r, 2)) {
		memmove(m->p + at, m->p + at + n, m->n - at - n);
		m->n -= n;
	} else if (n <= AGREE_ROOM - m->n) {
		memmove(m->p + at + n, m->p + at, m->n - at);
		m->n += n;
	}
}

static void mutate(const struct run *run, struct agree_message *m,
		   struct agree_random *r)
{
	if (m->n == 0)
		return;
	switch (agree_below(r, 16)) {
	case 0:
		truncate_it(m, r);
		break;
	case 1:
		extend(m, r);
		break;
	case 2:
		swap(m, r);
		break;
	case 3:
		repeat_or_remove(m, r);
		break;
	default:
		change(run, m, r);
		break;
	}
}

static void begin(struct run *run, struct agree_message *m)
{
	struct agree_random *r = &run->random;

	m->n = 0;
	memset(m->ctx, 0, sizeof(m->ctx));
	if (run->samples.n && agree_below(r, 2)) {
		const struct agree_message *sample =
			&run->samples.at[agree_below(r, run->samples.n)];

		agree_bytes(m, sample->p, sample->n);
		memcpy(m->ctx, sample->ctx, sizeof(m->ctx));
	} else {
		run->format->make(m, r);
	}
}

/*
 * For another program: what the schema leaves to others is right before the one
 * mutation, and a sector stays one.
 */
static void make_told(struct run *run, struct agree_message *m)
{
	struct agree_random *r = &run->random;

	begin(run, m);
	if (run->format->complete)
		run->format->complete(m, r);
	if (agree_below(r, 2))
		return;
	if (m->ctx[0])
		change(run, m, r);
	else
		mutate(run, m, r);
	if (run->format->repair && agree_below(r, 8))
		run->format->repair(m, r);
}

/* A quarter are left as they were made; of the others, few are right again. */
static void make(struct run *run, struct agree_message *m)
{
	struct agree_random *r = &run->random;
	int mutations = agree_below(r, 4);

	begin(run, m);
	for (int i = 0; i < mutations; i++)
		mutate(run, m, r);
	if (mutations && agree_below(r, 64) == 0)
		m->ctx[agree_below(r, 2)] += (int)agree_below(r, 3) - 1;
	if (run->format->repair && agree_below(r, 8))
		run->format->repair(m, r);
}

/* Whether @what was counted for the first time. */
static bool count(struct tally *tally, const char *what)
{
	size_t i = 0;

	while (i < tally->n && strcmp(tally->at[i].what, what) != 0)
		i++;
	if (i == KINDS)
		return false;
	if (tally->at[i].times++)
		return false;
	strcpy(tally->at[i].what, what);
	tally->n++;
	return true;
}

static void print_tally(const struct tally *tally, const char *title)
{
	for (size_t i = 0; i < tally->n; i++)
		fprintf(stderr, "%s %10" PRIu64 " %s\n", title,
			tally->at[i].times, tally->at[i].what);
}

static void hexdump(const struct agree_message *m)
{
	fprintf(stderr, "%zu bytes, context %" PRIu64 " %" PRIu64, m->n,
		m->ctx[0], m->ctx[1]);
	for (size_t i = 0; i < m->n; i++)
		fprintf(stderr, "%s%02x", i % 16 ? " " : "\n\t", m->p[i]);
	fprintf(stderr, "\n");
}

/* The rules a schema refuses by. */
static const char *const rules[] = {
#define RULE(name) [UNTRUSTED_RULE_##name] = #name
	RULE(range), RULE(min),	    RULE(max),		RULE(flags),
	RULE(zero),  RULE(equal),   RULE(one_of),	RULE(bool),
	RULE(enum),  RULE(index),   RULE(sub),		RULE(string),
	RULE(each),  RULE(custom),  RULE(power_of_two), RULE(condition),
	RULE(count), RULE(aligned), RULE(part),		RULE(item),
#undef RULE
};

static void say_where(char *what, size_t n, const struct untrusted_error *err)
{
	const char *rule = err->rule < sizeof(rules) / sizeof(rules[0]) ?
				   rules[err->rule] :
				   NULL;

	snprintf(what, n, "%s %s", *err->field ? err->field : "-",
		 rule ? rule : "unknown");
}

/* What they disagree about, or NULL. */
static const char *disagreement(const struct agree_judged *j)
{
	if (!j->schema != !j->oracle)
		return j->schema ? "refused by the schema only" :
				   "refused by the oracle only";
	if (j->schema != j->oracle)
		return "errno";
	if (!j->schema)
		return j->different;
	if (j->err.error != j->schema)
		return "errno of the error";
	if (j->where != ORACLE_NOWHERE && j->where != j->err.offset)
		return "offset";
	return j->dirty ? "output of a refusal" : NULL;
}

static void disagreed(struct run *run, const struct agree_message *m,
		      const struct agree_judged *j, const char *about)
{
	char what[sizeof(run->disagreements.at[0].what)],
		where[128] = "accepted";

	run->disagreed++;
	if (j->schema)
		say_where(where, sizeof(where), &j->err);
	snprintf(what, sizeof(what), "%s: %s", about, where);
	if (!count(&run->disagreements, what))
		return;
	fprintf(stderr, "schema %d at %zu, oracle %d at %zd: %s\n", j->schema,
		j->schema ? (size_t)j->err.offset : 0, j->oracle,
		j->oracle ? (ssize_t)j->where : 0, what);
	hexdump(m);
}

static void tell(struct run *run, const struct agree_message *m,
		 const struct agree_judged *j)
{
	const uint8_t length[4] = { m->n, m->n >> 8, m->n >> 16, m->n >> 24 };
	char where[128];

	fwrite(length, 1, sizeof(length), run->bin);
	fwrite(m->p, 1, m->n, run->bin);
	fprintf(run->ctx, "%" PRIu64 " %" PRIu64 "\n", m->ctx[0], m->ctx[1]);
	if (j->schema)
		say_where(where, sizeof(where), &j->err);
	fprintf(run->said, "%s%s\n", j->schema ? "refused " : "accepted",
		j->schema ? where : "");
}

static void judge(struct run *run, const struct agree_message *m)
{
	struct agree_judged j = { .where = ORACLE_NOWHERE };
	const char *about;
	char what[sizeof(run->refusals.at[0].what)];

	run->format->judge(m, &j);
	if (run->said)
		tell(run, m, &j);
	if (j.schema) {
		run->refused++;
		say_where(what, sizeof(what), &j.err);
		count(&run->refusals, what);
	} else {
		run->accepted++;
	}
	about = disagreement(&j);
	if (!about && j.schema && run->accepts_all)
		about = "a sample";
	if (about)
		disagreed(run, m, &j, about);
}

/* In memory of its own size, so that a sanitizer sees where it ends. */
static void judge_copy(struct run *run, const struct agree_message *m)
{
	struct agree_message exact = *m;

	exact.p = malloc(m->n);
	if (!exact.p)
		err(2, "malloc");
	memcpy(exact.p, m->p, m->n);
	judge(run, &exact);
	free(exact.p);
}

static FILE *open_file(const char *name, const char *mode)
{
	FILE *file = fopen(name, mode);

	if (!file)
		err(2, "%s", name);
	return file;
}

static FILE *open_out(const char *prefix, const char *suffix)
{
	char name[4096];

	snprintf(name, sizeof(name), "%s.%s", prefix, suffix);
	return open_file(name, "w");
}

/* bytes; the largest are images of disks */
#define SAMPLE_MAX (64 << 20)

static bool read_sample(FILE *bin, struct agree_message *m)
{
	uint8_t length[4];
	size_t got = fread(length, 1, sizeof(length), bin);

	if (got == 0)
		return false;
	if (got < sizeof(length))
		errx(2, "a length is cut off");
	*m = (struct agree_message){ .n = le32(length) };
	if (m->n > SAMPLE_MAX)
		errx(2, "a sample of %zu bytes", (size_t)m->n);
	m->p = malloc(m->n);
	if (!m->p)
		err(2, "malloc");
	if (fread(m->p, 1, m->n, bin) != m->n)
		errx(2, "a sample is cut off");
	return true;
}

/* Samples that are too long to be mutated are left out. */
static void read_samples(struct samples *samples, FILE *bin, FILE *ctx)
{
	struct agree_message m;

	while (read_sample(bin, &m)) {
		if (ctx && fscanf(ctx, "%" SCNu64 "%" SCNu64, &m.ctx[0],
				  &m.ctx[1]) != 2)
			errx(2, "the contexts are too few");
		if (m.n > AGREE_ROOM) {
			free(m.p);
			continue;
		}
		samples->at =
			realloc(samples->at, (samples->n + 1) * sizeof(m));
		if (!samples->at)
			err(2, "realloc");
		samples->at[samples->n++] = m;
	}
	if (!samples->n)
		errx(2, "there are no samples");
}

static const struct agree_format *find(const char *name)
{
	const struct agree_format *format = formats;

	while (format && strcmp(format->name, name) != 0)
		format = format->next;
	if (!format)
		errx(2, "no format %s", name);
	return format;
}

static void list_formats(void)
{
	for (const struct agree_format *f = formats; f; f = f->next)
		printf("%s\n", f->name);
}

int main(int argc, char **argv)
{
	static uint8_t room[AGREE_ROOM];
	static struct run run;
	struct agree_message m = { .p = room };
	uint64_t n;

	if (argc == 1) {
		list_formats();
		return 0;
	}
	if (argc > 2 && !strcmp(argv[1], "-o")) {
		run.bin = open_out(argv[2], "bin");
		run.ctx = open_out(argv[2], "ctx");
		run.said = open_out(argv[2], "said");
		run.random.letters = true;
		argc -= 2;
		argv += 2;
	}
	if (argc < 4 || argc > 6)
		errx(2,
		     "usage: agree [-o OUT] FORMAT N SEED [FILE.bin [FILE.ctx]]");
	run.format = find(argv[1]);
	n = strtoull(argv[2], NULL, 10);
	run.random.state = strtoull(argv[3], NULL, 10);
	if (argc > 4)
		read_samples(&run.samples, open_file(argv[4], "r"),
			     argc > 5 ? open_file(argv[5], "r") : NULL);
	run.accepts_all = !strcmp(argv[2], "samples");
	if (run.accepts_all)
		n = run.samples.n;
	for (uint64_t i = 0; i < n; i++) {
		if (run.accepts_all)
			m = run.samples.at[i];
		else if (run.said)
			make_told(&run, &m);
		else
			make(&run, &m);
		judge_copy(&run, &m);
	}
	print_tally(&run.refusals, "refused");
	print_tally(&run.disagreements, "disagreed");
	printf("%" PRIu64 " messages, %" PRIu64 " accepted, %" PRIu64
	       " refused, %" PRIu64 " disagreements\n",
	       n, run.accepted, run.refused, run.disagreed);
	if (run.said &&
	    (fclose(run.bin) || fclose(run.ctx) || fclose(run.said)))
		err(2, "write");
	return run.disagreed ? 1 : 0;
}
