/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_SHARED_H
#define UNTRUSTED_SHARED_H

/**
 * DOC: shared.h, memory that the other side writes while we look
 *
 * Rings between a driver and a process, a device or a hypervisor; files that two
 * programs have mapped. Law 3: a byte that can still change is read at most once
 * for one decision. In plain C every mention of such memory is a read, and the
 * compiler adds some and tears others::
 *
 *	if (ring->reqs[i].len > sizeof(buf))		// !! BUG: checked here,
 *		return -EINVAL;
 *	memcpy(buf, data, ring->reqs[i].len);		// read again here
 *
 * A shared object cannot be read by naming it. Each read is a fetch, by name, into
 * a private untrusted copy, and only that copy is looked at::
 *
 *	struct ring {
 *		shared_u32 head, tail;
 *		shared_req reqs[ENTRIES];
 *	} *ring;
 *
 *	if (ring->tail.shared_bits > ...)		// error: unavailable
 *	shared_fetch(req, &ring->reqs[i], &req);	// the fix
 *
 * Every byte of the object is loaded once, and the compiler cannot go back. A struct
 * is not fetched at one instant: its members may come from before and behind a
 * write. That is no new danger, for the other side could have sent any mixture.
 *
 * Order is said in the name. shared_fetch() and shared_put() are relaxed, for the
 * entries. shared_fetch_acquire() is for an index behind which entries were written;
 * shared_put_release() for one that hands entries over, or back. Those are between
 * processors; kernel/shared.h has the ones for devices and hypervisors.
 *
 * An index that lies in shared memory belongs to the other side, even if only we
 * write it: keep ours in a struct shared_ring, and put it, never fetch it back. Theirs
 * is validated as a distance from ours, at most the ring's entries::
 *
 *	for (; head != ring->tail; head++)		// !! BUG: a tail far ahead is
 *		serve(&ring->reqs[head & ring->mask]);	// 2^32 entries, and the mask
 *							// is theirs too
 *
 *	shared_fetch_acquire(u32, &ring->tail, &tail);	// the fix
 *	ret = validate_ring_filled(&ours, tail);
 *	if (ret)
 *		return ret;
 *	while (shared_ring_take(&ours, &slot)) {
 *		shared_fetch(req, &ring->reqs[slot], &req);
 *		...
 *	}
 *	shared_put_release(u32, &ring->head, shared_ring_position(&ours));
 *
 * There is no put of a whole struct: members are put one by one, so that padding,
 * with what lay in it, cannot leave.
 *
 * It does not promise that what was fetched is still so, that the other side ever
 * answers, or that the memory stays mapped. A fetched copy fetched again is another
 * message: nothing decided about the first holds for the second.
 */

#include <untrusted/vec.h>

#define UT_SHARED_BAR                                                          \
	ut_barred("the other side writes it meanwhile: shared_fetch() a copy " \
		  "and look at that, or shared_put()")

