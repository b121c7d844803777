/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_PROGRAM_H
#define UNTRUSTED_USER_PROGRAM_H

/**
 * DOC: user/program.h, what a program is started with
 *
 * Who starts a program chooses its arguments, how many there are, and every variable
 * of its environment. There may be no argument at all, not even the program's name::
 *
 *	for (i = 1; i < argc; i++)
 *		...
 *	path = argv[i];			// !! BUG: with argc == 0 this is argv[1],
 *					// which is the first variable of the
 *					// environment
 *
 *	ret = argument_bytes(argc, argv, 1, &path);	// the fix: -ENOENT
 *
 * What comes is untrusted_bytes, without the terminator: user/text.h says what it
 * is. Nothing is copied; a variable is valid until the program sets one itself.
 *
 * It does not promise that two programs see the same variable, if one was set twice.
 */

#include <errno.h>
#include <stdlib.h>
#include <untrusted/user/text.h>

/**
 * argument_bytes() - an argument of the command line
 * @argc: as main() got it
 * @argv: as main() got it
 * @i: which, from 0, a plain value
 * @out: receives the argument; untouched on failure
 *
 * Return: 0, or -ENOENT if there are not so many.
 */
ut_inline ut_must_check int argument_bytes(int argc, char *const argv[], int i,
					   untrusted_bytes *out)
{
	if (i < 0 || i >= argc || !argv[i])
		return -ENOENT;
	*out = text_mark(argv[i]);
	return 0;
}

/**
 * environment_bytes() - a variable of the environment
 * @name: its name
 * @out: receives its value, which may be empty; untouched on failure
 *
 * Return: 0, or -ENOENT if there is none of that name.
 */
ut_inline ut_must_check int environment_bytes(const char *name,
					      untrusted_bytes *out)
{
	const char *const value = getenv(name);

	if (!value)
		return -ENOENT;
	*out = text_mark(value);
	return 0;
}

#endif /* UNTRUSTED_USER_PROGRAM_H */
