// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * oracle_run FORMAT FILE.bin [FILE.ctx]: one line for each message of FILE.bin,
 * "name=value ..." or "refused ERRNO at OFFSET". Values are written as the tool
 * writes them that the samples are compared with.
 *
 * FILE.bin: for each message, its length as a little-endian u32, and its bytes.
 * FILE.ctx, for disks: for each message a line of two numbers, the sectors of
 * the disk and where the message was read; for gpt_entry, the first and the
 * last usable sector.
 */
#include "oracle.h"
#include <err.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <zlib.h>

struct message {
	const uint8_t *p;
	size_t n;
	uint64_t ctx[2];
};

static bool refused(int err, const size_t *where)
{
	if (!err)
		return false;
	if (*where == ORACLE_NOWHERE)
		printf("refused %d at nowhere\n", err);
	else
		printf("refused %d at %zu\n", err, *where);
	return true;
}

static void print_address(const char *name, uint32_t a)
{
	printf(" %s=%u.%u.%u.%u", name, a >> 24, a >> 16 & 0xff, a >> 8 & 0xff,
	       a & 0xff);
}

static void run_ipv4(const struct message *m)
{
	struct oracle_ipv4 out;
	size_t where;

	if (refused(oracle_ipv4(m->p, m->n, &out, &where), &where))
		return;
	printf("header=%u tos=0x%02x total_len=%u id=0x%04x df=%d mf=%d",
	       out.ihl * 4, out.tos, out.total_len, out.id, out.df, out.mf);
	printf(" frag_off=%u ttl=%u proto=%u", out.frag_off, out.ttl,
	       out.proto);
	print_address("src", out.src);
	print_address("dst", out.dst);
	printf(" payload=%zu\n", out.payload.len);
}

static void run_udp(const struct message *m)
{
	struct oracle_udp out;
	size_t where;

	if (refused(oracle_udp(m->p, m->n, &out, &where), &where))
		return;
	printf("source=%u dest=%u length=%u payload=%zu\n", out.source,
	       out.dest, out.length, out.payload.len);
}

static void print_tcp_options(const struct oracle_tcp *out)
{
	if (out->options.seen.mss)
		printf(" mss=%u", out->options.mss);
	if (out->options.seen.wscale)
		printf(" wscale=%u", out->options.wscale);
	if (out->options.seen.sack_permitted)
		printf(" sack_permitted=1");
	for (int i = 0; i < out->options.sack.n; i++)
		printf("%s%u",
		       i ? "," : " left=", out->options.sack.at[i].left);
	for (int i = 0; i < out->options.sack.n; i++)
		printf("%s%u",
		       i ? "," : " right=", out->options.sack.at[i].right);
	if (out->options.seen.timestamps)
		printf(" value=%u echo=%u", out->options.timestamps.value,
		       out->options.timestamps.echo);
}

static void run_tcp(const struct message *m)
{
	struct oracle_tcp out;
	size_t where;

	if (refused(oracle_tcp(m->p, m->n, &out, &where), &where))
		return;
	printf("source=%u dest=%u seq=%u ack=%u header=%u flags=0x%04x",
	       out.source, out.dest, out.seq, out.ack, out.doff * 4, out.flags);
	printf(" window=%u urgent=%u", out.window, out.urgent);
	print_tcp_options(&out);
	printf(" payload=%zu\n", out.payload.len);
}

/* Other characters than those from @first to '~' are question marks. */
static void print_character(unsigned int c, char first)
{
	putchar(c >= (unsigned int)first && c <= '~' ? (int)c : '?');
}

static void print_text(const uint8_t *p, size_t n, char first)
{
	for (size_t i = 0; i < n; i++)
		print_character(p[i], first);
}

static void print_name(const struct oracle_name *name)
{
	size_t at = 0;

	if (name->wire[0] == 0)
		printf("<Root>");
	while (name->wire[at] != 0) {
		printf("%s", at ? "." : "");
		print_text(name->wire + at + 1, name->wire[at], '!');
		at += 1 + name->wire[at];
	}
}

