/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
/*
 * Messages made by a fixed sequence of numbers: the same in every run. make_*()
 * makes a valid one. mutate_*() makes one that is valid but for up to three
 * changes, and for the fixed structs what they are judged against.
 */
#ifndef BENCH_SCHEMA_STREAMS_H
#define BENCH_SCHEMA_STREAMS_H

#include <stddef.h>
#include <stdint.h>

#include "ext4.h"
#include "gpt.h"
#include "ioctl40.h"

#define PACKET_MAX 512

struct packet {
	uint8_t bytes[PACKET_MAX];
	size_t len;
};

typedef void make_packet_fn(struct packet *packet);

/* A header alone. */
make_packet_fn make_tcp_plain;
/* NOP, NOP, timestamps. */
make_packet_fn make_tcp_timestamps;
/* MSS, SACK permitted, timestamps, NOP, window scale. */
make_packet_fn make_tcp_syn;
/* NOP, NOP, timestamps, NOP, NOP, SACK of one to three blocks. */
make_packet_fn make_tcp_sack;
/* All of these by their share in traffic, and rare options. */
make_packet_fn make_tcp;
make_packet_fn mutate_tcp;

/* One to five labels; two of three with OPT, some of those with options. */
make_packet_fn make_dns_query;
make_packet_fn mutate_dns_query;

extern const struct hand_dev stream_dev;
extern const struct hand_disk stream_disk;

/* For stream_dev. */
void make_ioctl40(struct hand_ioctl40_wire *wire);
void mutate_ioctl40(struct hand_ioctl40_wire *wire, struct hand_dev *dev);

/* For stream_disk. */
void make_gpt(struct hand_gpt_wire *wire);
void mutate_gpt(struct hand_gpt_wire *wire, struct hand_disk *disk);
void make_ext4(struct hand_ext4_wire *wire);
void mutate_ext4(struct hand_ext4_wire *wire, struct hand_disk *disk);

#endif
