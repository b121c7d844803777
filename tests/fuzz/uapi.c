// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* The schemas of tests/uapi; their seeds are the first good messages there. */
#include "../uapi/uapi.h"
#include "../uapi/harness.h"
#include "targets.h"

UNTRUSTED_LIMITS(i2c_msg, I2C_MSG_ROWS, uapi);
UNTRUSTED_LIMITS(i2c_rdwr, I2C_RDWR_ROWS, none);
UNTRUSTED_LIMITS(spi_ioc_transfer, SPI_IOC_TRANSFER_ROWS, uapi);
UNTRUSTED_LIMITS(vfio_dma_map, VFIO_DMA_MAP_ROWS, uapi);
UNTRUSTED_LIMITS(fiemap, FIEMAP_ROWS, uapi);
UNTRUSTED_LIMITS(gpio_v2_line_request, GPIO_V2_LINE_REQUEST_ROWS, uapi);
UNTRUSTED_MESSAGE_LIMITS(kvm_irq_routing, KVM_IRQ_ROUTING_ROWS, uapi);
UNTRUSTED_LIMITS(loop_config, LOOP_CONFIG_ROWS, uapi);
UNTRUSTED_LIMITS(sg_io_v4, SG_IO_V4_ROWS, uapi);
UNTRUSTED_LIMITS(fsverity_enable, FSVERITY_ENABLE_ROWS, uapi);
UNTRUSTED_MESSAGE_LIMITS(fscrypt_add_key, FSCRYPT_ADD_KEY_ROWS, none);
UNTRUSTED_LIMITS(ff_effect, FF_EFFECT_ROWS, uapi);
UNTRUSTED_LIMITS(seccomp_addfd, SECCOMP_ADDFD_ROWS, none);
UNTRUSTED_LIMITS(dm_ioctl, DM_IOCTL_ROWS, uapi);
UNTRUSTED_LIMITS(clone_args, CLONE_ARGS_ROWS, none);
UNTRUSTED_LIMITS(open_how, OPEN_HOW_ROWS, none);

/* Parts of them, whose rows are not in the whole's. */
UNTRUSTED_LIMITS(loop_info, LOOP_INFO_ROWS, none);
UNTRUSTED_LIMITS(gpio_config, GPIO_CONFIG_ROWS, none);

#define WHOLE(X)                                                              \
	X(, i2c_msg, sizeof(struct i2c_msg))                                  \
	X(, i2c_rdwr, sizeof(struct i2c_rdwr_ioctl_data))                     \
	X(, spi_ioc_transfer, sizeof(struct spi_ioc_transfer))                \
	X(, vfio_dma_map, sizeof(struct vfio_iommu_type1_dma_map))            \
	X(, fiemap, sizeof(struct fiemap))                                    \
	X(, gpio_v2_line_request, sizeof(struct gpio_v2_line_request))        \
	X(_MESSAGE, kvm_irq_routing,                                          \
	  sizeof(struct kvm_irq_routing) +                                    \
		  4 * sizeof(struct kvm_irq_routing_entry))                   \
	X(, loop_config, sizeof(struct loop_config))                          \
	X(, sg_io_v4, sizeof(struct sg_io_v4))                                \
	X(, fsverity_enable, sizeof(struct fsverity_enable_arg))              \
	X(_MESSAGE, fscrypt_add_key, sizeof(struct fscrypt_add_key_arg) + 64) \
	X(, ff_effect, sizeof(struct ff_effect))                              \
	X(, seccomp_addfd, sizeof(struct seccomp_notif_addfd))                \
	X(, dm_ioctl, sizeof(struct dm_ioctl))                                \
	X(, clone_args, sizeof(struct clone_args))                            \
	X(, open_how, sizeof(struct open_how))

#define TARGET(kind, schema, n)                                           \
	static unsigned char seed_##schema[n];                            \
	UNTRUSTED_FUZZ##kind(schema, &uapi_base, seed_##schema, n, NULL); \
	extern const struct uapi_struct uapi_##schema;
WHOLE(TARGET)

static const struct loop_info64 seed_loop_info = {
	.lo_encrypt_key_size = 3,
	.lo_encrypt_key = { 1, 2, 3 },
};
UNTRUSTED_FUZZ(loop_info, NULL, &seed_loop_info, sizeof(seed_loop_info), NULL);
static const struct gpio_v2_line_config seed_gpio_config = {
	.flags = GPIO_V2_LINE_FLAG_INPUT,
};
UNTRUSTED_FUZZ(gpio_config, NULL, &seed_gpio_config, sizeof(seed_gpio_config),
	       NULL);

#define POINT(kind, schema, n) &schema##_fuzz,
const struct untrusted_fuzz *const fuzz_uapi[] = {
	WHOLE(POINT) & loop_info_fuzz,
	&gpio_config_fuzz,
	NULL,
};

/* Left all zero, which no target's rows accept, if there is no good one. */
static void take_seed(const struct uapi_struct *about,
		      const struct untrusted_fuzz *f, unsigned char *seed)
{
	static struct uapi_run run;
	unsigned char *const out = malloc(f->result);

	memset(&run, 0, sizeof(run));
	run.about = about;
	run.ctx = uapi_base;
	about->cases(&run);
	for (size_t i = 0; i < run.n_seeds; i++) {
		const struct uapi_seed *const from = &run.seeds[i];
		struct untrusted_error err = UNTRUSTED_NO_ERROR;

		if (from->n < f->seed_size ||
		    f->judge(from->bytes, f->seed_size, out, &err))
			continue;
		memcpy(seed, from->bytes, f->seed_size);
		break;
	}
	free(out);
}

__attribute__((constructor)) static void take_seeds(void)
{
#define TAKE(kind, schema, n) \
	take_seed(&uapi_##schema, &schema##_fuzz, seed_##schema);
	WHOLE(TAKE)
}
