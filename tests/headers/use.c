// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Every verb, in the strictest modes, behind hostile names. Only compiled. */
#include <untrusted/bounded.h>
#include <untrusted/reader.h>
#include <untrusted/schema.h>
#include <untrusted/shared.h>
#include <untrusted/text.h>
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

/* Every rule, part and item of a schema: none of their words may be expanded. */
struct point {
	ut_s16 x;
	ut_u16 y;
};

#define POINT(FIELD, ...)           \
	FIELD(s16, x, RANGE(-9, 9)) \
	FIELD(u16, y, MIN(1), ERRNO(1))
UNTRUSTED_SCHEMA(point, struct point, POINT, none, ERRNO(2));

struct place {
	ut_u8 words;
	ut_u32 gap_before;
	ut_u32 slot;
	ut_u32 at;
	ut_u32 length;
	ut_u16 step;
	ut_u16 power;
	ut_u16 mode;
	ut_u16 color;
	ut_u8 yes;
	ut_u8 set;
	ut_u16 port;
	ut_u64 cookie;
	char name[5];
	ut_u8 mac[6];
	ut_u8 shades[3];
	ut_u8 count;
	ut_u8 some[4];
	struct point center;
	struct point corners[2];
	struct point few[2];
	struct point either;
	ut_u16 magic;
	ut_u16 reserved;
	ut_u16 unread;
	ut_u16 result;
	ut_u32 newer;
} __attribute__((__packed__));

static int is_open(ut_u16 port, const void *nothing)
{
	return port && !nothing ? 0 : -EINVAL;
}

#define WORDS(BIT)               \
	BIT(low, 0, 2, MAX(2))   \
	BIT(high, 2, 1, BOOL)    \
	BIT(two, 3, 2, EQUAL(2)) \
	BIT(no, 5, 2, ZERO)      \
	BIT(old, 7, 1, IGNORE("old"))
#define EITHER(CASE) CASE(1, point, only)
#define PLACE(FIELD, CHECK, ...)                                  \
	FIELD(u8, words, BITS(WORDS))                             \
	FIELD(u32, gap_before, ANY, OUT)                          \
	FIELD(u32, slot, INDEX(9))                                \
	FIELD(u32, at, CLAMPED)                                   \
	FIELD(u32, length, SUB(at, 64))                           \
	FIELD(u16, step, ALIGNED(8, 0, 64))                       \
	FIELD(u16, power, POWER_OF_TWO(1, 64))                    \
	FIELD(u16, mode, FLAGS(7))                                \
	FIELD(u16, color, ENUM(enum color, GREEN))                \
	FIELD(u8, yes, BOOL)                                      \
	FIELD(u8, set, ENUM_SET(enum color, 3), WHEN(yes))        \
	FIELD(be16, port, CUSTOM(is_open))                        \
	FIELD(le64, cookie, OPAQUE)                               \
	FIELD(char, name, STRING(5, any, 1))                      \
	FIELD(u8, mac, BYTES(6))                                  \
	FIELD(u8, shades, EACH(3, ONE_OF(1, 2, 3)))               \
	FIELD(u8, count, ANY)                                     \
	FIELD(u8, some, COUNTED(4, count, MAX(9)))                \
	FIELD(point, center, NESTED)                              \
	FIELD(point, corners, NESTED_EACH(2))                     \
	FIELD(point, few, NESTED_COUNTED(2, count))               \
	FIELD(u8, either, UNION(count, EITHER))                   \
	FIELD(u16, magic, EQUAL(7))                               \
	FIELD(u16, reserved, ZERO)                                \
	FIELD(u16, unread, IGNORE("nobody asks"))                 \
	FIELD(u16, result, OUTPUT)                                \
	FIELD(u32, newer, MAX(5), SINCE(sizeof(struct place), 4)) \
	CHECK(slot, slot != at, "slot is not at", ERRNO(3))
UNTRUSTED_SCHEMA(place, struct place, PLACE, none);

struct holed {
	ut_u8 one;
	ut_u16 two;
	ut_u8 three;
};

#define HOLED(FIELD, CHECK, HOLE) \
	FIELD(u8, one, ANY)       \
	HOLE(behind_one, 1, ZERO) \
	FIELD(u16, two, ANY)      \
	FIELD(u8, three, ANY)     \
	HOLE(behind_three, 1, IGNORE("never sent"))
UNTRUSTED_SCHEMA_INTO(holed, struct holed, HOLED, none, struct holed);

struct front {
	ut_u8 length;
	ut_u8 many;
} __attribute__((__packed__));

static int read_point(struct reader *r, const void *nothing,
		      validated_point *out)
{
	untrusted_u8 x;

	if (nothing || !reader_get(u8, r, &x))
		return -EINVAL;
	out->x = validate_any(u8, x);
	return 0;
}

