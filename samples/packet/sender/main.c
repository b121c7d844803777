// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sender.h"

/* A leak of one packet in three, and no less, is seen. */
#define CACHED_MAX 256
/* The UDP header has it, behind 14 bytes of Ethernet and 20 of IPv4. */
#define PORT_AT 36

static struct {
	const char *device, *results, *module, *suite;
	bool naive;
} options = { .suite = "gate" };

static int device_fd, results_fd = STDOUT_FILENO;
static unsigned int checks, bad, packets;

void die(const char *why, ...)
{
	va_list args;

	fputs("gate-sender: ", stderr);
	va_start(args, why);
	vfprintf(stderr, why, args);
	va_end(args);
	fputc('\n', stderr);
	_exit(2);
}

/* One write a line: whatever kills the guest later, the lines before it stand. */
__attribute__((format(printf, 1, 2))) static void tell(const char *format, ...)
{
	char line[512];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	if (n >= (int)sizeof(line) || write(results_fd, line, (size_t)n) != n)
		die("results: %s", strerror(errno));
}

/* OUTCOME is what is wrong, or "". */
static void check(const char *class, const char *name, const char *form,
		  const char *outcome)
{
	const bool ok = !outcome[0] || options.naive;

	checks++;
	bad += !ok;
	tell("CHECK\t%s\t%s\t%s%s%s\t%s\t%s\n", options.suite, class, name,
	     form[0] ? "." : "", form, ok ? "ok" : "bad", outcome);
}

static void look(struct gate_seen *seen)
{
	if (pread(device_fd, seen, sizeof(*seen), 0) != sizeof(*seen))
		die("%s: %s", options.device, strerror(errno));
}

static void forget(void)
{
	if (write(device_fd, "", 1) != 1)
		die("%s: %s", options.device, strerror(errno));
}

static void fire(const struct frame *f, enum form form,
		 struct gate_seen *before, struct gate_seen *after)
{
	struct frame known;

	forget();
	build(&setup, &known);
	wire_send(&known, FORM_LINEAR);
	look(before);
	if (before->error || before->clients[1].counter != 1)
		die("the gate does not take the first knock");
	wire_send(f, form);
	look(after);
	packets++;
}

static bool is_knock(const struct spec *s)
{
	return !s->tcp && !s->port && !s->proto;
}

static bool same_client(const struct gate_seen *a, const struct gate_seen *b,
			int i)
{
	return !memcmp(&a->clients[i], &b->clients[i], sizeof(a->clients[i]));
}

static const char *wrong_client(const struct spec *s,
				const struct gate_client *c)
{
	const char *who = s->who ? s->who : RECORDS_NAME;
	const unsigned int ports = s->who ? s->ports_count : RECORDS_PORTS;
	char name[GATE_NAME_LEN + 1] = "";

	memcpy(name, c->name, GATE_NAME_LEN);
	if (strcmp(name, who))
		return "another name";
	if (c->ports_count != ports || c->counter < 2)
		return "other ports, or another counter";
	return ntohl(c->address) == 0x0a000002 ? "" : "another address";
}

static const char *judge_harm(const struct gate_seen *before,
			      const struct gate_seen *after)
{
	if (after->trampled)
		return "wrote beside the clients";
	for (int i = 0; i < GATE_CLIENTS; i++)
		if (i != 1 && !same_client(before, after, i))
			return "wrote into another client";
	if (after->error && !same_client(before, after, 1))
		return "refused, yet changed the client";
	return "";
}

static const char *judge(const struct spec *s, const struct gate_seen *before,
			 const struct gate_seen *after)
{
	static char words[64];
	const char *harm = judge_harm(before, after);

	if (harm[0])
		return harm;
	if (after->packets != before->packets + 1)
		return "was never judged";
	if (s->error && !after->error)
		return "let in";
	if (!s->error && after->error)
		return "refused, yet it is honest";
	if (after->error != -s->error) {
		snprintf(words, sizeof(words), "refused with %d, wanted %d",
			 -after->error, s->error);
		return words;
	}
	if (s->error)
		return "";
	if (memcmp(&s->syn, &after->syn, sizeof(s->syn)))
		return "other options";
	return is_knock(s) ? wrong_client(s, &after->clients[1]) : "";
}

static bool fits(const struct spec *s, enum form form)
{
	return form != FORM_LARGE || !s->ends;
}

static void attack(const struct spec *s)
{
	struct gate_seen before, after;
	struct frame frame;

	build(s, &frame);
	for (enum form form = 0; form < FORMS; form++) {
		if (!fits(s, form))
			continue;
		fire(&frame, form, &before, &after);
		check(s->error ? "attack" : "sane", s->name, form_names[form],
		      judge(s, &before, &after));
	}
}

