// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * Any message to the daemon of samples/daemon, over UDP or, if its first byte is odd,
 * TCP. The judge is that of its attacks, which knows the one right answer.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../../samples/daemon/checked/daemon.h"
#include "../../../samples/daemon/hostile/hostile.h"
#include "judged.h"

static struct config config;

static void write_config(const char *path)
{
	static char text[16384];
	FILE *const f = fopen(path, "w");

	judge_config(text, sizeof(text), true);
	MUST(f && fputs(text, f) >= 0 && !fclose(f));
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	char dir[] = "/tmp/answer.XXXXXX";
	char path[sizeof(dir) + sizeof("/answerd.conf")];

	(void)argc;
	(void)argv;
	MUST(mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/answerd.conf", dir);
	write_config(path);
	setenv("ANSWERD_DIR", dir, 1);
	unsetenv("ANSWERD_CLIENTS");
	MUST(!config_read(&config));
	log_set_rate(1);
	unlink(path);
	rmdir(dir);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static uint8_t reply[ANSWERD_REPLY_MAX], wanted[65536];
	struct peer peer = { .tcp = n && data[0] & 1 };
	uint8_t *message;
	int got, right;

	if (!n || --n > ANSWERD_MESSAGE_MAX)
		return -1;
	message = judged_copy(data + 1, n);
	got = query_answer(&config, &peer,
			   untrusted_bytes_of((untrusted_u8 *)message, n),
			   reply);
	right = judge(message, n, peer.tcp, wanted);
	if (right == JUDGE_NONE)
		MUST(got == -EBADMSG);
	else
		MUST(got == right && !memcmp(reply, wanted, (size_t)got));
	free(message);
	return 0;
}