#define OPTIONS(ITEM)                          \
	ITEM(2, point, once, ONCE)             \
	ITEM(3, point, bare, FLAG)             \
	ITEM(4, point, run, RUN(0, 2))         \
	ITEM(5, point, often, MANY(2))         \
	ITEM(6, point, longer, MANY_LONGER(2)) \
	ITEM(7, point, never, REFUSE)
UNTRUSTED_ITEMS(options, OPTIONS, untrusted_options, SKIP, none, ERRNO(4));
UNTRUSTED_ITEMS(descriptors, OPTIONS, untrusted_descriptors, REFUSE, none);

#define FRONT(FIELD, CHECK, PART)                                     \
	FIELD(u8, length, MIN(2))                                     \
	FIELD(u8, many, ANY)                                          \
	CHECK(many, many < length, "no more than fit")                \
	PART(, length, TOTAL(length))                                 \
	PART(point, first, ONE)                                       \
	PART(point, second, ONE, WHEN(many))                          \
	PART(point, own, READ(read_point), WHEN(many))                \
	PART(point, counted, REPEAT(many, 3), ERRNO(5))               \
	PART(options, opts, ITEMS(many))                              \
	PART(descriptors, desc, ITEMS(many))                          \
	PART(, bytes, BYTES(many))                                    \
	PART(, many, HOLDS(first->x != second->x, "two that differ")) \
	PART(point, rest, UNTIL_END(1, 2))
UNTRUSTED_MESSAGE(front, struct front, FRONT, none, ERRNO(6));
#define BACK(FIELD, CHECK, PART) \
	FIELD(u8, length, ANY)   \
	FIELD(u8, many, ANY)     \
	PART(, all, REST)
UNTRUSTED_MESSAGE(back, struct front, BACK, none);

int use_schemas(const untrusted_place *place, const untrusted_holed *holed,
		untrusted_bytes bytes, struct untrusted_error *err);
int use_schemas(const untrusted_place *place, const untrusted_holed *holed,
		untrusted_bytes bytes, struct untrusted_error *err)
{
	validated_place valid;
	validated_front front;
	validated_back back;
	struct holed own;
	const int ret =
		place_validate(place, NULL, &valid, err)		   ?:
			place_validate_known(place, 60, NULL, &valid, err) ?:
			holed_validate(holed, NULL, &own, err)		   ?:
			front_validate(bytes, NULL, &front, err)	   ?:
			back_validate(bytes, NULL, &back, err);

	return ret ?: valid.low + own.two + front.rest.at[0].y;
}

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

struct shared_use {
	shared_u32 tail;
	shared_u64 cookie;
};
SHARED_TYPE(own, ut_u32);

int use_shared(struct shared_use *at, shared_bytes area, untrusted_size n,
	       struct untrusted_vec *vec, struct outputs *o);
int use_shared(struct shared_use *at, shared_bytes area, untrusted_size n,
	       struct untrusted_vec *vec, struct outputs *o)
{
	struct shared_ring ring;
	untrusted_u32 tail;
	untrusted_u64 cookie;
	int ret = shared_ring_init(&ring, 24);

	shared_fetch_acquire(u32, &at->tail, &tail);
	ret = ret ?: validate_ring_filled(&ring, tail);
	while (!ret && shared_ring_take(&ring, &o->room))
		shared_fetch(u64, &at->cookie, &cookie);
	shared_put_release(u32, &at->tail, shared_ring_position(&ring));
	return ret ?: shared_bytes_sub(area, n, n, &area) ?:
		      shared_fetch_vec(area, vec) ?:
		      shared_put_bytes(area, o->slice);
}

static const char *const words[] = { "on", "off" };

int use_numbers(untrusted_bytes text, ut_u64 *sum);
int use_numbers(untrusted_bytes text, ut_u64 *sum)
{
	ut_u8 byte;
	ut_s8 small;
	ut_u16 port;
	ut_s64 wide;
	size_t size;

	if (validate_number(u8, text, 10, 0, 255, &byte) ||
	    validate_number(s8, text, 16, -128, 127, &small) ||
	    validate_number(be16, text, 10, 1, 65535, &port) ||
	    validate_number(s64, text, 8, INT64_MIN, INT64_MAX, &wide) ||
	    validate_number(u64, text, 36, 0, UINT64_MAX, sum) ||
	    validate_number(size, text, 2, 0, 64, &size))
		return -EINVAL;
	*sum += byte + (ut_u64)small + port + (ut_u64)wide + size;
	return 0;
}

int use_text(struct reader *r, char (*out)[64], size_t *which);
int use_text(struct reader *r, char (*out)[64], size_t *which)
{
	untrusted_bytes line;

	if (!text_take(r, '\n', &line))
		return -EINVAL;
	line = text_trim(text_chomp(line));
	return validate_keyword(line, words, which) ?:
		       validate_text(line, 1, vowel, *out) ?:
		       validate_text(line, 1, any, *out);
}
