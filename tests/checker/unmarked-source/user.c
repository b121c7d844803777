// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* In a program that uses the library: a door that nobody watches. */
#include <stdint.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
#include <untrusted/reader.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

struct message {
	uint32_t length;
	uint32_t kind;
};

int handle(const struct message *m);

int bad_read(int fd)
{
	struct message m;

	if (read(fd, &m, sizeof(m)) != sizeof(m))
		return -EIO;
	return m.kind == 1 ? 0 : -EINVAL;
}

static int take(struct untrusted_vec *vec, ssize_t n)
{
	if (n < 0)
		return -EIO;
	return untrusted_vec_filled(vec, untrusted_mark(size, (size_t)n));
}

int good_read(int fd, struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *to = untrusted_vec_room(vec, &room);

	return take(vec, read(fd, to, room));
}

int bad_recv(int fd, uint32_t *kind)
{
	uint8_t packet[512];
	ssize_t n = recv(fd, packet, sizeof(packet), 0);

	if (n < 8)
		return -EIO;
	*kind = packet[4];
	return 0;
}

int good_recv(int fd, uint16_t *kind)
{
	untrusted_u8 packet[512];
	struct untrusted_vec vec = untrusted_vec(packet, sizeof(packet));
	int ret = take(&vec, recv(fd, packet, sizeof(packet), 0));
	untrusted_be16 word;
	struct reader r;

	if (ret)
		return ret;
	if (!reader_init(&r, untrusted_vec_bytes(&vec)) ||
	    !reader_get(be16, &r, &word))
		return -EIO;
	return validate_max(be16, word, 9, kind);
}

int bad_fread(FILE *f, uint32_t *count)
{
	uint32_t header[4];

	if (fread(header, sizeof(header), 1, f) != 1)
		return -EIO;
	*count = header[1];
	return 0;
}

int good_fread(FILE *f, uint32_t *count)
{
	untrusted_le32 header[4];

	if (fread(header, sizeof(header), 1, f) != 1)
		return -EIO;
	return validate_max(le32, header[1], 64, count);
}

int bad_recvfrom(int fd, struct message *m)
{
	ssize_t n = recvfrom(fd, m, sizeof(*m), 0, NULL, NULL);

	return n == sizeof(*m) ? 0 : -EIO;
}

int good_recvfrom(int fd, untrusted_u32 *word)
{
	ssize_t n = recvfrom(fd, word, sizeof(*word), 0, NULL, NULL);

	return n == sizeof(*word) ? 0 : -EIO;
}

// check-output: bad_read: outside bytes are fetched into plain memory. Write
//    instead: use untrusted_vec_room(), into an untrusted object.
// check-output: bad_recv: outside bytes are fetched into plain memory. Write
//    instead: use untrusted_vec_room(), into an untrusted object.
