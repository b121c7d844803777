/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef ORACLE_H
#define ORACLE_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * DOC: one plain judge for each format
 *
 * An oracle says whether a message belongs to the language of its format, and
 * what the values in it are. It is what a schema is compared with, so it shares
 * nothing with one: no wire structs, no headers of the library, bytes read by
 * their offset, every rule an if. Slow where that is clearer.
 *
 *	int oracle_tcp(const uint8_t *p, size_t n, struct oracle_tcp *out,
 *		       size_t *where);
 *
 * @p, @n: the message. No byte outside it is read.
 * @out: filled if the message is accepted, else unspecified. Elements of arrays
 *	at and behind their count are unspecified, too.
 * @where: if the message is refused, the offset in it of the field whose rule
 *	refused it first. ORACLE_NOWHERE where no single field is to blame: a
 *	condition across fields, framing (a record that is too short, or has the
 *	wrong length for its type), a name, a checksum, a count that is passed. A
 *	message too short for its fixed part is refused at offset 0.
 *
 * Order: the fixed fields in wire order, then the conditions across them, then
 * the variable parts in order. Of one record: its length, whether one more may
 * come, its fields in wire order, then what it means next to other records.
 *
 * Return: 0, -EBADMSG for packets and descriptors, -EUCLEAN for disks.
 */

#define ORACLE_NOWHERE ((size_t)-1)

/*
 * Every checksum counts as right: IPv4 header, GPT header, ext4 superblock. For
 * fuzzing, where a mutation would hardly ever pass them. Weak, so that any one
 * oracle links alone.
 */
extern bool oracle_crc_off;
__attribute__((weak)) bool oracle_crc_off;

struct oracle_bytes {
	const uint8_t *ptr;
	size_t len;
};

/* The disk that a sector was read from, in sectors of 512 bytes. */
struct oracle_disk {
	uint64_t sectors;
	uint64_t lba; /* where this sector was read */
};

struct oracle_tcp {
	uint16_t source, dest;
	uint32_t seq, ack;
	uint8_t doff, flags;
	uint16_t window, urgent;
	struct {
		struct {
			bool mss, wscale, sack_permitted, sack, timestamps;
		} seen;
		uint16_t mss;
		uint8_t wscale;
		struct {
			uint8_t n;
			struct {
				uint32_t left, right;
			} at[4];
		} sack;
		struct {
			uint32_t value, echo;
		} timestamps;
	} options;
	struct oracle_bytes payload;
};

struct oracle_ipv4 {
	uint8_t ihl, tos;
	uint16_t total_len, id;
	bool df, mf;
	uint16_t frag_off;
	uint8_t ttl, proto;
	uint32_t src, dst;
	struct oracle_bytes payload;
};

struct oracle_udp {
	uint16_t source, dest, length;
	struct oracle_bytes payload;
};

/* Uncompressed, with the final empty label. */
struct oracle_name {
	uint8_t len;
	uint8_t wire[255];
};

struct oracle_dns_query {
	uint16_t id;
	bool rd, ad, cd;
	uint16_t arcount;
	struct oracle_name name;
	uint16_t qtype, qclass;
	struct {
		uint16_t udp_size;
		bool dnssec_ok;
	} opt;
};

struct oracle_question {
	struct oracle_name name;
	uint16_t qtype, qclass;
};

struct oracle_record {
	struct oracle_name name;
	uint16_t type, class;
	uint32_t ttl;
	struct oracle_bytes rdata;
};

struct oracle_records {
	uint16_t n;
	struct oracle_record at[32];
};

struct oracle_dns {
	uint16_t id;
	bool qr;
	uint8_t opcode;
	bool aa, tc, rd, ra, ad, cd;
	uint8_t rcode;
	uint16_t qdcount, ancount, nscount, arcount;
	struct {
		uint16_t n;
		struct oracle_question at[4];
	} questions;
	struct oracle_records answers, authorities, additionals;
};

struct oracle_gpt {
	uint64_t alternate_lba, first_usable, last_usable;
	uint8_t guid[16];
	uint64_t entries_lba;
	uint32_t count, entries_crc32;
};

struct oracle_gpt_entry {
	bool used;
	/* all zero if not used */
	uint8_t type[16], guid[16];
	uint64_t first_lba, last_lba, attributes;
	uint16_t name[36];
};

struct oracle_mbr {
	uint32_t disk_signature;
	struct {
		uint8_t status, type;
		uint32_t first, count;
	} entries[4];
};

