/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SHELF_VFS_H
#define SHELF_VFS_H

/**
 * DOC: the side of shelf that faces the kernel, the same for both twins
 *
 * Nothing of an image is looked at here: that is read.c of each twin. Include it
 * once, with SHELF_NAME defined. What differs between 6.1 and 6.12 is not used;
 * shelf has no times, whose accessors do.
 */

#include <linux/blkdev.h>
#include <linux/buffer_head.h>
#include <linux/fs.h>
#include <linux/fs_context.h>
#include <linux/module.h>
#include <linux/mpage.h>
#include <linux/slab.h>
#include <linux/statfs.h>

#include "read.h"

struct shelf_vnode {
	struct shelf_node node;
	struct inode inode;
};

static struct kmem_cache *shelf_vnodes;

static struct shelf *shelf_of(const struct super_block *sb)
{
	return sb->s_fs_info;
}

static struct shelf_node *shelf_node_of(struct inode *inode)
{
	return &container_of(inode, struct shelf_vnode, inode)->node;
}

/* All of it zero, times too: no constructor is called for an object used before. */
static struct inode *shelf_alloc_inode(struct super_block *sb)
{
	struct shelf_vnode *v = alloc_inode_sb(sb, shelf_vnodes, GFP_KERNEL);

	if (!v)
		return NULL;
	memset(&v->node, 0, sizeof(v->node));
	inode_init_once(&v->inode);
	return &v->inode;
}

static void shelf_free_inode(struct inode *inode)
{
	kmem_cache_free(shelf_vnodes,
			container_of(inode, struct shelf_vnode, inode));
}

static void shelf_evict_inode(struct inode *inode)
{
	truncate_inode_pages_final(&inode->i_data);
	clear_inode(inode);
	shelf_node_drop(shelf_node_of(inode));
}

static int shelf_get_block(struct inode *inode, sector_t index,
			   struct buffer_head *bh, int create)
{
	const u64 size = i_size_read(inode);
	u64 block;
	int ret;

	if (index << inode->i_blkbits >= size)
		return 0;
	ret = shelf_block_of(shelf_of(inode->i_sb), shelf_node_of(inode), index,
			     &block);
	if (!ret)
		map_bh(bh, inode->i_sb, block);
	return ret;
}

static int shelf_read_folio(struct file *file, struct folio *folio)
{
	return mpage_read_folio(folio, shelf_get_block);
}

static const struct address_space_operations shelf_pages = {
	.read_folio = shelf_read_folio,
};

struct shelf_listing {
	struct shelf_visit visit;
	struct dir_context *ctx;
};

static bool shelf_emit(struct shelf_visit *visit, const char *name,
		       unsigned int len, u32 inode, unsigned int type)
{
	static const unsigned char types[] = { [SHELF_DIRECTORY] = DT_DIR,
					       [SHELF_FILE] = DT_REG,
					       [SHELF_LINK] = DT_LNK };
	struct shelf_listing *to =
		container_of(visit, struct shelf_listing, visit);

	to->ctx->pos = visit->at + 2;
	return !dir_emit(to->ctx, name, len, inode,
			 type < ARRAY_SIZE(types) ? types[type] : DT_UNKNOWN);
}

/* What is refused halfway is refused again by the next call, which begins there. */
static int shelf_iterate(struct file *file, struct dir_context *ctx)
{
	struct inode *dir = file_inode(file);
	struct shelf_listing to = { .visit.entry = shelf_emit, .ctx = ctx };
	int ret;

	if (!dir_emit_dots(file, ctx))
		return 0;
	to.visit.at = ctx->pos - 2;
	ret = shelf_entries(shelf_of(dir->i_sb), shelf_node_of(dir),
			    ctx->pos - 2, &to.visit);
	ctx->pos = (ret ? to.visit.at : i_size_read(dir)) + 2;
	return ret < 0 ? ret : 0;
}

struct shelf_search {
	struct shelf_visit visit;
	const struct qstr *name;
	u32 inode;
	unsigned int type;
};

static bool shelf_compare(struct shelf_visit *visit, const char *name,
			  unsigned int len, u32 inode, unsigned int type)
{
	struct shelf_search *for_it =
		container_of(visit, struct shelf_search, visit);

	if (len != for_it->name->len || memcmp(name, for_it->name->name, len))
		return false;
	for_it->inode = inode;
	for_it->type = type;
	return true;
}

static struct inode *shelf_iget(struct super_block *sb, u32 number);

static struct dentry *shelf_lookup(struct inode *dir, struct dentry *dentry,
				   unsigned int flags)
{
	const struct shelf *shelf = shelf_of(dir->i_sb);
	struct shelf_search search = { .visit.entry = shelf_compare,
				       .name = &dentry->d_name };
	struct inode *inode = NULL;
	int ret = -ENAMETOOLONG;

	if (dentry->d_name.len <= SHELF_NAME_MAX)
		ret = shelf_entries(shelf, shelf_node_of(dir), 0,
				    &search.visit);
	if (ret > 0)
		inode = shelf_iget(dir->i_sb, search.inode);
	if (ret > 0 && !IS_ERR(inode))
		ret = shelf_may_enter(shelf, shelf_node_of(dir),
				      shelf_node_of(inode), search.type);
	if (ret < 0) {
		if (!IS_ERR_OR_NULL(inode))
			iput(inode);
		return ERR_PTR(ret);
	}
	return d_splice_alias(inode, dentry);
}

