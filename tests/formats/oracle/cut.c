// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * cut FILE.pcap <TABLE >FILE.bin: cut messages out of a capture.
 *
 * TABLE: a line "frame start end" for each message, in order of frames: the
 * frame's number, counted from 1, and the bytes of it. An end of 0 is the end
 * of the frame.
 */
#include <err.h>
#include <stdint.h>
#include <stdio.h>

static uint8_t frame[1 << 18];
static uint32_t frame_len, sent_len, frame_number;

static void next_frame(FILE *pcap)
{
	/* seconds, microseconds, bytes kept, bytes sent */
	uint32_t header[4];

	if (fread(header, sizeof(header), 1, pcap) != 1)
		errx(2, "no frame %u", frame_number + 1);
	frame_len = header[2];
	sent_len = header[3];
	if (frame_len > sizeof(frame))
		errx(2, "frame %u is too long", frame_number + 1);
	if (fread(frame, 1, frame_len, pcap) != frame_len)
		errx(2, "the capture is cut off");
	frame_number++;
}

static void put(uint32_t start, uint32_t end)
{
	uint32_t n = end - start;
	uint8_t length[4] = { n, n >> 8, n >> 16, n >> 24 };

	if (frame_len < sent_len)
		errx(2, "frame %u is cut off", frame_number);
	if (start > end || end > frame_len || n > sizeof(frame))
		errx(2, "frame %u has no bytes %u to %u", frame_number, start,
		     end);
	if (fwrite(length, sizeof(length), 1, stdout) != 1 ||
	    fwrite(frame + start, 1, n, stdout) != n)
		err(2, "write");
}

int main(int argc, char **argv)
{
	uint32_t header[6], number, start, end;
	FILE *pcap;

	if (argc != 2)
		errx(2, "usage: cut FILE.pcap <TABLE >FILE.bin");
	pcap = fopen(argv[1], "r");
	if (!pcap || fread(header, sizeof(header), 1, pcap) != 1)
		err(2, "%s", argv[1]);
	if (header[0] != 0xa1b2c3d4)
		errx(2, "%s: not a capture of this machine", argv[1]);
	while (scanf("%u %u %u", &number, &start, &end) == 3) {
		while (frame_number < number)
			next_frame(pcap);
		put(start, end ? end : frame_len);
	}
	if (!feof(stdin))
		errx(2, "the table is malformed");
	return fflush(stdout) ? 1 : 0;
}