static void run_dns_query(const struct message *m)
{
	struct oracle_dns_query out;
	size_t where;

	if (refused(oracle_dns_query(m->p, m->n, &out, &where), &where))
		return;
	printf("id=0x%04x rd=%d ad=%d cd=%d arcount=%u qnames=", out.id, out.rd,
	       out.ad, out.cd, out.arcount);
	print_name(&out.name);
	printf(" qtypes=%u qclasses=0x%04x", out.qtype, out.qclass);
	if (out.arcount)
		printf(" udp_size=%u do=%d", out.opt.udp_size,
		       out.opt.dnssec_ok);
	printf("\n");
}

/* All records of a message, in order. */
static size_t list_records(const struct oracle_dns *out,
			   const struct oracle_record *list[static 96])
{
	const struct oracle_records *sections[] = { &out->answers,
						    &out->authorities,
						    &out->additionals };
	size_t n = 0;

	for (int i = 0; i < 3; i++) {
		for (int j = 0; j < sections[i]->n; j++)
			list[n++] = &sections[i]->at[j];
	}
	return n;
}

static void print_questions(const struct oracle_dns *out)
{
	for (int i = 0; i < out->questions.n; i++) {
		printf("%s", i ? "," : " qnames=");
		print_name(&out->questions.at[i].name);
	}
	for (int i = 0; i < out->questions.n; i++)
		printf("%s%u",
		       i ? "," : " qtypes=", out->questions.at[i].qtype);
	for (int i = 0; i < out->questions.n; i++)
		printf("%s0x%04x",
		       i ? "," : " qclasses=", out->questions.at[i].qclass);
}

/* Class and time to live of an OPT record have other meanings. */
static void print_records(const struct oracle_dns *out)
{
	const struct oracle_record *list[96];
	size_t n = list_records(out, list), i;
	const char *sep;

	for (i = 0; i < n; i++) {
		printf("%s", i ? "," : " names=");
		print_name(&list[i]->name);
	}
	for (i = 0; i < n; i++)
		printf("%s%u", i ? "," : " types=", list[i]->type);
	for (i = 0; i < n; i++)
		printf("%s%zu", i ? "," : " rdlens=", list[i]->rdata.len);
	for (i = 0, sep = " classes="; i < n; i++) {
		if (list[i]->type != 41) {
			printf("%s0x%04x", sep, list[i]->class);
			sep = ",";
		}
	}
	for (i = 0, sep = " ttls="; i < n; i++) {
		if (list[i]->type != 41) {
			printf("%s%u", sep, list[i]->ttl);
			sep = ",";
		}
	}
}

static void run_dns(const struct message *m)
{
	static struct oracle_dns out;
	size_t where;

	if (refused(oracle_dns(m->p, m->n, &out, &where), &where))
		return;
	printf("id=0x%04x qr=%d opcode=%u aa=%d tc=%d rd=%d ra=%d ad=%d cd=%d",
	       out.id, out.qr, out.opcode, out.aa, out.tc, out.rd, out.ra,
	       out.ad, out.cd);
	printf(" rcode=%u qdcount=%u ancount=%u nscount=%u arcount=%u",
	       out.rcode, out.qdcount, out.ancount, out.nscount, out.arcount);
	print_questions(&out);
	print_records(&out);
	printf("\n");
}

/* The first three groups are little-endian. */
static void print_guid(const char *name, const uint8_t *g)
{
	printf(" %s=%08X-%04X-%04X-%02X%02X-", name, le32(g), le16(g + 4),
	       le16(g + 6), g[8], g[9]);
	for (int i = 10; i < 16; i++)
		printf("%02X", g[i]);
}

static void run_gpt(const struct message *m)
{
	struct oracle_disk disk = { m->ctx[0], m->ctx[1] };
	static const uint8_t unused[128];
	struct oracle_gpt out;
	uint32_t crc = 0;
	bool apart;
	size_t where;

	if (refused(oracle_gpt(m->p, m->n, &disk, &out, &where), &where))
		return;
	printf("alternate_lba=%" PRIu64 " first_usable=%" PRIu64
	       " last_usable=%" PRIu64,
	       out.alternate_lba, out.first_usable, out.last_usable);
	print_guid("guid", out.guid);
	for (uint32_t i = 0; i < out.count; i++)
		crc = crc32(crc, unused, sizeof(unused));
	apart = disk.lba < out.entries_lba ||
		disk.lba - out.entries_lba >= (out.count + 3) / 4;
	printf(" entries_lba=%" PRIu64 " count=%u header=%s entries=%s\n",
	       out.entries_lba, out.count, apart ? "apart" : "inside",
	       crc == out.entries_crc32 ? "unused" : "used");
}

