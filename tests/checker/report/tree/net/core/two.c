// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* </script><script>window.hacked = 1</script> <!-- <img src=x onerror="window.hacked = 2"> --> */
static const char *text = "</textarea>\"><svg onload=window.hacked=3> /* untrusted-check: allow wrap: a string */";
/* Zürich 東京 */ static int two(int slot) { return table[slot]; }

int three(int slot) /* untrusted-check: allow unchecked-index */
{
	return table[slot]; /* untrusted-check: allow nonsense: there is no such check */
}
/* untrusted-check: permit leak: another word */
/* untrusted-check: allow unmasked-index: nothing is found here any more */
