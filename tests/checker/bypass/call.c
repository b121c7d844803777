// SPDX-License-Identifier: GPL-2.0-only OR MIT
/* Untrusted objects, given to what takes anything: an ellipsis, assembly, atomics. */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <untrusted/validate.h>

void note(int level, ...);

void bad_variadic(untrusted_u32 length)
{
	note(1, length);
}

int good_variadic(untrusted_u32 length)
{
	uint32_t plain;
	int ret = validate_max(u32, length, 64, &plain);

	if (!ret)
		note(1, plain);
	return ret;
}

void bad_printf(untrusted_u32 length)
{
	const char *format = "length %u\n";

	printf(format, length);
}

int good_printf(untrusted_u32 length)
{
	uint32_t plain;
	int ret = validate_max(u32, length, 64, &plain);

	if (!ret)
		printf("length %u\n", plain);
	return ret;
}

void bad_printf_string(const untrusted_char *name)
{
	printf("%s\n", (const char *)name);
}

int good_printf_string(const untrusted_char name[16])
{
	const char *plain;
	int ret = validate_string(name, 16, 1, printable, &plain);

	if (!ret)
		printf("%s\n", plain);
	return ret;
}

int bad_format(const untrusted_char *format)
{
	return printf((const char *)format);
}

int good_format(const untrusted_char text[16])
{
	const char *plain;
	int ret = validate_string(text, 16, 1, word, &plain);

	return ret ?: puts(plain);
}

static uint32_t sum(int n, ...)
{
	uint32_t total = 0;
	va_list list;

	va_start(list, n);
	while (n--)
		total += va_arg(list, uint32_t);
	va_end(list);
	return total;
}

uint32_t bad_va_arg(untrusted_u32 a, untrusted_u32 b)
{
	return sum(2, a, b);
}

uint32_t good_va_arg(untrusted_u32 a, untrusted_u32 b)
{
	return sum(2, validate_or(u32, a, 0, 9, 0),
		   validate_or(u32, b, 0, 9, 0));
}

void use_number(uint32_t number);

void bad_function_cast(untrusted_u32 length)
{
	((void (*)(untrusted_u32))use_number)(length);
}

void good_function_cast(untrusted_u32 length)
{
	use_number(validate_or(u32, length, 0, 64, 0));
}

void bad_function_pointer(untrusted_u32 length)
{
	void (*take)(untrusted_u32) = (void (*)(untrusted_u32))use_number;

	take(length);
}

void keep(untrusted_u32 length);

void good_function_pointer(untrusted_u32 length)
{
	void (*take)(untrusted_u32) = keep;

	take(length);
}

void old_style();

void bad_unprototyped(untrusted_u32 length)
{
	old_style(length);
}

void good_unprototyped(untrusted_u32 length)
{
	old_style(validate_or(u32, length, 0, 64, 0));
}

uint32_t bad_asm_register(untrusted_u32 length)
{
	uint32_t plain;

	__asm__("" : "=r"(plain) : "0"(*(uint32_t *)&length));
	return plain;
}

uint32_t good_asm_register(uint32_t length)
{
	uint32_t same;

	__asm__("" : "=r"(same) : "0"(length));
	return same;
}

uint32_t bad_asm_memory(untrusted_u32 length)
{
	uint32_t plain;

	__asm__("movl %1, %0" : "=r"(plain) : "m"(length));
	return plain;
}

uint32_t good_asm_memory(uint32_t length)
{
	uint32_t same;

	__asm__("movl %1, %0" : "=r"(same) : "m"(length));
	return same;
}

uint32_t bad_asm_address(const untrusted_u32 *length)
{
	uint32_t plain;

	__asm__("movl (%1), %0" : "=r"(plain) : "r"(length) : "memory");
	return plain;
}

const untrusted_u32 *good_asm_address(const untrusted_u32 *length)
{
	__asm__ volatile("" : : : "memory");
	return length;
}

uint32_t bad_asm_both(untrusted_u32 length)
{
	__asm__("incl %0" : "+m"(length));
	return *(uint32_t *)&length;
}

uint32_t good_asm_both(uint32_t length)
{
	__asm__("incl %0" : "+m"(length));
	return length;
}

uint32_t bad_atomic_load(const untrusted_u32 *length)
{
	return __atomic_load_n((const uint32_t *)length, __ATOMIC_ACQUIRE);
}

untrusted_u32 good_atomic_load(const untrusted_u32 *length)
{
	untrusted_u32 copy;

	__atomic_load(length, &copy, __ATOMIC_ACQUIRE);
	return copy;
}

uint32_t bad_atomic_add(untrusted_u32 *count)
{
	return __sync_fetch_and_add((uint32_t *)count, 1);
}

uint32_t good_atomic_add(uint32_t *count)
{
	return __sync_fetch_and_add(count, 1);
}

int bad_compare_exchange(untrusted_u32 *state, uint32_t old, uint32_t new)
{
	return __sync_bool_compare_and_swap((uint32_t *)state, old, new);
}

int good_compare_exchange(uint32_t *state, uint32_t old, uint32_t new)
{
	return __sync_bool_compare_and_swap(state, old, new);
}

uint32_t bad_popcount(const untrusted_u32 *flags)
{
	return __builtin_popcount(*(const uint32_t *)flags);
}

int good_popcount(const untrusted_u32 *flags, uint32_t *n)
{
	uint32_t plain;
	int ret = validate_flags(u32, *flags, 0xff, &plain);

	if (!ret)
		*n = __builtin_popcount(plain);
	return ret;
}

int bad_overflow_builtin(const untrusted_u32 *a, uint32_t *sum_out)
{
	return __builtin_add_overflow(*(const uint32_t *)a, 16u, sum_out);
}

int good_overflow_builtin(const untrusted_u32 *a, uint32_t *sum_out)
{
	uint32_t plain;
	int ret = validate_max(u32, *a, 64, &plain);

	return ret ?: __builtin_add_overflow(plain, 16u, sum_out);
}

void *bad_allocation(const untrusted_size *n)
{
	return __builtin_malloc(*(const size_t *)n);
}

void *good_allocation(const untrusted_size *n)
{
	return __builtin_malloc(validate_or(size, *n, 1, 4096, 1));
}

// check-output: bad_variadic: length is untrusted and is passed as a plain
//    argument. Write instead: validate it first (validate.h), or hand it on
//    unread.
