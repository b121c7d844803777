// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Proof that nobody gave. */
#include <stdint.h>
#include <string.h>
#include <untrusted/bounded.h>
#include <untrusted/validate.h>

struct request {
	uint32_t slot;
	uint32_t mode;
};
UNTRUSTED_STRUCT(request, struct request);

static int check_request(const struct request *req, const void *none)
{
	(void)none;
	return req->slot < 9 && req->mode < 3 ? 0 : -EINVAL;
}

UNTRUSTED_TRUSTED(request, none, check_request);

static int check_port(uint16_t port, const void *none)
{
	(void)none;
	return port >= 1024 ? 0 : -EACCES;
}

UNTRUSTED_KIND(port, u16, none, check_port);
BOUNDED_TYPE(slot, u32, 0, 15);

int serve(const trusted_request *req);
int listen_on(validated_port port);
int open_slot(bounded_slot slot);

const trusted_request *bad_cast_to_trusted(const untrusted_request *req)
{
	return (const trusted_request *)req;
}

int good_cast_to_trusted(const untrusted_request *req,
			 const trusted_request **proof)
{
	return validate_trusted(request, req, NULL, proof);
}

int bad_plain_to_trusted(uint32_t slot)
{
	struct request req = { .slot = slot };

	return serve((const trusted_request *)&req);
}

int good_plain_to_trusted(uint32_t slot)
{
	const untrusted_request req =
		ut_mark_request((struct request){ .slot = slot });
	const trusted_request *proof;
	int ret = validate_trusted(request, &req, NULL, &proof);

	return ret ?: serve(proof);
}

int bad_trusted_from_void(const void *message)
{
	const trusted_request *req = message;

	return serve(req);
}

int good_trusted_from_void(const void *message)
{
	const untrusted_request *req = message;
	const trusted_request *proof;
	int ret = validate_trusted(request, req, NULL, &proof);

	return ret ?: serve(proof);
}

int bad_kind_written(uint16_t port)
{
	validated_port made;

	*(uint16_t *)&made = port;
	return listen_on(made);
}

int good_kind_written(untrusted_u16 port)
{
	validated_port made;
	int ret = validate_kind(port, port, NULL, &made);

	return ret ?: listen_on(made);
}

int bad_kind_copied(uint16_t port)
{
	validated_port made;

	memcpy(&made, &port, sizeof(made));
	return listen_on(made);
}

int good_kind_copied(const validated_port *port)
{
	validated_port made;

	memcpy(&made, port, sizeof(made));
	return listen_on(made);
}

int bad_kind_by_union(uint16_t port)
{
	union {
		validated_port made;
		uint16_t plain;
	} both;

	both.plain = port;
	return listen_on(both.made);
}

int good_kind_by_union(validated_port port)
{
	union {
		validated_port made;
		uint16_t plain;
	} both;

	both.made = port;
	return listen_on(both.made);
}

int bad_bounded_written(uint32_t slot)
{
	bounded_slot made;

	*(uint32_t *)&made = slot;
	return open_slot(made);
}

int good_bounded_written(untrusted_u32 slot)
{
	bounded_slot made;
	int ret = validate_bounded(slot, slot, &made);

	return ret ?: open_slot(made);
}

int bad_bounded_set(void)
{
	bounded_slot made;

	memset(&made, 0xff, sizeof(made));
	return open_slot(made);
}

int good_bounded_set(void)
{
	bounded_slot made;

	memset(&made, 0, sizeof(made));
	return open_slot(made);
}

int good_bounded_constant(void)
{
	return open_slot(bounded_const(slot, 7));
}

untrusted_u32 bad_untrusted_written(uint32_t plain)
{
	untrusted_u32 made;

	*(uint32_t *)&made = plain;
	return made;
}

untrusted_u32 good_untrusted_written(uint32_t plain)
{
	return untrusted_mark(u32, plain);
}

untrusted_u32 bad_braces(uint32_t plain)
{
	return (untrusted_u32){ plain };
}

untrusted_u32 good_braces(void)
{
	return (untrusted_u32){};
}

validated_port bad_kind_braces(uint16_t port)
{
	validated_port made = { port };

	return made;
}

int good_kind_braces(untrusted_u16 port, validated_port *out)
{
	validated_port made = {};
	int ret = validate_kind(port, port, NULL, &made);

	if (!ret)
		*out = made;
	return ret;
}

// check-output: bad_cast_to_trusted: a pointer to trusted_request is made by
//    a cast from untrusted_request. Write instead: let its own check or
//    validator make it.
// check-output: bad_plain_to_trusted: a pointer to trusted_request is made by
//    a cast from request. Write instead: let its own check or validator make
//    it.