static unsigned int planned(void)
{
	unsigned int n = 0;

	for (size_t i = 0; i < attacks_count; i++)
		for (enum form form = 0; form < FORMS; form++)
			n += fits(&attacks[i], form);
	return n + 7; /* run() */
}

/* A frame that is no longer what SPEC made: never let in, and harmless. */
static const char *spoilt(const struct frame *f, enum form form)
{
	const struct spec refused = { .error = EBADMSG };
	struct gate_seen before, after;

	fire(f, form, &before, &after);
	return judge(&refused, &before, &after);
}

/* Each length that is less than that of the packet. */
static void cut(const struct spec *s, enum form form)
{
	char name[32];
	const char *outcome = "";
	struct frame f;

	build(s, &f);
	while (f.len > 14 && !outcome[0]) {
		f.len--;
		outcome = spoilt(&f, form);
	}
	snprintf(name, sizeof(name), "cut_%s", s->tcp ? "syn" : "knock");
	check("spoilt", name, form_names[form], outcome);
}

/*
 * Each bit of the packet, which its checksums cover. With another destination port
 * it is no knock.
 */
static void flip(const struct spec *s, enum form form)
{
	const char *outcome = "";
	struct frame f;

	build(s, &f);
	for (size_t bit = 14 * 8; bit < f.len * 8 && !outcome[0]; bit++) {
		if (bit / 16 == PORT_AT / 2)
			continue;
		f.bytes[bit / 8] ^= 1 << bit % 8;
		outcome = spoilt(&f, form);
		f.bytes[bit / 8] ^= 1 << bit % 8;
	}
	check("spoilt", "flip_knock", form_names[form], outcome);
}

/* KASAN keeps what was freed for a while; not where the cache is asked to shrink. */
static void shrink(void)
{
	FILE *f = fopen("/sys/kernel/slab/skbuff_head_cache/shrink", "w");

	if (f) {
		fputs("1", f);
		fclose(f);
	}
}

/* Packets that are alive; caches of processors make it rough. */
static long alive(void)
{
	char line[256];
	long n = -1;
	FILE *f;

	shrink();
	f = fopen("/proc/slabinfo", "r");
	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "skbuff_head_cache %ld", &n) == 1)
			break;
	if (n < 0)
		die("/proc/slabinfo does not count packets");
	fclose(f);
	return n;
}

static void run(void)
{
	const struct spec honest = {};
	const struct spec syn = { .tcp = true };
	const long begin = alive();
	long end;

	tell("PLAN\t%s\t%u\n", options.suite, planned());
	for (size_t i = 0; i < attacks_count; i++)
		attack(&attacks[i]);
	cut(&honest, FORM_LINEAR);
	cut(&honest, FORM_SPLIT);
	cut(&honest, FORM_PAGED);
	cut(&syn, FORM_LINEAR);
	cut(&syn, FORM_PAGED);
	flip(&honest, FORM_PAGED);
	end = alive();
	check("leak", "packets", "",
	      end - begin > CACHED_MAX ? "packets are never freed" : "");
	tell("FACT\t%s\tpackets\t%u\n", options.suite, packets);
	tell("END\t%s\t%u\t%u\n", options.suite, checks, bad);
}

static void parse(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "d:r:m:s:k")) != -1) {
		switch (option) {
		case 'd':
			options.device = optarg;
			break;
		case 'r':
			options.results = optarg;
			break;
		case 'm':
			options.module = optarg;
			break;
		case 's':
			options.suite = optarg;
			break;
		case 'k':
			options.naive = true;
			break;
		default:
			die("see sender.h for its options");
		}
	}
	if (!options.device || !options.module)
		die("see sender.h for its options");
}

__attribute__((format(printf, 1, 2))) static void shell(const char *format, ...)
{
	char command[256];
	va_list args;

	va_start(args, format);
	vsnprintf(command, sizeof(command), format, args);
	va_end(args);
	if (system(command))
		die("'%s' fails", command);
}

static void load(void)
{
	shell("insmod %s device=gate0,gate1", options.module);
	device_fd = open(options.device, O_RDWR);
	if (options.results)
		results_fd =
			open(options.results, O_WRONLY | O_APPEND | O_NOCTTY);
	if (device_fd < 0 || results_fd < 0)
		die("%s: %s", options.device, strerror(errno));
}

int main(int argc, char **argv)
{
	parse(argc, argv);
	wire_open();
	load();
	run();
	return bad != 0;
}
