// SPDX-License-Identifier: GPL-2.0-only OR MIT

/**
 * DOC: shelf, read with untrusted
 *
 * Read it beside ../naive/read.c. Each structure is fetched once, judged by its schema,
 * and what is kept of it is a copy. A mount follows all structures once and claims the
 * blocks they name; later fetches are judged as the first was, for the device may have
 * been written since.
 */

#include <linux/nospec.h>

#include "schema.h"

/* One line for each refusal, as far as the kernel lets it through. */
static int shelf_refused(const struct shelf *shelf, u32 number,
			 const struct untrusted_error *err)
{
	pr_warn_ratelimited("shelf: %s: inode %u: '%s' refused by rule %d\n",
			    shelf->sb->s_id, number, err->field, err->rule);
	return err->error;
}

/* What the inode's size still needs, and where its runs go. */
struct shelf_loading {
	struct shelf_owner owner;
	struct shelf_node *node;
	struct block_claims *claims; /* NULL: claimed when it was mounted */
	u64 blocks_left;
};

static int shelf_claim(const struct shelf_loading *to, u32 first, u32 count)
{
	return to->claims ? block_claim(to->claims, first, count) : 0;
}

/* A chain that comes back has more blocks than the size needs, and so ends. */
static int shelf_add(struct shelf_loading *to,
		     const validated_shelf_extent *extent)
{
	struct shelf_node *node = to->node;

	if (!extent->first || !extent->count ||
	    extent->count > to->blocks_left || node->count == SHELF_EXTENTS_MAX)
		return -EUCLEAN;
	to->blocks_left -= extent->count;
	node->runs[node->count++] =
		(struct shelf_run){ extent->first, extent->count };
	return shelf_claim(to, extent->first, extent->count);
}

static int shelf_add_inline(struct shelf_loading *to,
			    const validated_shelf_inode *inode)
{
	int ret = 0;
	u32 i;

	for (i = 0; !ret && i < inode->count; i++)
		ret = shelf_add(to, &inode->extents[i]);
	for (; i < SHELF_EXTENTS; i++)
		if (inode->extents[i].first || inode->extents[i].count)
			return -EUCLEAN;
	return ret;
}

static int shelf_add_from(struct shelf_loading *to, u32 block, u32 index,
			  struct untrusted_error *err)
{
	const size_t at = sizeof(struct shelf_chain) +
			  index * sizeof(struct shelf_extent);
	untrusted_shelf_extent read;
	validated_shelf_extent extent;
	int ret;

	ret = block_fetch(shelf_extent, to->owner.shelf->sb, block, at, &read);
	if (!ret)
		ret = shelf_extent_validate(&read, &to->owner, &extent, err);
	return ret ?: shelf_add(to, &extent);
}

static int shelf_add_block(struct shelf_loading *to, u32 block, u32 *next,
			   struct untrusted_error *err)
{
	untrusted_shelf_chain read;
	validated_shelf_chain chain;
	int ret;
	u32 i;

	ret = block_fetch(shelf_chain, to->owner.shelf->sb, block, 0, &read);
	if (!ret)
		ret = shelf_chain_validate(&read, &to->owner, &chain, err);
	if (ret)
		return ret;
	for (i = 0; !ret && i < chain.count; i++)
		ret = shelf_add_from(to, block, i, err);
	*next = chain.next;
	return ret;
}

static int shelf_add_chain(struct shelf_loading *to, u32 next,
			   struct untrusted_error *err)
{
	int ret = 0;

	while (next && !ret) {
		ret = shelf_claim(to, next, 1);
		if (!ret)
			ret = shelf_add_block(to, next, &next, err);
	}
	return ret;
}

static int shelf_fetch_inode(const struct shelf_owner *owner,
			     validated_shelf_inode *inode,
			     struct untrusted_error *err)
{
	const struct shelf *shelf = owner->shelf;
	const u32 in_block = shelf->block_size / SHELF_INODE_SIZE;
	const u32 index = owner->number - 1;
	untrusted_shelf_inode read;
	int ret;

	ret = block_fetch(shelf_inode, shelf->sb,
			  shelf->table + index / in_block,
			  index % in_block * SHELF_INODE_SIZE, &read);
	return ret ?: shelf_inode_validate(&read, owner, inode, err);
}

