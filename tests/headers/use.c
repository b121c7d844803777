// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every verb, in the strictest modes, behind hostile names. Only compiled. */
#include <untrusted/bounded.h>
#include <untrusted/reader.h>
#include <untrusted/vec.h>

enum color { RED, GREEN };

struct request {
	ut_u32 slot;
	ut_u16 port;
	char name[5];
	ut_u8 rest[5];
};

struct header {
	untrusted_u8 opcode;
	untrusted_be16 port;
} __attribute__((__packed__));

struct outputs {
	ut_u32 a;
	ut_u32 b;
	ut_u8 byte;
	bool yes;
	enum color color;
	const ut_u32 *view;
	ut_u32 *place;
	const char *text;
	const struct header *head;
	struct reader_record item;
	untrusted_bytes slice;
	size_t room;
};

UNTRUSTED_TYPE(own, ut_u32);
UNTRUSTED_STRUCT(request, struct request);
UNTRUSTED_ARRAY(mac, u8, 6);

static int is_port(ut_u16 port, const void *nothing)
{
	return port && !nothing ? 0 : -EINVAL;
}

static int is_request(const struct request *req, const void *nothing)
{
	return req->slot && !nothing ? 0 : -EINVAL;
}

UNTRUSTED_CONTEXT_FIXED(fixed, const void *, "a test");
UNTRUSTED_KIND(port, be16, fixed, is_port);
UNTRUSTED_KIND(socket, be16, fixed, is_port);
UNTRUSTED_KIND_BOTH(both, port, socket);
UNTRUSTED_TRUSTED(request, none, is_request);
BOUNDED_TYPE(slot, u32, 0, 15);
BOUNDED_TYPE(pair, u32, 0, 225);
BOUNDED_PROMISED(sworn, u32, 0, 15);
BOUNDED_OPTIONAL(channel, u8, 1, 13);
UNTRUSTED_CLASS(vowel, c == 'a' || c == 'e');

static const ut_u32 table[] = { 1, 2, 3, 4 };

int use_values(untrusted_u32 x, struct outputs *o);
int use_values(untrusted_u32 x, struct outputs *o)
{
	o->a = validate_or(u32, x, 0, 9, 3) + validate_any(u32, x) +
	       untrusted_bypass(u32, x, "a test");
	return validate_range(u32, x, 0, 9, &o->a)		 ?:
		       validate_min(u32, x, 1, &o->a)		 ?:
		       validate_max(u32, x, 0xffffffff, &o->a)	 ?:
		       validate_flags(u32, x, 0x80000000, &o->a) ?:
		       validate_zero(u32, x)			 ?:
		       validate_equal(u32, x, 7)		 ?:
		       validate_one_of(u32, x, table, 4, &o->a)	 ?:
		       validate_bool(u32, x, &o->yes)		 ?:
		       validate_enum(u32, x, GREEN, &o->color)	 ?:
		       validate_index(u32, x, 4, &o->a)		 ?:
		       untrusted_at(u32, table, x, &o->a)	 ?:
		       validate_size(u32, x, 4, 64, &o->a)	 ?:
		       validate_sub(u32, x, x, 64, &o->a, &o->b);
}

int use_forms(untrusted_u32 *x, const untrusted_char *text, struct outputs *o);
int use_forms(untrusted_u32 *x, const untrusted_char *text, struct outputs *o)
{
	return validate_ref(range, u32, *x, &o->view, 0, 9)		     ?:
		       validate_ref(flags, u32, *x, &o->view, 7)	     ?:
		       validate_ref(zero, u32, *x, &o->view)		     ?:
		       validate_ref(bool, u32, *x, &o->view)		     ?:
		       validate_ref(equal, u32, *x, &o->view, 7)	     ?:
		       validate_ref(one_of, u32, *x, &o->view, table, 4)     ?:
		       validate_in_place(min, u32, *x, &o->place, 1)	     ?:
		       validate_in_place(max, u32, *x, &o->place, 9)	     ?:
		       validate_in_place(enum, u32, *x, &o->place, GREEN)    ?:
		       validate_each(NULL, range, u32, x, 4, &o->view, 0, 9) ?:
		       validate_each(NULL, one_of, u32, x, 4, &o->view, table, 4) ?:
		       validate_string(text, 9, 0, any, &o->text)	?:
		       validate_string(text, 9, 1, printable, &o->text) ?:
		       validate_string(text, 9, 1, vowel, &o->text);
}

