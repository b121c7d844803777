// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every door of a program, in the strictest modes, behind hostile names. Only compiled. */
#include <untrusted/user/file.h>
#include <untrusted/user/map.h>
#include <untrusted/user/path.h>
#include <untrusted/user/program.h>
#include <untrusted/user/socket.h>
#include <untrusted/user/stream.h>
#include <untrusted/user/text.h>

struct pair {
	ut_u32 a;
	ut_u32 b;
};
UNTRUSTED_STRUCT(pair, struct pair);
UNTRUSTED_ARRAY(mac, u8, 6);

int use_files(int fd, struct untrusted_vec *vec);
int use_streams(FILE *stream, struct untrusted_vec *vec);
int use_maps(int fd, struct untrusted_vec *vec);
int use_sockets(int fd, struct untrusted_vec *vec, char (*name)[64]);
int use_quotes(untrusted_bytes text, char (*out)[64]);
int use_names(int argc, char *argv[], int dir, int *fd);

int use_files(int fd, struct untrusted_vec *vec)
{
	untrusted_pair pair;
	untrusted_mac mac;
	untrusted_be16 port;

	return file_fetch(pair, fd, &pair) || file_fetch(mac, fd, &mac) ||
	       file_fetch_at(be16, fd, 4, &port) ||
	       file_fetch_vec(fd, vec) < 0 ||
	       file_fetch_vec_at(fd, 8, vec) < 0 ||
	       file_fetch_vecs(fd, vec, 1) < 0 || file_fetch_full(fd, vec) ||
	       untrusted_vec_drop(vec, 1) || file_fetch_new_vec(fd, 64, vec);
}

int use_streams(FILE *stream, struct untrusted_vec *vec)
{
	untrusted_pair pair;

	return stream_fetch(pair, stream, &pair) ||
	       stream_fetch_vec(stream, vec) < 0 ||
	       stream_fetch_line(stream, vec);
}

int use_maps(int fd, struct untrusted_vec *vec)
{
	struct file_map map;
	untrusted_pair pair;
	int ret = map_open(fd, 64, &map);

	if (!ret && !map_is_sealed(&map))
		ret = map_fetch(pair, &map, 8, &pair);
	if (!ret)
		ret = map_fetch_vec(&map, 8, 8, vec);
	map_close(&map);
	return ret;
}

int use_sockets(int fd, struct untrusted_vec *vec, char (*name)[64])
{
	struct socket_fds fds = socket_fds(2);
	struct socket_peer peer;
	untrusted_sockaddr_in in;
	untrusted_sockaddr_in6 in6;
	untrusted_bytes path;
	ut_u16 port;
	int one = -1;
	const bool ok =
		socket_fetch_message(fd, vec, &peer, &fds) > 0 &&
		socket_fetch_from(fd, vec, &peer) > 0 &&
		socket_fetch_vec(fd, vec) > 0 &&
		!socket_fetch_peer(fd, &peer) && !socket_fds_take(&fds, &one) &&
		socket_peer_family(&peer) == AF_INET &&
		!socket_peer_in(&peer, &in) && !socket_peer_in6(&peer, &in6) &&
		!socket_peer_path(&peer, &path) &&
		!validate_min(be16,
			      untrusted_member(sockaddr_in, &in, sin_port,
					       be16),
			      1024, &port) &&
		socket_quote_peer(&peer, *name) &&
		!socket_put_to(fd, vec->ptr, vec->len, &peer);

	socket_fds_close(&fds);
	return ok ? 0 : -1;
}

int use_quotes(untrusted_bytes text, char (*out)[64])
{
	return text_quote(text, *out)[0] +
	       text_quote_number(u32, untrusted_mark(u32, 7), *out)[0] +
	       text_quote_number(s8, untrusted_mark(s8, -7), *out)[0];
}

int use_names(int argc, char *argv[], int dir, int *fd)
{
	untrusted_bytes name = text_mark("name");
	int ret = argument_bytes(argc, argv, 1, &name);

	if (!ret)
		ret = environment_bytes("NAME", &name);
	if (!ret)
		ret = path_open_beneath(dir, name, O_RDWR | O_CREAT, 0600, fd);
	return ret;
}
