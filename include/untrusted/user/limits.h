/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef UNTRUSTED_USER_LIMITS_H
#define UNTRUSTED_USER_LIMITS_H

/**
 * DOC: user/limits.h, the rows of a schema as JSON
 *
 * A document, or a program in another language, says what a driver accepts, and
 * nobody tells it when that changes::
 *
 *	ports: 1 to 1023			# !! BUG: since spring, to 65535
 *
 * The schema is asked when the document is made::
 *
 *	UNTRUSTED_LIMITS(foo, FOO_ARGS, foo_dev);	// the fix
 *	n = foo_limits(NULL, dev, rows, ROOM);
 *	untrusted_limits_json(stdout, "foo", rows, n);
 *
 * One object: "schema", its name, and "rows", one object a row with the members of
 * struct untrusted_limit. Values of a signed field are signed; the rule is its
 * word; "characters" are those a string is made of.
 *
 * Numbers have up to 64 bits: a reader that takes them for doubles rounds them.
 */

#include <stdio.h>
#include <untrusted/limits.h>

/* A byte that is no ASCII is part of a name in UTF-8, and stays. */
ut_outline void ut_json_text(FILE *to, const char *text)
{
	putc('"', to);
	for (; *text; text++) {
		const unsigned char c = (unsigned char)*text;

		if (c < 0x20 || c == 0x7f)
			fprintf(to, "\\u%04x", c);
		else if (c == '"' || c == '\\')
			fprintf(to, "\\%c", c);
		else
			putc(c, to);
	}
	putc('"', to);
}

ut_inline void ut_json_number(FILE *to, const struct untrusted_limit *row,
			      ut_u64 v)
{
	if (row->is_signed)
		fprintf(to, "%lld", (long long)v);
	else
		fprintf(to, "%llu", (unsigned long long)v);
}

ut_outline const char *ut_json_rule(enum untrusted_rule rule)
{
	static const char *const words[UNTRUSTED_RULES] = {
		[UNTRUSTED_RULE_none] = "none",
		[UNTRUSTED_RULE_range] = "range",
		[UNTRUSTED_RULE_min] = "min",
		[UNTRUSTED_RULE_max] = "max",
		[UNTRUSTED_RULE_flags] = "flags",
		[UNTRUSTED_RULE_zero] = "zero",
		[UNTRUSTED_RULE_equal] = "equal",
		[UNTRUSTED_RULE_one_of] = "one_of",
		[UNTRUSTED_RULE_bool] = "bool",
		[UNTRUSTED_RULE_enum] = "enum",
		[UNTRUSTED_RULE_index] = "index",
		[UNTRUSTED_RULE_size] = "size",
		[UNTRUSTED_RULE_sub] = "sub",
		[UNTRUSTED_RULE_string] = "string",
		[UNTRUSTED_RULE_each] = "each",
		[UNTRUSTED_RULE_custom] = "custom",
		[UNTRUSTED_RULE_fetch] = "fetch",
		[UNTRUSTED_RULE_tail] = "tail",
		[UNTRUSTED_RULE_put] = "put",
		[UNTRUSTED_RULE_aligned] = "aligned",
		[UNTRUSTED_RULE_power_of_two] = "power_of_two",
		[UNTRUSTED_RULE_condition] = "condition",
		[UNTRUSTED_RULE_count] = "count",
		[UNTRUSTED_RULE_part] = "part",
		[UNTRUSTED_RULE_item] = "item",
	};

	return words[rule];
}

ut_outline void ut_json_characters(FILE *to, const struct untrusted_limit *row)
{
	fputs(",\"characters\":\"", to);
	for (unsigned int c = 1; c < 256; c++) {
		if (row->values[c / 64] >> c % 64 & 1)
			fprintf(to, "\\u%04x", c);
	}
	putc('"', to);
}

ut_outline void ut_json_one_of(FILE *to, const struct untrusted_limit *row)
{
	fputs(",\"one_of\":[", to);
	for (ut_u32 i = 0; i < row->among; i++) {
		if (i)
			putc(',', to);
		ut_json_number(to, row, row->values[i]);
	}
	putc(']', to);
}

ut_inline void ut_json_bool(FILE *to, const char *name, bool value)
{
	fprintf(to, ",\"%s\":%s", name, value ? "true" : "false");
}

ut_outline void ut_json_row(FILE *to, const struct untrusted_limit *row)
{
	fputs("{\"field\":", to);
	ut_json_text(to, row->field);
	fputs(",\"means\":", to);
	ut_json_text(to, row->means);
	fprintf(to,
		",\"offset\":%u,\"width\":%u,\"each\":%u,\"elements\":%u,"
		"\"shift\":%u,\"bits\":%u,\"rule\":\"%s\",\"error\":%d,"
		"\"since\":%u,\"step\":%llu,\"lo\":",
		row->offset, row->width, row->each, row->elements, row->shift,
		row->bits, ut_json_rule(row->rule), row->error, row->since,
		(unsigned long long)row->step);
	ut_json_number(to, row, row->lo);
	fputs(",\"hi\":", to);
	ut_json_number(to, row, row->hi);
	if (row->rule == UNTRUSTED_RULE_string)
		ut_json_characters(to, row);
	else if (row->among)
		ut_json_one_of(to, row);
	ut_json_bool(to, "set", row->set);
	ut_json_bool(to, "in_force", row->in_force);
	ut_json_bool(to, "fixed", row->fixed);
	ut_json_bool(to, "is_signed", row->is_signed);
	ut_json_bool(to, "big_endian", row->big_endian);
	ut_json_bool(to, "output", row->output);
	putc('}', to);
}

/**
 * untrusted_limits_json() - write the rows of a schema
 * @to: where to; what it refuses, ferror() says
 * @schema: name that is written
 * @rows: as <schema>_limits() gave them
 * @n: how many
 */
ut_outline void untrusted_limits_json(FILE *to, const char *schema,
				      const struct untrusted_limit *rows,
				      size_t n)
{
	fputs("{\"schema\":", to);
	ut_json_text(to, schema);
	fputs(",\"rows\":[", to);
	for (size_t i = 0; i < n; i++) {
		fputs(i ? ",\n" : "\n", to);
		ut_json_row(to, &rows[i]);
	}
	fputs("\n]}\n", to);
}

#endif /* UNTRUSTED_USER_LIMITS_H */