static int shelf_fill_node(struct shelf_loading *to,
			   const validated_shelf_inode *inode,
			   struct untrusted_error *err)
{
	const u32 block_size = to->owner.shelf->block_size;
	struct shelf_run *runs =
		kmalloc_array(SHELF_EXTENTS_MAX, sizeof(*runs), GFP_KERNEL);
	int ret;

	if (!runs)
		return -ENOMEM;
	*to->node = (struct shelf_node){
		.number = to->owner.number,
		.type = inode->type,
		.mode = inode->mode,
		.uid = inode->uid,
		.gid = inode->gid,
		.links = inode->links,
		.parent = inode->parent,
		.size = inode->size,
		.runs = runs,
	};
	to->blocks_left = (inode->size + block_size - 1) / block_size;
	ret = shelf_add_inline(to, inode);
	if (!ret)
		ret = shelf_add_chain(to, inode->more, err);
	if (!ret && to->blocks_left)
		ret = -EUCLEAN;
	if (ret) {
		kfree(runs);
		to->node->runs = NULL;
	}
	return ret;
}

static int shelf_node_load(const struct shelf *shelf, u32 number,
			   struct shelf_node *node, struct block_claims *claims)
{
	struct shelf_loading to = { .owner = { shelf, number },
				    .node = node,
				    .claims = claims };
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	validated_shelf_inode inode;
	int ret;

	if (number < SHELF_ROOT || number > shelf->inodes)
		return -EUCLEAN;
	ret = shelf_fetch_inode(&to.owner, &inode, &err);
	if (!ret)
		ret = shelf_fill_node(&to, &inode, &err);
	if (ret == -EUCLEAN) {
		untrusted_refuse(&err, ret, UNTRUSTED_RULE_condition, "extents",
				 offsetof(struct shelf_inode, extents));
		return shelf_refused(shelf, number, &err);
	}
	return ret;
}

int shelf_node_read(const struct shelf *shelf, u32 number,
		    struct shelf_node *node)
{
	return shelf_node_load(shelf, number, node, NULL);
}

void shelf_node_drop(struct shelf_node *node)
{
	kfree(node->runs);
	node->runs = NULL;
}

int shelf_block_of(const struct shelf *shelf, const struct shelf_node *node,
		   u64 index, u64 *block)
{
	u32 i;

	for (i = 0; i < node->count; i++) {
		if (index < node->runs[i].count) {
			*block = node->runs[i].first + index;
			return 0;
		}
		index -= node->runs[i].count;
	}
	return -EUCLEAN;
}

/* An entry and its name; visit->at is behind it then. */
static int shelf_visit_entry(const struct shelf *shelf, struct reader *r,
			     u64 from, struct shelf_visit *visit,
			     struct untrusted_error *err)
{
	const untrusted_shelf_entry *read;
	validated_shelf_entry entry;
	validated_shelf_name name;
	untrusted_bytes bytes, rest;
	ut_native_bytes plain;

	if (!reader_take(r, &read) ||
	    shelf_entry_validate(read, shelf, &entry, err) ||
	    !reader_bytes(r, entry.name_len, &bytes) ||
	    !reader_bytes(r, entry.length - sizeof(*read) - entry.name_len,
			  &rest) ||
	    validate_zero_bytes(rest.ptr, rest.len) ||
	    validate_kind(shelf_name, bytes, NULL, &name))
		return -EUCLEAN;
	plain = validated_get(shelf_name, name);
	if (visit->at >= from &&
	    visit->entry(visit, (const char *)plain.ptr, plain.len, entry.inode,
			 entry.type))
		return 1;
	visit->at += entry.length;
	return 0;
}

static int shelf_visit_block(const struct shelf *shelf, untrusted_bytes block,
			     u64 from, struct shelf_visit *visit,
			     struct untrusted_error *err)
{
	struct reader r;
	int ret = reader_init(&r, block) ? 0 : -EUCLEAN;

	while (!ret && !reader_done(&r))
		ret = shelf_visit_entry(shelf, &r, from, visit, err);
	return ret;
}

