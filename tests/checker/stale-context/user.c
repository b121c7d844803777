// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Checked against what a lock keeps still, used without the lock. */
#include <pthread.h>
#include <stdint.h>
#include <untrusted/validate.h>

struct table {
	pthread_mutex_t lock;
	uint32_t length;
	int *entries;
};

int bad_unlocked(struct table *t, untrusted_u32 asked)
{
	uint32_t i;
	int ret;

	pthread_mutex_lock(&t->lock);
	ret = validate_index(u32, asked, t->length, &i);
	pthread_mutex_unlock(&t->lock);
	return ret ?: t->entries[i];
}

int good_unlocked(struct table *t, untrusted_u32 asked)
{
	uint32_t i;
	int ret;

	pthread_mutex_lock(&t->lock);
	ret = validate_index(u32, asked, t->length, &i);
	if (!ret)
		ret = t->entries[i];
	pthread_mutex_unlock(&t->lock);
	return ret;
}

int bad_locked_again(struct table *t, untrusted_u32 asked)
{
	uint32_t i;
	int ret;

	pthread_mutex_lock(&t->lock);
	ret = validate_index(u32, asked, t->length, &i);
	pthread_mutex_unlock(&t->lock);
	if (ret)
		return ret;
	pthread_mutex_lock(&t->lock);
	ret = t->entries[i];
	pthread_mutex_unlock(&t->lock);
	return ret;
}

/* Asked anew, under the lock that it is used under. */
int good_locked_again(struct table *t, untrusted_u32 asked)
{
	uint32_t i;
	int ret;

	pthread_mutex_lock(&t->lock);
	ret = validate_index(u32, asked, t->length, &i);
	pthread_mutex_unlock(&t->lock);
	if (ret)
		return ret;
	pthread_mutex_lock(&t->lock);
	ret = validate_index(u32, asked, t->length, &i);
	if (!ret)
		ret = t->entries[i];
	pthread_mutex_unlock(&t->lock);
	return ret;
}

/* The limit is a constant, and no lock changes it. */
static int fixed[16];

int good_constant(struct table *t, untrusted_u32 asked)
{
	uint32_t i;
	int ret;

	pthread_mutex_lock(&t->lock);
	ret = validate_index(u32, asked, 16, &i);
	pthread_mutex_unlock(&t->lock);
	return ret ?: fixed[i];
}
