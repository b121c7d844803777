// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Validators that do not look. */
#include <stdint.h>
#include <string.h>
#include <untrusted/validate.h>
#include <untrusted/vec.h>

struct request {
	uint32_t slot;
	uint32_t flags;
	uint64_t reserved;
};

UNTRUSTED_STRUCT(one, struct request);

int bad_member(const struct request *req, const void *none)
{
	(void)none;
	if (req->slot >= 9 || req->reserved)
		return -EINVAL;
	return 0;
}

UNTRUSTED_TRUSTED(one, none, bad_member);

int use_one(const untrusted_one *req, const trusted_one **proof);
int use_one(const untrusted_one *req, const trusted_one **proof)
{
	return validate_trusted(one, req, NULL, proof);
}

UNTRUSTED_STRUCT(two, struct request);

int good_member(const struct request *req, const void *none)
{
	(void)none;
	if (req->slot >= 9 || req->flags & ~3u || req->reserved)
		return -EINVAL;
	return 0;
}

UNTRUSTED_TRUSTED(two, none, good_member);

int use_two(const untrusted_two *req, const trusted_two **proof);
int use_two(const untrusted_two *req, const trusted_two **proof)
{
	return validate_trusted(two, req, NULL, proof);
}

int bad_nothing(uint16_t port, const void *none)
{
	(void)port;
	(void)none;
	return 0;
}

UNTRUSTED_KIND(any_port, u16, none, bad_nothing);

int use_any_port(untrusted_u16 port, validated_any_port *out);
int use_any_port(untrusted_u16 port, validated_any_port *out)
{
	return validate_kind(any_port, port, NULL, out);
}

int good_something(uint16_t port, const void *none)
{
	(void)none;
	return port < 1024 ? -EACCES : 0;
}

UNTRUSTED_KIND(port, u16, none, good_something);

int use_port(untrusted_u16 port, validated_port *out);
int use_port(untrusted_u16 port, validated_port *out)
{
	return validate_kind(port, port, NULL, out);
}

int bad_constant(uint16_t port, const void *none)
{
	(void)none;
	return port > 0xffff ? -EINVAL : 0;
}

UNTRUSTED_KIND(wide_port, u16, none, bad_constant);

int use_wide_port(untrusted_u16 port, validated_wide_port *out);
int use_wide_port(untrusted_u16 port, validated_wide_port *out)
{
	return validate_kind(wide_port, port, NULL, out);
}

int good_range(uint16_t month, const void *none)
{
	(void)none;
	return month >= 1 && month <= 12 ? 0 : -EINVAL;
}

UNTRUSTED_KIND(month, u16, none, good_range);

int use_month(untrusted_u16 month, validated_month *out);
int use_month(untrusted_u16 month, validated_month *out)
{
	return validate_kind(month, month, NULL, out);
}

UNTRUSTED_STRUCT(three, struct request);

/* One kind of request is let through unseen. */
int bad_one_path(const struct request *req, const void *none)
{
	(void)none;
	if (req->flags == 4)
		return 0;
	if (req->slot >= 9 || req->flags & ~3u || req->reserved)
		return -EINVAL;
	return 0;
}

UNTRUSTED_TRUSTED(three, none, bad_one_path);

int use_three(const untrusted_three *req, const trusted_three **proof);
int use_three(const untrusted_three *req, const trusted_three **proof)
{
	return validate_trusted(three, req, NULL, proof);
}

UNTRUSTED_STRUCT(four, struct request);

static int check_rest(const struct request *req)
{
	return req->flags & ~3u || req->reserved ? -EINVAL : 0;
}

/* A part of the work is another function's. */
int good_helper(const struct request *req, const void *none)
{
	(void)none;
	if (req->slot >= 9)
		return -EINVAL;
	return check_rest(req);
}

UNTRUSTED_TRUSTED(four, none, good_helper);

int use_four(const untrusted_four *req, const trusted_four **proof);
int use_four(const untrusted_four *req, const trusted_four **proof)
{
	return validate_trusted(four, req, NULL, proof);
}

int good_bytes(struct validated_view bytes, const void *none)
{
	(void)none;
	if (bytes.len < 4 || memcmp(bytes.ptr, "box1", 4))
		return -EINVAL;
	return 0;
}

UNTRUSTED_KIND(box, bytes, none, good_bytes);

int use_box(untrusted_bytes bytes, validated_box *out);
int use_box(untrusted_bytes bytes, validated_box *out)
{
	return validate_kind(box, bytes, NULL, out);
}

// check-output: bad_member: bad_member() answers 0 without having looked at
//    flags. Write instead: compare it with what is allowed, or say in the
//    reason why any value is.
// check-output: bad_nothing: bad_nothing() answers 0 without having looked at
//    its value. Write instead: compare it with what is allowed, or use
//    validate_any().