#define UT_SHARED(tag, type, alias)                                           \
	typedef volatile struct {                                             \
		type shared_bits UT_SHARED_BAR;                               \
	} alias shared_##tag;                                                 \
	typedef type ut_shared_wire_##tag;                                    \
	_Static_assert(sizeof(shared_##tag) == sizeof(type) &&                \
			       _Alignof(shared_##tag) == _Alignof(type),      \
		       "shared_" #tag ": the wrapper changed the layout");    \
	ut_inline volatile type *ut_shared_inside_##tag(shared_##tag *object) \
	{                                                                     \
		return (volatile type *)object;                               \
	}                                                                     \
	ut_inline const volatile type *ut_shared_from_##tag(                  \
		const shared_##tag *object)                                   \
	{                                                                     \
		return (const volatile type *)object;                         \
	}                                                                     \
	ut_inline shared_##tag *ut_shared_at_##tag(volatile void *memory)     \
	{                                                                     \
		return memory;                                                \
	}                                                                     \
	struct ut_tag_is_shared_##tag

/**
 * SHARED_TYPE() - an integer in memory that the other side writes
 * @tag: tag of an UNTRUSTED_TYPE(); makes the type ``shared_<tag>``
 * @type: the integer type of that tag
 *
 * For a program's own integer tags; the ready-made ones have theirs. Use at file
 * scope, with a semicolon.
 */
#define SHARED_TYPE(tag, type)                                           \
	UT_SHARED(tag, type, );                                          \
	ut_inline void ut_shared_got_##tag(void *out, type value)        \
	{                                                                \
		*(untrusted_##tag *)out = ut_mark_##tag(value);          \
	}                                                                \
	ut_inline void ut_shared_fetch_##tag(const shared_##tag *from,   \
					     void *out)                  \
	{                                                                \
		ut_shared_got_##tag(                                     \
			out, ut_read_once(*ut_shared_from_##tag(from))); \
	}                                                                \
	ut_inline void ut_shared_put_##tag(shared_##tag *to, type value) \
	{                                                                \
		ut_write_once(*(volatile type *)to, value);              \
	}                                                                \
	struct ut_tag_shared_##tag

/**
 * SHARED_STRUCT() - a struct in memory that the other side writes
 * @tag: name; makes the type ``shared_<tag>``
 * @type: a struct, as for UNTRUSTED_STRUCT()
 *
 * For a struct that exists, such as one of a uapi header. Its members are reached
 * by shared_member(). What is to be fetched as a whole is also an
 * UNTRUSTED_STRUCT() or a schema of that tag. Use at file scope, with a semicolon.
 */
#define SHARED_STRUCT(tag, type)                                          \
	_Static_assert(ut_class_of(*(type *)0) ==                         \
			       ut_class_of(*(struct ut_aggregate *)0),    \
		       "SHARED_STRUCT(" #tag "): not a struct; use "      \
		       "SHARED_TYPE()");                                  \
	UT_SHARED(tag, type, ut_may_alias);                               \
	ut_inline void ut_shared_fetch_##tag(const shared_##tag *from,    \
					     void *out)                   \
	{                                                                 \
		ut_shared_fetch(from, out, sizeof(type), _Alignof(type)); \
	}                                                                 \
	struct ut_tag_shared_##tag

typedef ut_u16 ut_may_alias ut_unit_u16;
typedef ut_u32 ut_may_alias ut_unit_u32;
typedef ut_u64 ut_may_alias ut_unit_u64;

/* A size is a multiple of its alignment: units as wide as that leave no rest. */
#define UT_SHARED_UNITS(from, out, n, unit)                                    \
	do {                                                                   \
		for (size_t ut_i = 0; ut_i < (n) / sizeof(unit); ut_i++) {     \
			const unit ut_sent = ut_read_once(                     \
				((const volatile unit *)(from))[ut_i]);        \
			__builtin_memcpy((ut_u8 *)(out) + ut_i * sizeof(unit), \
					 &ut_sent, sizeof(unit));              \
		}                                                              \
	} while (0)

ut_inline void ut_shared_fetch(const volatile void *from, void *out, size_t n,
			       size_t align)
{
	if (align >= sizeof(ut_u64) && sizeof(size_t) >= sizeof(ut_u64))
		UT_SHARED_UNITS(from, out, n, ut_unit_u64);
	else if (align >= sizeof(ut_u32))
		UT_SHARED_UNITS(from, out, n, ut_unit_u32);
	else if (align >= sizeof(ut_u16))
		UT_SHARED_UNITS(from, out, n, ut_unit_u16);
	else
		UT_SHARED_UNITS(from, out, n, ut_u8);
}

#define UT_SHARED_READY_MADE(tag) SHARED_TYPE(tag, ut_wire_##tag)
UT_READY_MADE(UT_SHARED_READY_MADE);

/**
 * shared_mark() - declare memory shared
 * @tag: tag of what lies there
 * @memory: its address, aligned as the type; at least its size is mapped there
 *
 * For memory as an allocator, mmap(2) or a mapping function of the kernel returns it.
 * Nothing is read.
 *
 * Return: pointer to ``shared_<tag>``.
 */
#define shared_mark(tag, memory) ut_shared_at_##tag(memory)

/**
 * shared_member() - one member of a shared struct, unread
 * @tag: tag of the struct
 * @object: pointer to ``shared_<tag>``, evaluated once
 * @member: member of the struct
 * @member_tag: tag of the member: an integer as wide and of its sign, or a
 *	SHARED_STRUCT() of its type
 *
 * A member of a packed struct may lie where its type cannot: what is not aligned is
 * not moved at once. It is fetched with its struct.
 *
 * Return: pointer to ``shared_<member_tag>``.
 */
#define shared_member(tag, object, member, member_tag)                      \
	(UT_REQUIRE_SHARED("shared_member", UT_SHARED_TYPE_OF(tag, member), \
			   tag, member, member_tag),                        \
	 ut_shared_at_##member_tag(&ut_shared_inside_##tag(object)->member))

/**
 * shared_member_array() - an array member of a shared struct, unread
 * @tag: tag of the struct
 * @object: pointer to ``shared_<tag>``, evaluated once
 * @member: array member; its element count is ARRAY_SIZE of it
 * @element: tag of the elements, as for shared_member()
 *
 * Return: pointer to the first ``shared_<element>``.
 */
#define shared_member_array(tag, object, member, element)                  \
	(UT_REQUIRE(!UT_SAME(UT_SHARED_TYPE_OF(tag, member),               \
			     UT_SHARED_TYPE_OF(tag, member[0]) *),         \
		    "shared_member_array: " #member                        \
		    " is a pointer, not an array"),                        \
	 UT_REQUIRE_SHARED("shared_member_array",                          \
			   UT_SHARED_TYPE_OF(tag, member[0]), tag, member, \
			   element),                                       \
	 ut_shared_at_##element(ut_shared_inside_##tag(object)->member))

#define UT_SHARED_TYPE_OF(tag, member) \
	__typeof__(((ut_shared_wire_##tag *)0)->member)
#define UT_SHARED_IS(type, wire)                                               \
	(UT_SAME(type, wire) || (UT_IS_INTEGER(type) && UT_IS_INTEGER(wire) && \
				 sizeof(type) == sizeof(wire) &&               \
				 UT_IS_SIGNED(type) == UT_IS_SIGNED(wire)))
#define UT_SHARED_PLACED(outer, member, align) \
	(_Alignof(outer) >= (align) && offsetof(outer, member) % (align) == 0)
#define UT_REQUIRE_SHARED(what, type, tag, member, member_tag)                 \
	UT_REQUIRE(UT_SHARED_IS(type, ut_shared_wire_##member_tag),            \
		   what ": " #member " is not of the type of " #member_tag),   \
		UT_REQUIRE(UT_SHARED_PLACED(ut_shared_wire_##tag, member,      \
					    _Alignof(shared_##member_tag)),    \
			   what ": " #member " is not aligned as " #member_tag \
				" is; fetch its struct, and look at the copy")

/**
 * shared_fetch() - fetch one object, once, in no order with others
 * @tag: tag of the object
 * @from: pointer to ``shared_<tag>``
 * @out: where it goes, pointer to a private ``untrusted_<tag>``
 *
 * Every byte is loaded exactly once. An integer as wide as a register or narrower
 * is loaded at once; a u64 where registers have 32 bits, and a struct, may be of two
 * writes. Any context.
 */
#define shared_fetch(tag, from, out) \
	ut_shared_fetch_##tag(from, ut_slot_##tag(out))

/**
 * shared_fetch_acquire() - fetch an index; what was written before it is visible
 * @tag: integer tag, no wider than a register
 * @from: pointer to ``shared_<tag>``
 * @out: where it goes, pointer to a private ``untrusted_<tag>``
 *
 * For an index that the other side put with release: fetches that follow see what it
 * wrote before. Any context.
 */
#define shared_fetch_acquire(tag, from, out)     \
	(UT_REQUIRE_AT_ONCE(tag),                \
	 ut_shared_got_##tag(ut_slot_##tag(out), \
			     ut_load_acquire(ut_shared_from_##tag(from))))

#define UT_REQUIRE_AT_ONCE(tag)                                    \
	UT_REQUIRE(sizeof(ut_shared_wire_##tag) <= sizeof(size_t), \
		   #tag " is wider than what this machine moves "  \
			"at once; share an index of 32 bits")

/**
 * shared_put() - put one integer, in no order with others
 * @tag: integer tag
 * @to: pointer to ``shared_<tag>``
 * @value: a plain value, of the tag's wire type
 *
 * An integer as wide as a register or narrower is stored at once; a u64 where registers
 * have 32 bits is two stores, and the other side may see one without the other. Any
 * context.
 */
#define shared_put(tag, to, value) ut_shared_put_##tag(to, value)

/**
 * shared_put_release() - put an index that hands over what was done before
 * @tag: integer tag, no wider than a register
 * @to: pointer to ``shared_<tag>``
 * @value: a plain value, of the tag's wire type
 *
 * Fetches and puts that came before are complete when the other side sees @value: a
 * producer hands its entries over, a consumer gives them back. Any context.
 */
#define shared_put_release(tag, to, value)                           \
	({                                                           \
		UT_REQUIRE_AT_ONCE(tag);                             \
		ut_store_release(ut_shared_inside_##tag(to), value); \
	})

/**
 * struct shared_bytes - a run of shared memory: an area for data, of known length
 * @ptr: the first byte
 * @len: bytes; trusted, because somebody here mapped as many
 */
typedef struct shared_bytes {
	shared_u8 *ptr;
	size_t len;
} shared_bytes;

/**
 * shared_bytes_of() - a run of shared memory
 * @ptr: the first byte
 * @len: bytes that are mapped there
 *
 * Return: the run.
 */
ut_inline shared_bytes shared_bytes_of(shared_u8 *ptr, size_t len)
{
	return (shared_bytes){ ptr, len };
}

/**
 * shared_bytes_sub() - a part of a run, where the other side says
 * @bytes: the run
 * @off: the untrusted offset
 * @len: the untrusted length
 * @out: receives the part; offset and length masked
 *
 * Return: 0, or -EINVAL if the part does not lie inside @bytes.
 */
ut_inline ut_must_check int shared_bytes_sub(shared_bytes bytes,
					     untrusted_size off,
					     untrusted_size len,
					     shared_bytes *out)
{
	size_t from;
	size_t n;
	const int ret = validate_sub(size, off, len, bytes.len, &from, &n);

	if (!ret)
		*out = (shared_bytes){ ut_behind(bytes.ptr, from), n };
	return ret;
}

/**
 * shared_fetch_vec() - fetch a whole run, once, into the room a vec has left
 * @from: the run
 * @vec: gets the bytes appended
 *
 * Bytes may come from before and behind a write, in any mixture; each of the vec
 * has one value from then on. Any context.
 *
 * Return: 0, or -E2BIG and nothing fetched if there is no room for all of @from.
 */
ut_inline ut_must_check int shared_fetch_vec(shared_bytes from,
					     struct untrusted_vec *vec)
{
	size_t room;
	untrusted_u8 *const to = untrusted_vec_room(vec, &room);

	if (from.len > room)
		return -E2BIG;
	ut_copy_shared(to, (const void *)(size_t)from.ptr, from.len);
	vec->len += from.len;
	return 0;
}

/**
 * shared_put_bytes() - put bytes into a run, unread
 * @to: the run; what lies behind the bytes stays
 * @from: private bytes
 *
 * In no order with others. Any context.
 *
 * Return: 0, or -E2BIG and nothing put if @from is longer than @to.
 */
ut_inline ut_must_check int shared_put_bytes(shared_bytes to,
					     untrusted_bytes from)
{
	if (from.len > to.len)
		return -E2BIG;
	ut_copy_shared((void *)(size_t)to.ptr, from.ptr, from.len);
	return 0;
}

#define UT_RING_ENTRIES_MAX (1u << 31)

/**
 * struct shared_ring - our position in a ring, kept privately
 * @entries: of the ring
 * @position: entries that we have passed; wraps at 2^32
 * @slot: of the next one; invariant: below @entries
 * @left: entries that we may still take before we look at their index again;
 *	invariant: at most @entries
 *
 * One side produces entries and the other consumes them; each puts the number that
 * it has passed, a u32 that wraps, and fills or reads the slots one after the
 * other. The number of entries need not be a power of two.
 */
struct shared_ring {
	ut_u32 entries;
	ut_u32 position;
	ut_u32 slot;
	ut_u32 left;
};

/**
 * shared_ring_init() - begin at slot 0, both sides having passed nothing
 * @ring: the ring
 * @entries: 1 to 2^31, a plain value of our own, never read from the ring
 *
 * Return: 0, or -EINVAL and @ring as it was.
 */
ut_inline ut_must_check int shared_ring_init(struct shared_ring *ring,
					     ut_u32 entries)
{
	if (!entries || entries > UT_RING_ENTRIES_MAX)
		return -EINVAL;
	*ring = (struct shared_ring){ .entries = entries };
	return 0;
}

ut_inline int ut_ring_distance(struct shared_ring *ring, ut_u32 distance)
{
	ring->left = 0;
	if (distance > ring->entries)
		return -EINVAL;
	ring->left = distance;
	return 0;
}

/**
 * validate_ring_filled() - for a consumer: how many entries are there
 * @ring: our position
 * @producer: the index that the other side put, fetched with acquire
 *
 * The distance from our position, at most the ring's entries, is what may be taken.
 * Any context.
 *
 * Return: 0, or -EINVAL and nothing left to take: the other side claims more than the
 * ring holds, or to have gone back behind us. A ring that said so once is best shut
 * down.
 */
ut_inline ut_must_check int validate_ring_filled(struct shared_ring *ring,
						 untrusted_u32 producer)
{
	return ut_ring_distance(ring, ut_load_u32(producer) - ring->position);
}

/**
 * validate_ring_room() - for a producer: how many entries are free
 * @ring: our position
 * @consumer: the index that the other side put, fetched with acquire
 *
 * Otherwise as validate_ring_filled(). Any context.
 *
 * Return: 0, or -EINVAL and nothing left to take: the other side claims to have
 * consumed what we never put, or so little that more is unread than the ring holds.
 * An index that went back by less is not noticed; it only makes the room smaller.
 */
ut_inline ut_must_check int validate_ring_room(struct shared_ring *ring,
					       untrusted_u32 consumer)
{
	const ut_u32 unread = ring->position - ut_load_u32(consumer);

	return ut_ring_distance(ring, ring->entries - unread);
}

/**
 * shared_ring_left() - how many entries may still be taken
 * @ring: our position
 *
 * Return: 0 to the ring's entries.
 */
ut_inline ut_u32 shared_ring_left(const struct shared_ring *ring)
{
	return ring->left;
}

/**
 * shared_ring_take() - the next entry: to read it, or to fill it
 * @ring: our position; moves on by one
 * @slot: receives the entry's number, below the ring's entries under speculation too
 *
 * Any context.
 *
 * Return: false, and nothing changed, if nothing is left.
 */
ut_inline ut_must_check bool shared_ring_take(struct shared_ring *ring,
					      size_t *slot)
{
	const size_t at = ut_masked(ring->slot, ring->entries);

	if (!ring->left)
		return false;
	ring->left--;
	ring->position++;
	ring->slot = at + 1 < ring->entries ? (ut_u32)at + 1 : 0;
	*slot = at;
	return true;
}

/**
 * shared_ring_position() - the index that tells the other side how far we are
 * @ring: our position
 *
 * For shared_put_release(), when the entries taken are read or filled.
 *
 * Return: entries taken so far; wraps at 2^32.
 */
ut_inline ut_u32 shared_ring_position(const struct shared_ring *ring)
{
	return ring->position;
}

#endif /* UNTRUSTED_SHARED_H */
