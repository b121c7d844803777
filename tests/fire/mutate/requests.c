// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * requests DIR: writes the memory that tools/mutate gives to the vault into DIR, a file
 * each, and prints a line for each target: its name, and the steps for tools/mutate,
 * which find the files in the guest's /bin.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../../samples/ioctl/vault.h"

#define BYTES 64

static const char *dir;

static void put(const char *name, const void *bytes, size_t size)
{
	char path[512];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	f = fopen(path, "w");
	if (!f || fwrite(bytes, size, 1, f) != 1 || fclose(f)) {
		perror(path);
		exit(2);
	}
}

#define PUT(name, ...) put(name, &(__VA_ARGS__), sizeof(__VA_ARGS__))

static void put_requests(void)
{
	uint8_t bytes[BYTES];

	memset(bytes, 'd', sizeof(bytes));
	put("data", bytes, sizeof(bytes));
	put("room", bytes, sizeof(bytes));
	PUT("create", (struct vault_create){ .name = "swept",
					     .records = 4,
					     .record_size = BYTES / 4 });
	PUT("write", (struct vault_write){ .len = 16 });
	PUT("read", (struct vault_read){ .len = 32 });
	PUT("items", (struct vault_item[]){ { .slot = 0 }, { .slot = 1 } });
	PUT("list", (struct vault_list){ .count = 2 });
	PUT("config", (struct vault_config){ .size = VAULT_CONFIG_SIZE_VER1,
					     .flags = VAULT_CONFIG_QUOTA,
					     .quota = VAULT_QUOTA_MAX,
					     .lease = 60 });
	PUT("status", (struct vault_status){ 0 });
	PUT("refusal", (struct vault_refusal){ 0 });
}

int main(int argc, char **argv)
{
	char created[64], shown[128];

	if (argc != 2)
		return 2;
	dir = argv[1];
	put_requests();
	snprintf(created, sizeof(created), "%#lx:/bin/create",
		 (unsigned long)VAULT_CREATE);
	snprintf(shown, sizeof(shown), "%#lx:/bin/read,%zu=/bin/room",
		 (unsigned long)VAULT_READ, offsetof(struct vault_read, data));
	printf("create !%s %#lx:/bin/list,%zu=/bin/items\n", created,
	       (unsigned long)VAULT_LIST, offsetof(struct vault_list, items));
	printf("write %s !%#lx:/bin/write,%zu=/bin/data %s\n", created,
	       (unsigned long)VAULT_WRITE, offsetof(struct vault_write, data),
	       shown);
	printf("read %s !%s\n", created, shown);
	printf("list %s !%#lx:/bin/list,%zu=/bin/items\n", created,
	       (unsigned long)VAULT_LIST, offsetof(struct vault_list, items));
	printf("config !%#lx:/bin/config %#lx:/bin/status\n",
	       (unsigned long)VAULT_CONFIG, (unsigned long)VAULT_STATUS);
	printf("status %s !%#lx:/bin/status\n", created,
	       (unsigned long)VAULT_STATUS);
	printf("read_file %s %#lx=0 !read:/bin/room\n", created,
	       (unsigned long)VAULT_SELECT);
	printf("write_file %s %#lx=0 !write:/bin/data %s\n", created,
	       (unsigned long)VAULT_SELECT, shown);
	printf("refusal !%#lx:/bin/refusal\n", (unsigned long)VAULT_REFUSAL);
	return 0;
}
