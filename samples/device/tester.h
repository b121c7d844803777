/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef EDU_TESTER_H
#define EDU_TESTER_H

/**
 * DOC: how the tester tells the card to lie
 *
 * Words in the card's PCI configuration space, which no driver looks at. The
 * tester in the guest writes what to lie about, then TESTER_MODE, which starts
 * the counts anew. A read of any register counts, from 0; so does each transfer
 * out of the card.
 */

#define TESTER_AT 0x80 /* which read, or which transfer */
#define TESTER_WORD 0x84 /* byte of the transfer, a multiple of 4 */
#define TESTER_LOW 0x88 /* the value, low and high half */
#define TESTER_HIGH 0x8c
#define TESTER_MODE 0x90
#define TESTER_HONEST 0
#define TESTER_ONCE 1 /* that read gets the value */
#define TESTER_STUCK 2 /* and so do all later ones of its register */
#define TESTER_GONE 3 /* from that read on the card is gone */
#define TESTER_RECORD 4 /* a word of that transfer, and of all later ones */
#define TESTER_LATE 5 /* a word of that transfer, once it is acknowledged */
#define TESTER_TRACE 0x94 /* write: which read; read: its register */

/* What the card saw since then; to be read. */
#define TESTER_READS 0xa0
#define TESTER_TRANSFERS 0xa4 /* out of the card */
#define TESTER_LIES 0xa8
#define TESTER_STRAYS \
	0xac /* transfers outside the card's or the guest's memory */

/*
 * A driver that reads this often will not stop by itself: the card becomes honest,
 * so that there is somebody left to tell of it.
 */
#define TESTER_PATIENCE 20000

#endif /* EDU_TESTER_H */