struct oracle_fat {
	uint16_t bytes_per_sector;
	uint8_t sectors_per_cluster;
	uint16_t reserved;
	uint8_t fats;
	uint16_t root_entries, total16;
	uint8_t media;
	uint16_t fat_size16;
	uint32_t hidden, total32;
	/* FAT32 only, else zero */
	uint32_t fat_size32;
	uint16_t ext_flags;
	uint32_t root_cluster;
	uint16_t info_sector, backup;
	/* both kinds */
	uint8_t boot_sig;
	uint32_t volume_id;
	uint8_t label[11];
};

struct oracle_ext4 {
	uint32_t inodes_count, blocks_count_lo, r_blocks_lo, free_blocks_lo;
	uint32_t free_inodes, first_data_block;
	uint32_t log_block_size, log_cluster_size;
	uint32_t blocks_per_group, clusters_per_group, inodes_per_group;
	uint16_t mnt_count, max_mnt_count, state, errors;
	uint32_t creator_os, first_ino;
	uint16_t inode_size, block_group_nr;
	uint32_t feature_compat, feature_incompat, feature_ro_compat;
	uint8_t uuid[16], volume_name[16];
	uint16_t desc_size;
	uint32_t blocks_count_hi;
	uint8_t log_groups_per_flex, checksum_type;
};

struct oracle_interface {
	uint8_t number, alternate, endpoints, class, subclass, protocol, string;
};

struct oracle_endpoint {
	uint8_t number;
	bool in;
	uint8_t attributes;
	uint16_t max_packet;
	uint8_t interval;
};

struct oracle_usb {
	uint16_t total_length;
	uint8_t num_interfaces, configuration_value, configuration;
	bool remote_wakeup, self_powered;
	uint8_t max_power;
	struct {
		size_t n;
		struct oracle_interface at[32];
	} interfaces;
	struct {
		size_t n;
		struct oracle_endpoint at[64];
	} endpoints;
};

int oracle_tcp(const uint8_t *p, size_t n, struct oracle_tcp *out,
	       size_t *where);
int oracle_ipv4(const uint8_t *p, size_t n, struct oracle_ipv4 *out,
		size_t *where);
int oracle_udp(const uint8_t *p, size_t n, struct oracle_udp *out,
	       size_t *where);
int oracle_dns_query(const uint8_t *p, size_t n, struct oracle_dns_query *out,
		     size_t *where);
int oracle_dns(const uint8_t *p, size_t n, struct oracle_dns *out,
	       size_t *where);
int oracle_gpt(const uint8_t *p, size_t n, const struct oracle_disk *disk,
	       struct oracle_gpt *out, size_t *where);
int oracle_gpt_entry(const uint8_t *p, size_t n, uint64_t first_usable,
		     uint64_t last_usable, struct oracle_gpt_entry *out,
		     size_t *where);
int oracle_mbr(const uint8_t *p, size_t n, const struct oracle_disk *disk,
	       struct oracle_mbr *out, size_t *where);
int oracle_fat(const uint8_t *p, size_t n, const struct oracle_disk *disk,
	       struct oracle_fat *out, size_t *where);
int oracle_ext4(const uint8_t *p, size_t n, const struct oracle_disk *disk,
		struct oracle_ext4 *out, size_t *where);
int oracle_usb(const uint8_t *p, size_t n, struct oracle_usb *out,
	       size_t *where);

static inline uint16_t be16(const uint8_t *p)
{
	return p[0] << 8 | p[1];
}

static inline uint32_t be32(const uint8_t *p)
{
	return (uint32_t)be16(p) << 16 | be16(p + 2);
}

static inline uint16_t le16(const uint8_t *p)
{
	return p[1] << 8 | p[0];
}

static inline uint32_t le32(const uint8_t *p)
{
	return (uint32_t)le16(p + 2) << 16 | le16(p);
}

static inline uint64_t le64(const uint8_t *p)
{
	return (uint64_t)le32(p + 4) << 32 | le32(p);
}

static inline bool all_zero(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i] != 0)
			return false;
	}
	return true;
}

static inline bool power_of_two(uint64_t x)
{
	return x != 0 && (x & (x - 1)) == 0;
}

static inline int bad_message(size_t *where, size_t at)
{
	*where = at;
	return -EBADMSG;
}

static inline int bad_disk(size_t *where, size_t at)
{
	*where = at;
	return -EUCLEAN;
}

#endif
