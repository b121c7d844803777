// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The formats of samples/formats, each with a small message as its seed. */
#include <ext2fs/ext2fs.h>
#include <zlib.h>

#include "../../samples/formats/dns.h"
#include "../../samples/formats/ext4.h"
#include "../../samples/formats/fat.h"
#include "../../samples/formats/gpt.h"
#include "../../samples/formats/ipv4.h"
#include "../../samples/formats/mbr.h"
#include "../../samples/formats/tcp.h"
#include "../../samples/formats/udp.h"
#include "../../samples/formats/usb.h"
#include "targets.h"

/* Numbers of a disk are little endian in every seed: as bytes. */
#define LE16(v) ((v)&0xff), (v) >> 8
#define LE32(v) ((v)&0xff), (v) >> 8 & 0xff, (v) >> 16 & 0xff, (v) >> 24 & 0xff

UNTRUSTED_MESSAGE_LIMITS(tcp, TCP, none);
static const unsigned char tcp_seed[] = {
	0x04, 0xd2, 0x00, 0x50, 0, 0, 0, 1, 0, 0,    0, 2, 0xa0, 0x12,
	0x72, 0x10, 0,	  0,	0, 0, 2, 4, 5, 0xb4, 4, 2, 8,	 10,
	0,    0,    0,	  3,	0, 0, 0, 0, 1, 3,    3, 7, 'h',	 'i',
};
UNTRUSTED_FUZZ_MESSAGE(tcp, NULL, tcp_seed, sizeof(tcp_seed), NULL);

UNTRUSTED_MESSAGE_LIMITS(ipv4, IPV4, none);
static unsigned char ipv4_seed[] = {
	0x46, 0, 0,  28, 0, 1, 0x40, 0, 64, 17, 0,   0,	  10,  0,
	0,    1, 10, 0,	 0, 2, 1,    1, 1,  0,	'd', 'a', 't', 'a',
};

static void ipv4_seal(void *message, size_t n)
{
	unsigned char *const p = message;
	const size_t header = (p[0] & 15) * 4u;
	uint32_t sum = 0;

	if (header > n)
		return;
	p[10] = p[11] = 0;
	for (size_t i = 0; i < header; i += 2)
		sum += (uint32_t)p[i] << 8 | p[i + 1];
	sum = (sum & 0xffff) + (sum >> 16);
	sum = ~((sum & 0xffff) + (sum >> 16));
	p[10] = (unsigned char)(sum >> 8);
	p[11] = (unsigned char)sum;
}
UNTRUSTED_FUZZ_MESSAGE(ipv4, NULL, ipv4_seed, sizeof(ipv4_seed), ipv4_seal);

UNTRUSTED_MESSAGE_LIMITS(udp, UDP, none);
static const unsigned char udp_seed[] = {
	0, 53, 4, 210, 0, 11, 0, 0, 'a', 'b', 'c', 0,
};
UNTRUSTED_FUZZ_MESSAGE(udp, NULL, udp_seed, sizeof(udp_seed), NULL);

static struct dns_walk dns_walk;
static const unsigned char dns_seed[] = {
	0x12, 0x34, 1, 0x20, 0, 1, 0, 0,  0, 0,	  0, 1, 1, 'a', 2, 'b', 'c',
	0,    0,    1, 0,    1, 0, 0, 41, 4, 208, 0, 0, 0, 0,	0, 0,
};
UNTRUSTED_MESSAGE_LIMITS(dns_query, DNS_QUERY, none);
UNTRUSTED_FUZZ_MESSAGE(dns_query, NULL, dns_seed, sizeof(dns_seed), NULL);
UNTRUSTED_MESSAGE_LIMITS(dns, DNS, dns_walk);
UNTRUSTED_FUZZ_MESSAGE(dns, &dns_walk, dns_seed, sizeof(dns_seed), NULL);

static struct usb_walk usb_walk;
static const unsigned char usb_seed[] = {
	9, 2, 25, 0, 1, 1, 0, 0x80, 50, 9, 4, 0,  0,
	1, 3, 1,  1, 0, 7, 5, 0x81, 3,	8, 0, 10,
};
UNTRUSTED_MESSAGE_LIMITS(usb, USB, usb_walk);
UNTRUSTED_FUZZ_MESSAGE(usb, &usb_walk, usb_seed, sizeof(usb_seed), NULL);

