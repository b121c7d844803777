/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_CHECK_PROGRAM_H
#define UNTRUSTED_CHECK_PROGRAM_H

/**
 * program_path() - the file that execvp() would run
 * @name: as in argv[0]
 * Return: its real name, to be freed; NULL if there is none
 */
char *program_path(const char *name);

/* the file that this program was started from, to be freed */
char *program_self(void);

/**
 * data_directory() - where the model files and headers are
 *
 * Beside this program: ../share/untrusted-check where it is installed,
 * ../checker/model where it was built.
 *
 * Return: to be freed. If there is none, the program ends.
 */
char *data_directory(void);

#endif /* UNTRUSTED_CHECK_PROGRAM_H */
