// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * What is sent, a row each, and what the gate has to make of it. Before each row
 * the gate forgets all, and gets SETUP: client 1 has used counter 1, and opened
 * port 22 to its address.
 */
#include <errno.h>

#include "sender.h"

#define BAD .error = EBADMSG
#define TCP .tcp = true, .options
#define KEEPS .who = "setup", .ports_count = 1
#define COUNTER "\2\6\0\0\0\2"

const struct spec setup = {
	.name = "setup",
	.records = BYTES("\2\6\0\0\0\1\3\4\0\26\4\7setup"),
	KEEPS,
};

/* clang-format off */
const struct spec attacks[] = {
	/* what has to be let in */
	{ .name = "honest" },
	{ .name = "long", .padding = 600 },
	{ .name = "longest", .padding = GATE_KNOCK_MAX - 12 - sizeof(RECORDS) + 1 },
	{ .name = "alone", .records = BYTES(COUNTER), KEEPS },
	{ .name = "last_counter", .records = BYTES("\2\6\377\377\377\377"), KEEPS },
	{ .name = "most_ports", .records = BYTES(COUNTER "\3\12\0\1\0\2\0\3\0\4"), .ports_count = 4, .who = "setup" },
	{ .name = "longest_name", .records = BYTES(COUNTER "\4\22sixteen-is-most-"), .who = "sixteen-is-most-", .ports_count = 1 },
	{ .name = "shortest_name", .records = BYTES("\4\3m" COUNTER), .who = "m", .ports_count = 1 },
	{ .name = "unknown_kind", .records = BYTES("\11\5abc\12\2" COUNTER), KEEPS },
	{ .name = "padding", .records = BYTES("\1" COUNTER "\1\1"), KEEPS },
	{ .name = "end", .records = BYTES(COUNTER "\0\0\0"), KEEPS },
	{ .name = "no_udp_sum", .udp_sum = SET(0) },
	{ .name = "ip_options", .ip_options = BYTES("\1\1\1\0") },
	{ .name = "most_ip_options", .ip_options = BYTES("\7\47\4\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0") },
	{ .name = "other_port", .port = SET(53), KEEPS },
	{ .name = "other_protocol", .proto = SET(1), KEEPS },
	{ .name = "syn", TCP = BYTES("") },
	{ .name = "syn_options", TCP = BYTES("\2\4\5\264\4\2\10\12\0\0\0\1\0\0\0\0\1\3\3\7"), .syn = { 1460, 7, 1 } },
	{ .name = "syn_most_shift", TCP = BYTES("\3\3\16\0"), .syn = { 0, 14, 0 } },
	{ .name = "syn_unknown_option", TCP = BYTES("\42\4ab\2\4\5\264"), .syn = { .mss = 1460 } },
	{ .name = "syn_end", TCP = BYTES("\2\4\5\264\0\0\0\0"), .syn = { .mss = 1460 } },
	{ .name = "ack", TCP = BYTES("\1\1\10\12\0\0\0\1\0\0\0\2"), .flags = SET(0x10) },

	/* IPv4 */
	{ .name = "version_0", BAD, .version_ihl = SET(0x05) },
	{ .name = "version_6", BAD, .version_ihl = SET(0x65) },
	{ .name = "ihl_0", BAD, .version_ihl = SET(0x40) },
	{ .name = "ihl_1", BAD, .version_ihl = SET(0x41) },
	{ .name = "ihl_4", BAD, .version_ihl = SET(0x44) },
	{ .name = "ihl_6", BAD, .version_ihl = SET(0x46) },
	{ .name = "ihl_15", BAD, .version_ihl = SET(0x4f) },
	{ .name = "ihl_past_total", BAD, .version_ihl = SET(0x4f), .total_len = SET(40) },
	/* A UDP header of what is left of this one: its addresses. */
	{ .name = "ihl_3", BAD, .bare = true, .version_ihl = SET(0x43), .address = SET(GATE_PORT - 2), .to = SET((8 + 33) << 16) },
	{ .name = "total_0", BAD, .total_len = SET(0) },
	{ .name = "total_19", BAD, .total_len = SET(19) },
	{ .name = "total_20", BAD, .total_len = SET(20) },
	{ .name = "total_27", BAD, .total_len = SET(27) },
	{ .name = "total_less", BAD, .total_len = SET(20 + 8 + 4 + 21 + 7) },
	{ .name = "total_more", BAD, .total_len = SET(20 + 8 + 4 + 21 + 9), .ends = true },
	{ .name = "total_most", BAD, .total_len = SET(0xffff) },
	{ .name = "ip_sum", BAD, .ip_sum = SET(0x1234) },
	{ .name = "reserved_flag", BAD, .fragment = SET(0x8000) },
	{ .name = "more_fragments", BAD, .fragment = SET(0x2000) },
	{ .name = "fragment_offset", BAD, .fragment = SET(1) },
	{ .name = "fragment_last", BAD, .fragment = SET(0x1fff) },
	{ .name = "loose_route", BAD, .ip_options = BYTES("\203\7\4\12\0\0\1\0") },
	{ .name = "strict_route", BAD, .ip_options = BYTES("\211\7\4\12\0\0\1\0") },
	{ .name = "ip_option_0", BAD, .ip_options = BYTES("\7\0\0\0") },
	{ .name = "ip_option_1", BAD, .ip_options = BYTES("\7\1\0\0") },
	{ .name = "ip_option_more", BAD, .ip_options = BYTES("\7\5\0\0") },
	{ .name = "ip_option_most", BAD, .ip_options = BYTES("\7\377\0\0") },
	{ .name = "ip_option_headless", BAD, .ip_options = BYTES("\1\1\1\7") },
	{ .name = "ip_option_behind_end", BAD, .ip_options = BYTES("\0\1\1\1") },

	/* UDP */
	{ .name = "udp_len_0", BAD, .udp_len = SET(0) },
	{ .name = "udp_len_7", BAD, .udp_len = SET(7) },
	{ .name = "udp_len_8", BAD, .udp_len = SET(8) },
	{ .name = "udp_len_less", BAD, .udp_len = SET(8 + 4 + 21 + 7), .udp_sum = SET(0) },
	{ .name = "udp_len_more", BAD, .udp_len = SET(8 + 4 + 21 + 9), .udp_sum = SET(0) },
	{ .name = "udp_len_most", BAD, .udp_len = SET(0xffff), .udp_sum = SET(0) },
	{ .name = "udp_sum", BAD, .udp_sum = SET(0x1234) },
	{ .name = "udp_port_0", BAD, .port = SET(0) },

	/* the knock */
	{ .name = "empty", BAD, .payload = 1 },
	{ .name = "short_3", BAD, .payload = 1 + 3 },
	{ .name = "short_11", BAD, .payload = 1 + 11 },
	{ .name = "too_long", BAD, .padding = GATE_KNOCK_MAX - 11 - sizeof(RECORDS) + 1 },
	{ .name = "version_less", BAD, .version = SET(0) },
	{ .name = "version_more", BAD, .version = SET(2) },
	{ .name = "client_8", BAD, .client = SET(8), .records = BYTES("\2\6\377\377\377\377") },
	{ .name = "client_9", BAD, .client = SET(9), .records = BYTES("\2\6\377\377\377\377") },
	{ .name = "client_255", BAD, .client = SET(255), .records = BYTES("\2\6\377\377\377\377") },
	{ .name = "records_less", BAD, .records_len = SET(20) },
	{ .name = "records_more", BAD, .records_len = SET(22) },
	{ .name = "records_none", BAD, .records_len = SET(0) },
	{ .name = "tag_behind_ip", BAD, .total_len = SET(20 + 8 + 4 + 21), .udp_sum = SET(0) },
	{ .name = "tag_behind_udp", BAD, .udp_len = SET(8 + 4 + 21), .udp_sum = SET(0) },
	{ .name = "records_most", BAD, .records_len = SET(0xffff) },
	{ .name = "behind_tag", BAD, .extra = 1 },
	{ .name = "tag", .error = EACCES, .tag = SET(2) },
	{ .name = "tag_of_other", .error = EACCES, .client = SET(2), .tag = SET(1) },
	{ .name = "counter_same", .error = EACCES, .records = BYTES("\2\6\0\0\0\1") },
	{ .name = "counter_0", .error = EACCES, .records = BYTES("\2\6\0\0\0\0") },

	/* its records */
	{ .name = "none", BAD, .records = BYTES("") },
	{ .name = "no_counter", BAD, .records = BYTES("\3\4\0\26") },
	{ .name = "counter_short", BAD, .records = BYTES("\2\5\0\0\2\3\4\0\26") },
	{ .name = "counter_empty", BAD, .records = BYTES("\2\2\3\6\0\26\0\27") },
	{ .name = "counter_long", BAD, .records = BYTES("\2\7\0\0\0\2\0") },
	{ .name = "counter_twice", BAD, .records = BYTES(COUNTER "\2\6\0\0\0\3") },
	{ .name = "ports_none", BAD, .records = BYTES(COUNTER "\3\2") },
	{ .name = "ports_odd", BAD, .records = BYTES(COUNTER "\3\5\0\26\0") },
	{ .name = "ports_5", BAD, .records = BYTES(COUNTER "\3\14\0\1\0\2\0\3\0\4\0\5") },
	{ .name = "ports_many", BAD, .records = BYTES(COUNTER "\3\62"
		  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") },
	{ .name = "ports_twice", BAD, .records = BYTES(COUNTER "\3\4\0\1\3\4\0\2") },
	{ .name = "port_0", BAD, .records = BYTES(COUNTER "\3\4\0\0") },
	{ .name = "name_empty", BAD, .records = BYTES(COUNTER "\4\2") },
	{ .name = "name_17", BAD, .records = BYTES(COUNTER "\4\23seventeen-is-more") },
	{ .name = "name_control", BAD, .records = BYTES(COUNTER "\4\6a\33[c") },
	{ .name = "name_nul", BAD, .records = BYTES(COUNTER "\4\5a\0b") },
	{ .name = "name_twice", BAD, .records = BYTES(COUNTER "\4\3a\4\3b") },
	{ .name = "record_0", BAD, .records = BYTES(COUNTER "\11\0") },
	{ .name = "record_1", BAD, .records = BYTES(COUNTER "\11\1") },
	{ .name = "record_1_of_name", BAD, .records = BYTES(COUNTER "\4\1\0") },
	{ .name = "record_more", BAD, .records = BYTES(COUNTER "\11\4a") },
	{ .name = "record_most", BAD, .records = BYTES(COUNTER "\11\377a") },
	{ .name = "record_headless", BAD, .records = BYTES(COUNTER "\11") },
	{ .name = "behind_end", BAD, .records = BYTES(COUNTER "\0\1") },

	/* TCP */
	{ .name = "syn_closed", .error = EPERM, TCP = BYTES(""), .port = SET(23) },
	{ .name = "syn_of_other", .error = EPERM, TCP = BYTES(""), .address = SET(1) },
	{ .name = "syn_fin", BAD, TCP = BYTES(""), .flags = SET(0x03) },
	{ .name = "doff_0", BAD, TCP = BYTES(""), .doff = SET(0x00) },
	{ .name = "doff_4", BAD, TCP = BYTES(""), .doff = SET(0x40) },
	{ .name = "doff_6", BAD, TCP = BYTES(""), .doff = SET(0x60) },
	{ .name = "doff_15", BAD, TCP = BYTES(""), .doff = SET(0xf0) },
	{ .name = "doff_reserved", BAD, TCP = BYTES(""), .doff = SET(0x51) },
	{ .name = "tcp_short", BAD, TCP = BYTES(""), .total_len = SET(39) },
	{ .name = "option_0", BAD, TCP = BYTES("\42\0\0\0") },
	{ .name = "option_1", BAD, TCP = BYTES("\42\1\0\0") },
	{ .name = "option_more", BAD, TCP = BYTES("\42\5\0\0") },
	{ .name = "option_most", BAD, TCP = BYTES("\42\377\0\0") },
	{ .name = "option_headless", BAD, TCP = BYTES("\1\1\1\2") },
	{ .name = "option_behind_end", BAD, TCP = BYTES("\0\1\1\1") },
	{ .name = "mss_short", BAD, TCP = BYTES("\2\3\5\1") },
	{ .name = "mss_long", BAD, TCP = BYTES("\2\5\5\264\1\1\1\1") },
	{ .name = "mss_twice", BAD, TCP = BYTES("\2\4\5\264\2\4\5\264") },
	{ .name = "mss_past_options", BAD, TCP = BYTES("\1\1\2\4") },
	{ .name = "shift_15", BAD, TCP = BYTES("\3\3\17\1") },
	{ .name = "shift_long", BAD, TCP = BYTES("\3\4\7\1") },
	{ .name = "sack_permitted_long", BAD, TCP = BYTES("\4\3\1\1") },
	{ .name = "timestamps_short", BAD, TCP = BYTES("\10\11\0\0\0\1\0\0\0\1\1\1") },
};
/* clang-format on */

const size_t attacks_count = ARRAY_SIZE(attacks);