static void run_gpt_entry(const struct message *m)
{
	struct oracle_gpt_entry out;
	size_t where;

	if (refused(oracle_gpt_entry(m->p, m->n, m->ctx[0], m->ctx[1], &out,
				     &where),
		    &where))
		return;
	printf("used=%d", out.used);
	if (out.used) {
		print_guid("type", out.type);
		print_guid("guid", out.guid);
		printf(" first_lba=%" PRIu64 " last_lba=%" PRIu64
		       " attributes=%" PRIu64 " name=",
		       out.first_lba, out.last_lba, out.attributes);
		for (int i = 0; i < 36 && out.name[i] != 0; i++)
			print_character(out.name[i], ' ');
	}
	printf("\n");
}

static void run_mbr(const struct message *m)
{
	struct oracle_disk disk = { m->ctx[0], m->ctx[1] };
	struct oracle_mbr out;
	size_t where;

	if (refused(oracle_mbr(m->p, m->n, &disk, &out, &where), &where))
		return;
	printf("disk_signature=0x%08x", out.disk_signature);
	for (int i = 0; i < 4; i++)
		printf(" entry%d=%x,%x,%u,%u", i + 1, out.entries[i].status,
		       out.entries[i].type, out.entries[i].first,
		       out.entries[i].count);
	printf("\n");
}

static void run_fat(const struct message *m)
{
	struct oracle_disk disk = { m->ctx[0], m->ctx[1] };
	struct oracle_fat out;
	size_t where;

	if (refused(oracle_fat(m->p, m->n, &disk, &out, &where), &where))
		return;
	printf("bytes_per_sector=%u cluster=%u reserved=%u fats=%u",
	       out.bytes_per_sector,
	       out.sectors_per_cluster * out.bytes_per_sector, out.reserved,
	       out.fats);
	printf(" root_entries=%u media=0x%02x fat_size=%u hidden=%u total=%u",
	       out.root_entries, out.media,
	       out.fat_size16 ? out.fat_size16 : out.fat_size32, out.hidden,
	       out.total16 ? out.total16 : out.total32);
	printf(" root_cluster=%u volume_id=0x%08x label=", out.root_cluster,
	       out.volume_id);
	print_text(out.label, sizeof(out.label), ' ');
	printf("\n");
}

static void print_uuid(const uint8_t *uuid)
{
	printf(" uuid=");
	for (int i = 0; i < 16; i++)
		printf("%s%02x",
		       i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
		       uuid[i]);
}

static void run_ext4(const struct message *m)
{
	struct oracle_disk disk = { m->ctx[0], m->ctx[1] };
	struct oracle_ext4 out;
	size_t where;

	if (refused(oracle_ext4(m->p, m->n, &disk, &out, &where), &where))
		return;
	printf("inodes_count=%u blocks=%" PRIu64 " free_inodes=%u",
	       out.inodes_count,
	       (out.feature_incompat & 0x80 ?
			(uint64_t)out.blocks_count_hi << 32 :
			0) |
		       out.blocks_count_lo,
	       out.free_inodes);
	printf(" first_data_block=%u block_size=%u blocks_per_group=%u",
	       out.first_data_block, 1024u << out.log_block_size,
	       out.blocks_per_group);
	printf(" inodes_per_group=%u first_ino=%u inode_size=%u errors=%u",
	       out.inodes_per_group, out.first_ino, out.inode_size, out.errors);
	printf(" mnt_count=%u max_mnt_count=%d desc_size=%u flex=%u",
	       out.mnt_count, (int16_t)out.max_mnt_count, out.desc_size,
	       1u << out.log_groups_per_flex);
	printf(" clusters=%s",
	       out.log_cluster_size == out.log_block_size &&
			       out.clusters_per_group == out.blocks_per_group ?
		       "blocks" :
		       "other");
	print_uuid(out.uuid);
	printf(" volume_name=");
	print_text(out.volume_name,
		   strnlen((const char *)out.volume_name,
			   sizeof(out.volume_name)),
		   ' ');
	printf("\n");
}

