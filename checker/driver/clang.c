// SPDX-License-Identifier: GPL-2.0-only OR MIT

#define _GNU_SOURCE
#include "clang.h"

#include <stdlib.h>
#include <string.h>

#include "../memory.h"

static bool is_kernel(const struct job *job)
{
	return words_have(&job->flags, "-D__KERNEL__");
}

/*
 * The model of <asm/uaccess.h> has to be found before the kernel's, the one of
 * __user read after <linux/compiler_types.h>, which kbuild includes by a flag.
 * What compilers and libc put in against attacks is taken out again: zeroed locals
 * would hide a leak, and __read_chk() that it is read().
 */
struct words clang_command(const char *clang, const struct job *job,
			   const char *data)
{
	static const char *const last[] = {
		"-c",
		"-emit-llvm",
		"-g",
		"-O2",
		"-Xclang",
		"-disable-llvm-passes",
		"-fno-sanitize=all",
		"-fstrict-aliasing",
		"-U_FORTIFY_SOURCE",
		"-ftrivial-auto-var-init=uninitialized",
		"-Wno-everything",
		"-D__UNTRUSTED_CHECK__",
		"-ferror-limit=1",
		"-fno-crash-diagnostics",
	};
	char *shadow = text_print("-I%s/include", data);
	char *user = text_print("%s/include/untrusted_check_user.h", data);
	struct words words = {};

	words_add(&words, clang);
	if (is_kernel(job))
		words_add(&words, shadow);
	words_add_all(&words, &job->flags);
	for (size_t i = 0; i < sizeof(last) / sizeof(last[0]); i++)
		words_add(&words, last[i]);
	if (is_kernel(job)) {
		words_add(&words, "-include");
		words_add(&words, user);
	}
	words_add(&words, job->file);
	free(shadow);
	free(user);
	return words;
}

static bool may_be_dropped(const char *flag)
{
	static const char *const starts[] = { "-f", "-m", "--param" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts_with(flag, starts[i]))
			return true;
	return false;
}

/* Copies what stands in quotes after @from; NULL if nothing does. */
static char *quoted(const char *from, const char **end)
{
	const char *open = strchr(from, '\'');
	const char *close = open ? strchr(open + 1, '\'') : NULL;

	if (!close)
		return NULL;
	*end = close + 1;
	return text_print("%.*s", (int)(close - open - 1), open + 1);
}

/* unsupported argument 'thunk' to option '-mindirect-branch=' */
static char *with_argument(const char *from)
{
	const char *end;
	char *argument = quoted(from, &end), *option, *flag;

	if (!argument)
		return NULL;
	option = quoted(end, &end);
	flag = option ? text_print("%s%s", option, argument) : NULL;
	free(argument);
	free(option);
	return flag;
}

static char *refused_in(const char *line)
{
	static const char *const whole[] = { "error: unknown argument",
					     "error: unsupported option" };
	static const char part[] = "error: unsupported argument";
	const char *end;

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++) {
		const char *at = strstr(line, whole[i]);

		if (at)
			return quoted(at, &end);
	}
	line = strstr(line, part);
	return line ? with_argument(line + strlen(part)) : NULL;
}

size_t clang_refused(const char *said, struct words *refused)
{
	char *copy = text_copy(said), *state, *line;
	size_t before = refused->nr;

	for (line = strtok_r(copy, "\n", &state); line;
	     line = strtok_r(NULL, "\n", &state)) {
		char *flag = refused_in(line);

		if (flag && may_be_dropped(flag) && !words_have(refused, flag))
			words_add(refused, flag);
		free(flag);
	}
	free(copy);
	return refused->nr - before;
}

/* A refused "--param" would leave its argument, so both go. */
struct words clang_without(const struct words *command,
			   const struct words *refused)
{
	struct words kept = {};

	for (size_t i = 0; i < command->nr; i++) {
		if (!words_have(refused, command->word[i]))
			words_add(&kept, command->word[i]);
		else if (!strcmp(command->word[i], "--param"))
			i++;
	}
	return kept;
}

char *first_error(const char *said)
{
	const char *error = strstr(said, "error: ");
	const char *start = error ? error : said;

	while (start > said && start[-1] != '\n')
		start--;
	return text_print("%.*s", (int)strcspn(start, "\n"), start);
}