static int shelf_fetch_block(const struct shelf *shelf,
			     const struct shelf_node *node, u64 index,
			     struct untrusted_vec *vec)
{
	u64 block;
	int ret = shelf_block_of(shelf, node, index, &block);

	vec->len = 0;
	return ret ?: block_fetch_vec(shelf->sb, block, vec);
}

int shelf_entries(const struct shelf *shelf, const struct shelf_node *dir,
		  u64 from, struct shelf_visit *visit)
{
	struct untrusted_vec vec = untrusted_vec(
		kmalloc(shelf->block_size, GFP_KERNEL), shelf->block_size);
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	u64 index = from / shelf->block_size;
	int ret = 0;

	if (!vec.ptr)
		return -ENOMEM;
	for (; !ret && index < dir->size / shelf->block_size; index++) {
		visit->at = index * shelf->block_size;
		ret = shelf_fetch_block(shelf, dir, index, &vec);
		if (!ret)
			ret = shelf_visit_block(shelf,
						untrusted_vec_bytes(&vec), from,
						visit, &err);
	}
	kfree(vec.ptr);
	if (ret == -EUCLEAN) {
		untrusted_refuse(&err, ret, UNTRUSTED_RULE_custom, "name",
				 sizeof(struct shelf_entry));
		return shelf_refused(shelf, dir->number, &err);
	}
	return ret;
}

int shelf_may_enter(const struct shelf *shelf, const struct shelf_node *dir,
		    const struct shelf_node *node, unsigned int type)
{
	if (type != node->type)
		return -EUCLEAN;
	if (type == SHELF_DIRECTORY && node->parent != dir->number)
		return -EUCLEAN;
	return 0;
}

static char *shelf_text_of(const struct untrusted_vec *vec, u64 size)
{
	untrusted_bytes bytes;
	validated_shelf_text text;
	ut_native_bytes plain;
	char *copy;

	if (untrusted_bytes_bind(untrusted_vec_bytes(vec),
				 untrusted_mark(size, size), &bytes) ||
	    validate_kind(shelf_text, bytes, NULL, &text))
		return ERR_PTR(-EUCLEAN);
	plain = validated_get(shelf_text, text);
	copy = kmemdup_nul((const char *)plain.ptr, plain.len, GFP_KERNEL);
	return copy ?: ERR_PTR(-ENOMEM);
}

char *shelf_link(const struct shelf *shelf, const struct shelf_node *node)
{
	struct untrusted_vec vec = untrusted_vec(
		kmalloc(shelf->block_size, GFP_KERNEL), shelf->block_size);
	char *text = ERR_PTR(-ENOMEM);
	int ret;

	if (!vec.ptr)
		return text;
	ret = shelf_fetch_block(shelf, node, 0, &vec);
	text = ret ? ERR_PTR(ret) : shelf_text_of(&vec, node->size);
	kfree(vec.ptr);
	return text;
}

/* What a mount notes of each inode. */
struct shelf_fact {
	u32 type;
	u32 links;
	u32 parent;
	u32 names;
};

struct shelf_checking {
	struct shelf_visit visit;
	struct shelf_fact *facts; /* by number - 1 */
	u32 inodes;
	u32 dir;
	char last[SHELF_NAME_MAX];
	unsigned int last_len;
	bool refused;
};

static bool shelf_ascends(const struct shelf_checking *check, const char *name,
			  unsigned int len)
{
	const int order = memcmp(check->last, name,
				 min_t(unsigned int, len, check->last_len));

	return order < 0 || (!order && check->last_len < len);
}

static bool shelf_check_entry(struct shelf_visit *visit, const char *name,
			      unsigned int len, u32 inode, unsigned int type)
{
	struct shelf_checking *check =
		container_of(visit, struct shelf_checking, visit);
	struct shelf_fact *fact =
		&check->facts[array_index_nospec(inode - 1, check->inodes)];

	check->refused =
		type != fact->type || !shelf_ascends(check, name, len) ||
		(type == SHELF_DIRECTORY && fact->parent != check->dir);
	fact->names++;
	memcpy(check->last, name, len);
	check->last_len = len;
	return check->refused;
}

static int shelf_check_content(const struct shelf *shelf,
			       const struct shelf_node *node,
			       struct shelf_checking *check)
{
	char *link;

