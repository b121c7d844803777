// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_spi_ioc_transfer(struct oracle_verdict *v,
				  const validated_spi_ioc_transfer *o)
{
	PUT(v, SLICE_AT(o->tx_buf), SLICE_AT(o->rx_buf), o->len, o->speed_hz,
	    o->delay_usecs, o->bits_per_word, o->cs_change, o->tx_nbits,
	    o->rx_nbits, o->word_delay_usecs);
	if (user_slice_len(&o->tx_buf) != o->len ||
	    user_slice_len(&o->rx_buf) != o->len)
		v->n = 0;
}

static void cases(struct uapi_run *run)
{
	struct spi_ioc_transfer good = {
		.tx_buf = 0x1000,
		.rx_buf = 0x2000,
		.len = 8,
		.speed_hz = 500000,
		.delay_usecs = 3,
		.bits_per_word = 16,
		.cs_change = 1,
		.tx_nbits = 2,
		.rx_nbits = 4,
		.word_delay_usecs = 7,
	};

	GOOD(, 0x1000, 0x2000, 8, 500000, 3, 16, 1, 2, 4, 7);
	BOUND(m.len = 4096);
	BOUND(m.len = 0);
	BAD(m.len = 4097; m.bits_per_word = 8, len, max, EMSGSIZE);
	BOUND(m.speed_hz = 1000000);
	BAD(m.speed_hz = 1000001, speed_hz, max, EINVAL);
	BOUND(m.delay_usecs = 0xffff);
	BOUND(m.bits_per_word = 0);
	BOUND(m.bits_per_word = 32);
	BAD(m.bits_per_word = 33, bits_per_word, max, EINVAL);
	BOUND(m.cs_change = 0);
	BAD(m.cs_change = 2, cs_change, bool, EINVAL);
	BOUND(m.tx_nbits = 0);
	BOUND(m.tx_nbits = 1);
	BOUND(m.tx_nbits = 4);
	BAD(m.tx_nbits = 3, tx_nbits, one_of, EINVAL);
	BAD(m.tx_nbits = 5, tx_nbits, one_of, EINVAL);
	BOUND(m.rx_nbits = 0);
	BOUND(m.rx_nbits = 1);
	BOUND(m.rx_nbits = 2);
	BAD(m.rx_nbits = 3, rx_nbits, one_of, EINVAL);
	BAD(m.rx_nbits = 5, rx_nbits, one_of, EINVAL);
	BOUND(m.word_delay_usecs = 0xff);
	BAD(m.pad = 1, pad, zero, EINVAL);
	BAD(m.len = 7, len, condition, EINVAL);
	BOUND(m.len = 7; m.bits_per_word = 8);
	BAD(m.len = 7; m.bits_per_word = 9, len, condition, EINVAL);
	BOUND(m.len = 6);
	BAD(m.len = 6; m.bits_per_word = 17, len, condition, EINVAL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(spi_ioc_transfer, UAPI_FETCH(spi_ioc_transfer));
