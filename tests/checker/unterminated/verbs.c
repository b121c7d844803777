// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* With the library, in a module: text that was fetched, and text that was judged. */
#include <linux/errno.h>
#include <linux/string.h>
#include <untrusted/kernel/ioctl.h>

struct box {
	char name[32];
	u64 text;
};
USER_STRUCT(box, struct box, name, text);

bool known(const char *name);

int good_member(user_ptr_box *user)
{
	untrusted_box box;
	const char *name;

	if (user_fetch(box, user, &box))
		return -EFAULT;
	if (validate_field_array(NULL, box, &box, name, string, char, 1, word,
				 &name))
		return -EINVAL;
	return strcmp(name, "root") ? 0 : -EPERM;
}

size_t good_fetched(struct user_slice *slice)
{
	untrusted_char text[80];
	const char *plain;

	if (user_fetch_string(slice, text, sizeof(text)) ||
	    validate_string(text, sizeof(text), 1, printable, &plain))
		return 0;
	return strlen(plain);
}

size_t bad_bypassed(user_ptr_box *user)
{
	untrusted_box box;
	struct box plain;

	if (user_fetch(box, user, &box))
		return 0;
	plain = untrusted_bypass(box, box, "only its name is looked at");
	return strlen(plain.name);
}