	switch (node->type) {
	case SHELF_DIRECTORY:
		check->dir = node->number;
		check->last_len = 0;
		return shelf_entries(shelf, node, 0, &check->visit);
	case SHELF_LINK:
		link = shelf_link(shelf, node);
		if (IS_ERR(link))
			return PTR_ERR(link);
		kfree(link);
	}
	return 0;
}

/* All blocks that anything names are claimed once. */
static int shelf_check_inodes(const struct shelf *shelf,
			      struct block_claims *claims,
			      struct shelf_fact *facts)
{
	struct shelf_node node;
	int ret = 0;
	u32 i;

	for (i = 0; !ret && i < shelf->inodes; i++) {
		ret = shelf_node_load(shelf, i + 1, &node, claims);
		if (ret)
			break;
		facts[i] = (struct shelf_fact){ .type = node.type,
						.links = node.links,
						.parent = node.parent };
		shelf_node_drop(&node);
	}
	return ret;
}

static int shelf_check_contents(const struct shelf *shelf,
				struct shelf_checking *check)
{
	struct shelf_node node;
	int ret = 0;
	u32 i;

	for (i = 0; !ret && i < shelf->inodes; i++) {
		if (check->facts[i].type == SHELF_FILE)
			continue;
		ret = shelf_node_load(shelf, i + 1, &node, NULL);
		if (ret)
			break;
		ret = shelf_check_content(shelf, &node, check);
		shelf_node_drop(&node);
	}
	return ret;
}

static int shelf_check_names(const struct shelf *shelf,
			     struct shelf_fact *facts)
{
	u32 i;

	facts[SHELF_ROOT - 1].names++;
	for (i = 0; i < shelf->inodes; i++)
		if (facts[i].names != facts[i].links)
			return -EUCLEAN;
	return 0;
}

/* What no structure can say of itself. */
static int shelf_check(const struct shelf *shelf, struct block_claims *claims,
		       struct shelf_checking *check)
{
	const u32 table_blocks =
		shelf_table_blocks(shelf->inodes, shelf->block_size);
	int ret = block_claim(claims, 0, 1);

	if (!ret)
		ret = block_claim(claims, shelf->table, table_blocks);
	if (!ret)
		ret = shelf_check_inodes(shelf, claims, check->facts);
	if (!ret)
		ret = shelf_check_contents(shelf, check);
	if (ret < 0)
		return ret;
	return check->refused ? -EUCLEAN :
				shelf_check_names(shelf, check->facts);
}

static int shelf_check_all(const struct shelf *shelf)
{
	struct shelf_checking *check = kzalloc(sizeof(*check), GFP_KERNEL);
	struct block_claims claims;
	int ret = -ENOMEM;

	if (!check)
		return ret;
	check->visit.entry = shelf_check_entry;
	check->inodes = shelf->inodes;
	check->facts =
		kvcalloc(shelf->inodes, sizeof(*check->facts), GFP_KERNEL);
	if (check->facts)
		ret = block_claims_init(&claims, shelf->blocks);
	if (!ret) {
		ret = shelf_check(shelf, &claims, check);
		block_claims_free(&claims);
	}
	kvfree(check->facts);
	kfree(check);
	return ret;
}

int shelf_load(struct shelf *shelf, struct super_block *sb)
{
	struct untrusted_error err = UNTRUSTED_NO_ERROR;
	struct shelf_device device;
	untrusted_shelf_super read;
	validated_shelf_super super;
	int ret;

	shelf->sb = sb;
	if (!sb_min_blocksize(sb, SHELF_BLOCK_MIN))
		return -EINVAL;
	device.sectors = sb_bdev_nr_blocks(sb) << (sb->s_blocksize_bits - 9);
	ret = block_fetch(shelf_super, sb, 0, 0, &read);
	if (ret)
		return ret;
	if (shelf_super_validate(&read, &device, &super, &err))
		return shelf_refused(shelf, 0, &err);
	if (!sb_set_blocksize(sb, super.block_size))
		return -EINVAL;
	shelf->block_size = super.block_size;
	shelf->blocks = super.blocks;
	shelf->inodes = super.inodes;
	shelf->table = super.table;
	return shelf_check_all(shelf);
}