static const struct disk disk = { .sectors = 65536, .lba = 1 };

static const unsigned char mbr_seed[512] = {
	[446] = 0x80, 0,    0, 0, 0x83, 0, 0, 0, LE32(2048), LE32(4096),
	[462] = 0,    0,    0, 0, 0x82, 0, 0, 0, LE32(8192), LE32(1024),
	[510] = 0x55, 0xaa,
};
UNTRUSTED_LIMITS(mbr, MBR, disk);
UNTRUSTED_FUZZ(mbr, &disk, mbr_seed, sizeof(mbr_seed), NULL);
UNTRUSTED_LIMITS(mbr_entry, MBR_ENTRY, disk);
UNTRUSTED_FUZZ(mbr_entry, &disk, mbr_seed + 446, 16, NULL);

uint32_t disk_crc32(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return crc32(crc, (const void *)p, n);
}

uint32_t disk_crc32c(uint32_t crc, const untrusted_u8 *p, size_t n)
{
	return ext2fs_crc32c_le(crc, (const void *)p, n);
}

static void put32(unsigned char *p, uint32_t v)
{
	const unsigned char bytes[] = { LE32(v) };

	memcpy(p, bytes, sizeof(bytes));
}

static void gpt_seal(void *message, size_t n)
{
	unsigned char *const p = message;

	(void)n;
	put32(p + 16, 0);
	put32(p + 16, crc32(0, p, 92));
}

static unsigned char gpt_seed[512] = {
	'E',
	'F',
	'I',
	' ',
	'P',
	'A',
	'R',
	'T',
	LE32(0x10000),
	LE32(92),
	[24] = 1,
	[32] = LE32(65535),
	[40] = LE32(34),
	[48] = LE32(65502),
	[56] = 7,
	[72] = 2,
	[80] = LE32(128),
	LE32(128),
};
UNTRUSTED_LIMITS(gpt, GPT, disk);
UNTRUSTED_FUZZ(gpt, &disk, gpt_seed, sizeof(gpt_seed), gpt_seal);

static const unsigned char fat_seed[512] = {
	[11] = LE16(512),
	4,
	LE16(1),
	2,
	LE16(512),
	LE16(20000),
	0xf8,
	LE16(20),
	[38] = 0x29,
	[510] = 0x55,
	0xaa,
};
UNTRUSTED_LIMITS(fat, FAT, disk);
UNTRUSTED_FUZZ(fat, &disk, fat_seed, sizeof(fat_seed), NULL);
UNTRUSTED_LIMITS(fat16, FAT16, disk);
UNTRUSTED_FUZZ(fat16, &disk, fat_seed + 36, sizeof(struct fat16_wire), NULL);

static void ext4_seal(void *message, size_t n)
{
	unsigned char *const p = message;

	(void)n;
	put32(p + 1020, ext2fs_crc32c_le(~0u, p, 1020));
}

static unsigned char ext4_seed[1024] = {
	LE32(2048),
	LE32(16384),
	[20] = LE32(1),
	[32] = LE32(8192),
	LE32(8192),
	LE32(1024),
	[56] = LE16(0xef53),
	LE16(1),
	LE16(1),
	[76] = 1,
	[84] = LE32(11),
	LE16(256),
	[100] = LE32(0x400),
	[373] = 1,
};
UNTRUSTED_LIMITS(ext4, EXT4, disk);
UNTRUSTED_FUZZ(ext4, &disk, ext4_seed, sizeof(ext4_seed), ext4_seal);

__attribute__((constructor)) static void seal_seeds(void)
{
	ipv4_seal(ipv4_seed, sizeof(ipv4_seed));
	gpt_seal(gpt_seed, sizeof(gpt_seed));
	ext4_seal(ext4_seed, sizeof(ext4_seed));
}

const struct untrusted_fuzz *const fuzz_formats[] = {
	&tcp_fuzz, &ipv4_fuzz, &udp_fuzz,   &dns_query_fuzz,
	&dns_fuzz, &usb_fuzz,  &mbr_fuzz,   &mbr_entry_fuzz,
	&gpt_fuzz, &fat_fuzz,  &fat16_fuzz, &ext4_fuzz,
	NULL,
};