int use_struct(const untrusted_request *req, struct outputs *o,
	       struct untrusted_error *err);
int use_struct(const untrusted_request *req, struct outputs *o,
	       struct untrusted_error *err)
{
	const trusted_request *proof;
	validated_both all;
	const int ret =
		validate_field(err, request, req, slot, range, u32, 0, 9, &o->a) ?:
			validate_field(err, request, req, slot, index, u32, 9, &o->a) ?:
			validate_field(err, request, req, slot, min, u32, 9, &o->a) ?:
			validate_field(err, request, req, slot, zero, u32) ?:
			validate_field_array(err, request, req, name, string, char, 1, word, &o->text) ?:
			validate_field_array(err, request, req, rest, zero_bytes, u8) ?:
			validate_kind(both, untrusted_member(request, req, port, be16), NULL, &all) ?:
			validate_trusted(request, req, NULL, &proof);

	if (ret)
		return ret;
	o->a = validated_get(port, validated_as(port, both, all));
	return trusted_get(request, proof)->slot > 4;
}

int use_bounded(untrusted_u32 x, untrusted_u8 y, struct outputs *o);
int use_bounded(untrusted_u32 x, untrusted_u8 y, struct outputs *o)
{
	bounded_slot slot = {};
	bounded_sworn sworn = bounded_const(sworn, 3);
	bounded_channel channel = bounded_none(channel);
	const int ret = validate_bounded(slot, x, &slot) ?:
				validate_bounded(channel, y, &channel);
	static const int sixteen[16];

	if (ret)
		return ret;
	o->a = bounded_get(slot) + bounded_get(sworn) +
	       bounded_get(bounded_as(pair, bounded_mul(slot, sworn))) +
	       bounded_get(bounded_add(slot, sworn));
	prove(bounded_get(slot) < 16);
	return bounded_get(bounded_sub(slot, sworn)) +
	       bounded_at(sixteen, slot) + bounded_value(channel, &o->byte);
}

bool use_reader(untrusted_bytes bytes, struct outputs *o);
bool use_reader(untrusted_bytes bytes, struct outputs *o)
{
	struct reader r;
	struct reader rest;
	untrusted_u8 byte;
	untrusted_be32 value;

	return reader_init(&r, bytes) && reader_take(&r, &o->head) &&
	       reader_skip(&r, 1) && reader_bytes(&r, 2, &o->slice) &&
	       reader_get(be32, &r, &value) && reader_peek(&r, &byte) &&
	       reader_total(&r, 40) &&
	       reader_counted(u8, &r, byte, &o->slice) &&
	       reader_record(&r, 1, 2, &o->item) &&
	       record_exact(&o->item, &o->head) &&
	       record_bytes(&o->item, 2, &o->slice) &&
	       reader_sub(&r, 4, &rest) && reader_rest_zero(&rest) &&
	       reader_done(&rest) && reader_left(&r) == 0;
}

int use_vec(untrusted_u8 *buf, untrusted_size n, struct outputs *o);
int use_vec(untrusted_u8 *buf, untrusted_size n, struct outputs *o)
{
	struct untrusted_vec vec = untrusted_vec(buf, 16);
	const int ret =
		untrusted_vec_filled(&vec, n) ?:
			untrusted_bytes_bind(untrusted_vec_bytes(&vec), n, &o->slice) ?:
			untrusted_bytes_sub(untrusted_bytes_of(buf, 9), n, n,
					    &o->slice);

	if (untrusted_vec_room(&vec, &o->room) == buf)
		untrusted_vec_clear(&vec);
	return ret;
}

untrusted_u64 use_moves(untrusted_own x, const untrusted_u8 (*six)[6],
			untrusted_mac *mac);
untrusted_u64 use_moves(untrusted_own x, const untrusted_u8 (*six)[6],
			untrusted_mac *mac)
{
	*mac = untrusted_gather(mac, six);
	return validate_zero(u8, *untrusted_elements(mac, mac)) ?
		       untrusted_widen(own, u64, x) :
		       untrusted_mark(u64, 5);
}