static const char *shelf_get_link(struct dentry *dentry, struct inode *inode,
				  struct delayed_call *done)
{
	char *target;

	if (!dentry)
		return ERR_PTR(-ECHILD);
	target = shelf_link(shelf_of(inode->i_sb), shelf_node_of(inode));
	if (!IS_ERR(target))
		set_delayed_call(done, kfree_link, target);
	return target;
}

static const struct file_operations shelf_dir_fops = {
	.llseek = generic_file_llseek,
	.read = generic_read_dir,
	.iterate_shared = shelf_iterate,
};

static const struct inode_operations shelf_dir_iops = {
	.lookup = shelf_lookup,
};

static const struct inode_operations shelf_link_iops = {
	.get_link = shelf_get_link,
};

static void shelf_fill(struct inode *inode, const struct shelf_node *node)
{
	i_uid_write(inode, node->uid);
	i_gid_write(inode, node->gid);
	set_nlink(inode, node->links);
	i_size_write(inode, node->size);
	inode->i_blocks = (node->size + 511) >> 9;
	switch (node->type) {
	case SHELF_DIRECTORY:
		inode->i_mode = S_IFDIR | node->mode;
		inode->i_op = &shelf_dir_iops;
		inode->i_fop = &shelf_dir_fops;
		return;
	case SHELF_LINK:
		inode->i_mode = S_IFLNK | 0777;
		inode->i_op = &shelf_link_iops;
		return;
	}
	inode->i_mode = S_IFREG | node->mode;
	inode->i_fop = &generic_ro_fops;
	inode->i_mapping->a_ops = &shelf_pages;
}

static struct inode *shelf_iget(struct super_block *sb, u32 number)
{
	struct inode *inode = iget_locked(sb, number);
	int ret;

	if (!inode)
		return ERR_PTR(-ENOMEM);
	if (!(inode->i_state & I_NEW))
		return inode;
	ret = shelf_node_read(shelf_of(sb), number, shelf_node_of(inode));
	if (ret) {
		iget_failed(inode);
		return ERR_PTR(ret);
	}
	shelf_fill(inode, shelf_node_of(inode));
	unlock_new_inode(inode);
	return inode;
}

static int shelf_statfs(struct dentry *dentry, struct kstatfs *st)
{
	const struct super_block *sb = dentry->d_sb;
	const struct shelf *shelf = shelf_of(sb);

	st->f_type = SHELF_MAGIC;
	st->f_bsize = sb->s_blocksize;
	st->f_blocks = shelf->blocks;
	st->f_files = shelf->inodes;
	st->f_namelen = SHELF_NAME_MAX;
	return 0;
}

static const struct super_operations shelf_sops = {
	.alloc_inode = shelf_alloc_inode,
	.free_inode = shelf_free_inode,
	.evict_inode = shelf_evict_inode,
	.statfs = shelf_statfs,
};

static int shelf_fill_super(struct super_block *sb, struct fs_context *fc)
{
	struct shelf *shelf = kzalloc(sizeof(*shelf), GFP_KERNEL);
	struct inode *root;
	int ret;

	if (!shelf)
		return -ENOMEM;
	sb->s_fs_info = shelf;
	sb->s_op = &shelf_sops;
	sb->s_flags |= SB_RDONLY | SB_NOATIME;
	sb->s_magic = SHELF_MAGIC;
	sb->s_maxbytes = MAX_LFS_FILESIZE;
	ret = shelf_load(shelf, sb);
	if (ret)
		return ret;
	root = shelf_iget(sb, SHELF_ROOT);
	if (IS_ERR(root))
		return PTR_ERR(root);
	sb->s_root = d_make_root(root);
	return sb->s_root ? 0 : -ENOMEM;
}

static int shelf_get_tree(struct fs_context *fc)
{
	return get_tree_bdev(fc, shelf_fill_super);
}

static const struct fs_context_operations shelf_context = {
	.get_tree = shelf_get_tree,
};

static int shelf_init_fs_context(struct fs_context *fc)
{
	fc->ops = &shelf_context;
	return 0;
}

static void shelf_kill_sb(struct super_block *sb)
{
	struct shelf *shelf = shelf_of(sb);

	kill_block_super(sb);
	kfree(shelf);
}

static struct file_system_type shelf_type = {
	.owner = THIS_MODULE,
	.name = SHELF_NAME,
	.fs_flags = FS_REQUIRES_DEV,
	.init_fs_context = shelf_init_fs_context,
	.kill_sb = shelf_kill_sb,
};

static int __init shelf_init(void)
{
	int ret;

	shelf_vnodes = kmem_cache_create(SHELF_NAME, sizeof(struct shelf_vnode),
					 0, SLAB_RECLAIM_ACCOUNT | SLAB_ACCOUNT,
					 NULL);
	if (!shelf_vnodes)
		return -ENOMEM;
	ret = register_filesystem(&shelf_type);
	if (ret)
		kmem_cache_destroy(shelf_vnodes);
	return ret;
}

/* An inode is freed after a grace period; what is left then was lost, and told. */
static void __exit shelf_exit(void)
{
	unregister_filesystem(&shelf_type);
	rcu_barrier();
	kmem_cache_destroy(shelf_vnodes);
}

module_init(shelf_init);
module_exit(shelf_exit);
MODULE_LICENSE("Dual MIT/GPL");

#endif /* SHELF_VFS_H */
