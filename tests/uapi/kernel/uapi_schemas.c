// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * The declarations that user space tests, in the kernel: nothing runs, every
 * function of every schema is compiled.
 */
#include <linux/module.h>
#include <linux/string.h>
#include <uapi/linux/gpio.h>
#include <untrusted/kernel/schema.h>

#include "../schemas.h"

/* What an entry of the kernel's own does: fetch, validate. */
#define FETCH(schema)                                                         \
	int uapi_##schema(user_ptr_##schema *ptr, const struct uapi_ctx *ctx, \
			  validated_##schema *out,                            \
			  struct untrusted_error *err);                       \
	int uapi_##schema(user_ptr_##schema *ptr, const struct uapi_ctx *ctx, \
			  validated_##schema *out,                            \
			  struct untrusted_error *err)                        \
	{                                                                     \
		return schema##_fetch(ptr, ctx, out, err);                    \
	}

FETCH(i2c_rdwr)
FETCH(i2c_msg)
FETCH(spi_ioc_transfer)
FETCH(vfio_dma_map)
FETCH(fiemap)
FETCH(gpio_v2_line_request)
FETCH(loop_config)
FETCH(sg_io_v4)
FETCH(fsverity_enable)
FETCH(ff_effect)
FETCH(dm_ioctl)

/* These two are parsed from a vec, the others in their callers' sizes. */
#define PARSE(schema)                                                        \
	int uapi_##schema(untrusted_bytes bytes, const struct uapi_ctx *ctx, \
			  validated_##schema *out,                           \
			  struct untrusted_error *err);                      \
	int uapi_##schema(untrusted_bytes bytes, const struct uapi_ctx *ctx, \
			  validated_##schema *out,                           \
			  struct untrusted_error *err)                       \
	{                                                                    \
		return schema##_validate(bytes, ctx, out, err);              \
	}

PARSE(kvm_irq_routing)
PARSE(fscrypt_add_key)

#define FETCH_GROWING(schema, least)                                       \
	int uapi_##schema(user_ptr_##schema *ptr, size_t n,                \
			  validated_##schema *out,                         \
			  struct untrusted_error *err);                    \
	int uapi_##schema(user_ptr_##schema *ptr, size_t n,                \
			  validated_##schema *out,                         \
			  struct untrusted_error *err)                     \
	{                                                                  \
		untrusted_##schema copy;                                   \
		const int ret = user_fetch_extensible(err, schema, ptr, n, \
						      least, &copy);       \
		if (ret)                                                   \
			return ret;                                        \
		return schema##_validate_known(&copy, n, NULL, out, err);  \
	}

FETCH_GROWING(seccomp_addfd, sizeof(struct seccomp_notif_addfd))
FETCH_GROWING(clone_args, CLONE_ARGS_SIZE_VER0)
FETCH_GROWING(open_how, sizeof(struct open_how))

/* The outputs that the schemas name. */
int uapi_put(struct untrusted_error *err, user_ptr_fiemap *fiemap,
	     user_ptr_gpio_v2_line_request *gpio, user_ptr_sg_io_v4 *sg,
	     user_ptr_ff_effect *ff, user_ptr_dm_ioctl *dm);
int uapi_put(struct untrusted_error *err, user_ptr_fiemap *fiemap,
	     user_ptr_gpio_v2_line_request *gpio, user_ptr_sg_io_v4 *sg,
	     user_ptr_ff_effect *ff, user_ptr_dm_ioctl *dm)
{
	return user_put_output(err, fiemap, fiemap, fm_flags, 0) ?:
		       user_put_output(err, fiemap, fiemap, fm_mapped_extents, 1) ?:
		       user_put_output(err, gpio_v2_line_request, gpio, fd, 3) ?:
		       user_put_output(err, sg_io_v4, sg, driver_status, 0) ?:
		       user_put_output(err, sg_io_v4, sg, din_resid, 0)	    ?:
		       user_put_output(err, sg_io_v4, sg, generated_tag, 0) ?:
		       user_put_output(err, ff_effect, ff, id, 1)	    ?:
		       user_put_output(err, dm_ioctl, dm, open_count, 1)    ?:
		       user_put_output(err, dm_ioctl, dm, flags, 0);
}

MODULE_DESCRIPTION("Schemas of uapi structs, compiled");
MODULE_LICENSE("Dual MIT/GPL");
