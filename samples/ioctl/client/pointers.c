// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Addresses of every bad sort, as the argument and inside the request. */
#include <errno.h>
#include <string.h>
#include <sys/mman.h>

#include "client.h"

enum bad_address {
	BAD_NULL = 1,
	BAD_KERNEL,
	BAD_NON_CANONICAL,
	BAD_LAST,
	BAD_UNMAPPED,
	BAD_NO_ACCESS,
	BAD_STRADDLE,
	BAD_READ_ONLY,
};

/* the first half of @bytes, then nothing */
static uint64_t half_of(const void *bytes, size_t size)
{
	return address(memcpy(flush_end(size / 2), bytes, size / 2));
}

static uint64_t protected_copy(const void *bytes, size_t size, int prot)
{
	void *copy = memcpy(flush_end(size), bytes, size);

	protect(copy, prot);
	return address(copy);
}

static uint64_t bad_address(enum bad_address kind, const void *honest,
			    size_t size)
{
	switch (kind) {
	case BAD_NULL:
		return 0;
	case BAD_KERNEL:
		return kernel_address();
	case BAD_NON_CANONICAL:
		return 0x8000000000000000;
	case BAD_LAST:
		return ~0ull - 7;
	case BAD_UNMAPPED:
		return address(unmapped());
	case BAD_NO_ACCESS:
		return protected_copy(honest, size, PROT_NONE);
	case BAD_STRADDLE:
		return half_of(honest, size);
	case BAD_READ_ONLY:
		return protected_copy(honest, size, PROT_READ);
	}
	die("no such sort of bad address");
}

static void run_argument(struct shot *shot, const struct attack *attack)
{
	const struct command *command = command_find(attack->cmd);
	const void *honest = command->honest();

	fire_raw(shot, attack->cmd,
		 (unsigned long)bad_address(attack->kind, honest,
					    command->size));
}

static size_t buffer_size(uint32_t cmd)
{
	return cmd == VAULT_LIST ? HONEST_COUNT * sizeof(struct vault_item) :
				   HONEST_LEN;
}

static void run_embedded(struct shot *shot, const struct attack *attack)
{
	const struct command *command = command_find(attack->cmd);
	uint8_t *request = command->honest();
	const struct member *member =
		command_member(attack->cmd, attack->want.field);
	uint64_t target;

	memcpy(&target, request + member->offset, sizeof(target));
	target = bad_address(attack->kind, pointer(target),
			     buffer_size(attack->cmd));
	memcpy(request + member->offset, &target, sizeof(target));
	fire(shot, attack->cmd, request);
}

#define ARGUMENT(cmd_, kind_) \
	.run = run_argument, .cmd = cmd_, .kind = BAD_##kind_
#define EMBEDDED(cmd_, kind_) \
	.run = run_embedded, .cmd = cmd_, .kind = BAD_##kind_
#define CANNOT_FETCH REFUSED(EFAULT, RULE_FETCH, "")
#define CANNOT_PUT(member) REFUSED(EFAULT, RULE_PUT, member)
#define CANNOT_FETCH_FROM(member) REFUSED(EFAULT, RULE_FETCH, member)
#define CANNOT_PUT_TO(member) REFUSED(EFAULT, RULE_PUT, member)

