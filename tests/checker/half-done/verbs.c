// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library: a verb that refuses late, and a schema that refuses first. */
#include <linux/errno.h>
#include <untrusted/kernel/ioctl.h>
#include <untrusted/kernel/schema.h>

struct config {
	u32 mode;
	u32 quota;
};

#define CONFIG_ROWS(FIELD, ...)  \
	FIELD(u32, mode, MAX(2)) \
	FIELD(u32, quota, RANGE(1, 4096))
USER_SCHEMA(config, struct config, CONFIG_ROWS, none);

static struct config current_config;

int bad_verbs(user_ptr_config *user)
{
	untrusted_config config;
	u32 mode, quota;

	if (user_fetch(config, user, &config))
		return -EFAULT;
	if (validate_field(NULL, config, &config, mode, max, u32, 2, &mode))
		return -EINVAL;
	current_config.mode = mode;
	if (validate_field(NULL, config, &config, quota, range, u32, 1, 4096,
			   &quota))
		return -EINVAL;
	current_config.quota = quota;
	return 0;
}

int good_verbs(user_ptr_config *user)
{
	untrusted_config config;
	u32 mode, quota;

	if (user_fetch(config, user, &config))
		return -EFAULT;
	if (validate_field(NULL, config, &config, mode, max, u32, 2, &mode) ||
	    validate_field(NULL, config, &config, quota, range, u32, 1, 4096,
			   &quota))
		return -EINVAL;
	current_config.mode = mode;
	current_config.quota = quota;
	return 0;
}

int good_schema(user_ptr_config *user, struct untrusted_error *err)
{
	untrusted_config asked;
	validated_config config;
	int ret = user_fetch(config, user, &asked);

	if (!ret)
		ret = config_validate(&asked, NULL, &config, err);
	if (ret)
		return ret;
	current_config.mode = config.mode;
	current_config.quota = config.quota;
	return 0;
}
