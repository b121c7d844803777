/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_ANALYSE_H
#define UNTRUSTED_CHECK_ANALYSE_H

/**
 * analyse_main() - untrusted-check --analyse FILE.bc [--model FILE]... [--checks LIST]
 * @argc: of main()
 * @argv: of main()
 *
 * Writes the lines of finding.h to standard output.
 *
 * Return: exit status of the process
 */
int analyse_main(int argc, char **argv);

#endif /* UNTRUSTED_CHECK_ANALYSE_H */