const struct attack attacks_pointers[] = {
	{ "argument", "create_null", "creates from NULL",
	  ARGUMENT(VAULT_CREATE, NULL), CANNOT_FETCH },
	{ "argument", "write_kernel",
	  "hands over a kernel address as the request",
	  ARGUMENT(VAULT_WRITE, KERNEL), CANNOT_FETCH, .flags = ATTACK_64 },
	{ "argument", "read_non_canonical",
	  "hands over an address no CPU can follow",
	  ARGUMENT(VAULT_READ, NON_CANONICAL), CANNOT_FETCH,
	  .flags = ATTACK_64 },
	{ "argument", "list_last",
	  "hands over the last 8 bytes of the address space",
	  ARGUMENT(VAULT_LIST, LAST), CANNOT_FETCH },
	{ "argument", "config_unmapped",
	  "configures from a page that is not there",
	  ARGUMENT(VAULT_CONFIG, UNMAPPED), CANNOT_FETCH },
	{ "argument", "config_null", "configures from NULL",
	  ARGUMENT(VAULT_CONFIG, NULL), CANNOT_FETCH },
	{ "argument", "status_kernel",
	  "asks the kernel to overwrite itself with the status",
	  ARGUMENT(VAULT_STATUS, KERNEL), CANNOT_FETCH, .flags = ATTACK_64 },
	{ "argument", "write_no_access", "writes from a page with PROT_NONE",
	  ARGUMENT(VAULT_WRITE, NO_ACCESS), CANNOT_FETCH },
	{ "argument", "create_straddles",
	  "lets the second half of a request hang over the edge",
	  ARGUMENT(VAULT_CREATE, STRADDLE), CANNOT_FETCH },
	{ "argument", "config_straddles",
	  "shows the size word and half of what it promises",
	  ARGUMENT(VAULT_CONFIG, STRADDLE), CANNOT_FETCH },
	{ "argument", "create_read_only",
	  "takes a slot whose number cannot be delivered",
	  ARGUMENT(VAULT_CREATE, READ_ONLY), CANNOT_PUT("out_slot") },
	{ "argument", "read_read_only",
	  "reads into a good buffer from a read-only request",
	  ARGUMENT(VAULT_READ, READ_ONLY), CANNOT_PUT("out_len") },
	{ "argument", "list_read_only", "lists from a read-only request",
	  ARGUMENT(VAULT_LIST, READ_ONLY), CANNOT_PUT("out_used") },
	{ "argument", "config_read_only", "configures from a read-only request",
	  ARGUMENT(VAULT_CONFIG, READ_ONLY), CANNOT_PUT("out_slots") },
	{ "argument", "status_read_only",
	  "asks for the status on a read-only page",
	  ARGUMENT(VAULT_STATUS, READ_ONLY), CANNOT_PUT("out_used") },
	{ "argument", "refusal_null", "asks at NULL why it was refused",
	  ARGUMENT(VAULT_REFUSAL, NULL), REFUSED(EFAULT, RULE_PUT, "") },
	{ "argument", "refusal_kernel",
	  "has the refusal written to a kernel address",
	  ARGUMENT(VAULT_REFUSAL, KERNEL), REFUSED(EFAULT, RULE_PUT, ""),
	  .flags = ATTACK_64 },

	{ "embedded-in", "write_data_null", "writes 64 bytes from NULL",
	  EMBEDDED(VAULT_WRITE, NULL), CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "write_data_kernel",
	  "writes 64 bytes of the kernel's own memory into a slot",
	  EMBEDDED(VAULT_WRITE, KERNEL), CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "write_data_non_canonical",
	  "writes from an address no CPU can follow",
	  EMBEDDED(VAULT_WRITE, NON_CANONICAL), CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "write_data_wraps",
	  "writes from the last 8 bytes of the address space",
	  EMBEDDED(VAULT_WRITE, LAST), CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "write_data_unmapped",
	  "writes from a page that is not there",
	  EMBEDDED(VAULT_WRITE, UNMAPPED), CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "write_data_no_access",
	  "writes from a page with PROT_NONE", EMBEDDED(VAULT_WRITE, NO_ACCESS),
	  CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "write_data_straddles",
	  "writes 64 bytes of which only 32 exist",
	  EMBEDDED(VAULT_WRITE, STRADDLE), CANNOT_FETCH_FROM("data") },
	{ "embedded-in", "list_items_null", "lists into an array at NULL",
	  EMBEDDED(VAULT_LIST, NULL), CANNOT_FETCH_FROM("items") },
	{ "embedded-in", "list_items_kernel",
	  "lists into an array in the kernel", EMBEDDED(VAULT_LIST, KERNEL),
	  CANNOT_FETCH_FROM("items") },
	{ "embedded-in", "list_items_non_canonical",
	  "lists into an array no CPU can find",
	  EMBEDDED(VAULT_LIST, NON_CANONICAL), CANNOT_FETCH_FROM("items") },
	{ "embedded-in", "list_items_straddles",
	  "lists 4 items of which only 2 exist", EMBEDDED(VAULT_LIST, STRADDLE),
	  CANNOT_FETCH_FROM("items") },

	{ "embedded-out", "read_data_null", "reads 64 bytes to NULL",
	  EMBEDDED(VAULT_READ, NULL), CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_kernel",
	  "reads a slot over the kernel's own memory",
	  EMBEDDED(VAULT_READ, KERNEL), CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_non_canonical",
	  "reads to an address no CPU can follow",
	  EMBEDDED(VAULT_READ, NON_CANONICAL), CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_wraps",
	  "reads to the last 8 bytes of the address space",
	  EMBEDDED(VAULT_READ, LAST), CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_unmapped",
	  "reads to a page that is not there", EMBEDDED(VAULT_READ, UNMAPPED),
	  CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_no_access",
	  "reads to a page with PROT_NONE", EMBEDDED(VAULT_READ, NO_ACCESS),
	  CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_straddles",
	  "reads 64 bytes to a buffer of 32", EMBEDDED(VAULT_READ, STRADDLE),
	  CANNOT_PUT_TO("data") },
	{ "embedded-out", "read_data_read_only",
	  "reads over a page it may only look at",
	  EMBEDDED(VAULT_READ, READ_ONLY), CANNOT_PUT_TO("data") },
	{ "embedded-out", "list_items_read_only",
	  "has its read-only array described in place",
	  EMBEDDED(VAULT_LIST, READ_ONLY), CANNOT_PUT_TO("items") },
	{},
};