static void print_interfaces(const struct oracle_usb *out)
{
	for (size_t i = 0; i < out->interfaces.n; i++) {
		const struct oracle_interface *at = &out->interfaces.at[i];

		printf("%s%u/%u/%u/0x%02x/0x%02x/0x%02x/%u",
		       i ? "," : " interfaces=", at->number, at->alternate,
		       at->endpoints, at->class, at->subclass, at->protocol,
		       at->string);
	}
}

static void print_endpoints(const struct oracle_usb *out)
{
	for (size_t i = 0; i < out->endpoints.n; i++) {
		const struct oracle_endpoint *at = &out->endpoints.at[i];

		printf("%s0x%02x/0x%02x/%u/%u",
		       i ? "," : " endpoints=", at->number | at->in << 7,
		       at->attributes & 3, at->max_packet, at->interval);
	}
}

static void run_usb(const struct message *m)
{
	struct oracle_usb out;
	size_t where;

	if (refused(oracle_usb(m->p, m->n, &out, &where), &where))
		return;
	printf("total_length=%u num_interfaces=%u configuration_value=%u",
	       out.total_length, out.num_interfaces, out.configuration_value);
	printf(" configuration=%u remote_wakeup=%d self_powered=%d",
	       out.configuration, out.remote_wakeup, out.self_powered);
	printf(" max_power=%u", out.max_power);
	print_interfaces(&out);
	print_endpoints(&out);
	printf("\n");
}

static const struct format {
	const char *name;
	void (*run)(const struct message *m);
	bool has_ctx;
} formats[] = {
	{ "ipv4", run_ipv4, false },
	{ "udp", run_udp, false },
	{ "tcp", run_tcp, false },
	{ "dns", run_dns, false },
	{ "dns_query", run_dns_query, false },
	{ "gpt", run_gpt, true },
	{ "gpt_entry", run_gpt_entry, true },
	{ "mbr", run_mbr, true },
	{ "fat", run_fat, true },
	{ "ext4", run_ext4, true },
	{ "usb", run_usb, false },
};

static const struct format *find(const char *name)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++) {
		if (strcmp(formats[i].name, name) == 0)
			return &formats[i];
	}
	errx(2, "no format %s", name);
}

static FILE *open_file(const char *name)
{
	FILE *file = fopen(name, "r");

	if (!file)
		err(2, "%s", name);
	return file;
}

/* bytes; the largest are images of disks */
#define MESSAGE_MAX (64 << 20)

/* Each in memory of its own, so that a sanitizer sees where it ends. */
static uint8_t *read_message(FILE *bin, size_t *n)
{
	uint8_t length[4], *p;
	size_t got = fread(length, 1, sizeof(length), bin);

	if (got == 0)
		return NULL;
	if (got < sizeof(length))
		errx(2, "a length is cut off");
	*n = le32(length);
	if (*n > MESSAGE_MAX)
		errx(2, "a message of %zu bytes", *n);
	p = malloc(*n);
	if (!p)
		err(2, "malloc");
	if (fread(p, 1, *n, bin) != *n)
		errx(2, "a message is cut off");
	return p;
}

int main(int argc, char **argv)
{
	const struct format *format;
	struct message m = { NULL, 0, { 0, 0 } };
	FILE *bin, *ctx = NULL;
	uint8_t *p;

	if (argc < 3)
		errx(2, "usage: oracle_run FORMAT FILE.bin [FILE.ctx]");
	format = find(argv[1]);
	if (argc != (format->has_ctx ? 4 : 3))
		errx(2, "a disk format, and no other, needs FILE.ctx");
	bin = open_file(argv[2]);
	if (format->has_ctx)
		ctx = open_file(argv[3]);
	while ((p = read_message(bin, &m.n)) != NULL) {
		m.p = p;
		if (ctx && fscanf(ctx, "%" SCNu64 "%" SCNu64, &m.ctx[0],
				  &m.ctx[1]) != 2)
			errx(2, "%s: too few lines", argv[3]);
		format->run(&m);
		free(p);
	}
	return 0;
}
