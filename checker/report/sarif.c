// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * SARIF 2.1.0, for code hosts, editors and whoever merges the reports of several
 * tools. A use of untrusted_bypass() is a result too, but no failure.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../memory.h"
#include "checks.h"
#include "json.h"
#include "report.h"
#include "run.h"
#include "source.h"

#define SCHEMA                                                        \
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/" \
	"schemas/sarif-schema-2.1.0.json"

struct sarif {
	struct sources sources;
	bool baseline;
};

static bool is_plain(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || strchr("-._~/", c);
}

static json_t *uri(const char *scheme, const char *path, const char *end)
{
	char *text = text_copy(scheme), *more;
	json_t *json;

	for (; *path; path++) {
		unsigned char c = *path;

		more = text_print(is_plain(c) ? "%s%c" : "%s%%%02X", text, c);
		free(text);
		text = more;
	}
	json = json_sprintf("%s%s", text, end);
	free(text);
	return json;
}

static json_t *artifact(const char *file)
{
	if (*file == '/')
		return json_pack("{s:o}", "uri", uri("file://", file, ""));
	return json_pack("{s:o, s:s}", "uri", uri("", file, ""), "uriBaseId",
			 "ROOT");
}

static json_t *place(struct sarif *s, const char *file, unsigned int line,
		     unsigned int column)
{
	const struct source *source = source_get(&s->sources, file);
	json_t *region = json_pack("{s:I}", "startLine", (json_int_t)line);

	if (column)
		json_object_set_new(
			region, "startColumn",
			json_integer(source_character(source, line, column)));
	return json_pack("{s:o, s:o}", "artifactLocation", artifact(file),
			 "region", region);
}

static json_t *location(struct sarif *s, const char *file, unsigned int line,
			unsigned int column, const char *function)
{
	json_t *json = json_pack("{s:o}", "physicalLocation",
				 place(s, file, line, column));

	if (*function)
		json_object_set_new(
			json, "logicalLocations",
			json_pack("[{s:o, s:s}]", "fullyQualifiedName",
				  json_text(function), "kind", "function"));
	return json;
}

static json_t *flow(struct sarif *s, const struct finding *f)
{
	json_t *steps = json_array();

	for (size_t i = 0; i < f->nr_steps; i++) {
		const struct step *step = &f->steps[i];

		json_array_append_new(steps,
				      json_pack("{s:{s:o, s:{s:o}}}",
						"location", "physicalLocation",
						place(s, step->file, step->line,
						      step->column),
						"message", "text",
						json_text(step->text)));
	}
	return json_pack("[{s:[{s:o}]}]", "threadFlows", "locations", steps);
}

static json_int_t rule_index(const char *check)
{
	return check_find(check) - check_pages;
}

static json_t *message(const struct finding *f)
{
	char *text = *f->advice ? text_print("%s. Write instead: %s.",
					     f->message, f->advice) :
				  text_print("%s.", f->message);
	json_t *json = json_text(text);

	free(text);
	return json;
}

static json_t *result(struct sarif *s, const struct finding *f)
{
	json_t *json = json_pack(
		"{s:s, s:I, s:s, s:{s:o}, s:[o], s:{s:s}, s:o}", "ruleId",
		f->check, "ruleIndex", rule_index(f->check), "level", "warning",
		"message", "text", message(f), "locations",
		location(s, f->file, f->line, f->column, f->function),
		"partialFingerprints", "untrustedCheck/v1", f->id, "codeFlows",
		flow(s, f));
	json_t *suppressions = json_array();

	if (f->suppressed)
		json_array_append_new(suppressions,
				      json_pack("{s:s, s:s, s:o}", "kind",
						"inSource", "status",
						"accepted", "justification",
						json_text(f->suppressed)));
	json_object_set_new(json, "suppressions", suppressions);
	if (s->baseline)
		json_object_set_new(json, "baselineState",
				    json_string(f->known ? "unchanged" :
							   "new"));
	return json;
}

static json_t *bypass(struct sarif *s, const struct bypass *b)
{
	char *text = text_print("%s() bypasses validation: %s.", b->function,
				b->reason);
	json_t *json = json_pack("{s:s, s:I, s:s, s:s, s:{s:o}, s:[o]}",
				 "ruleId", "bypass-count", "ruleIndex",
				 rule_index("bypass-count"), "kind",
				 "informational", "level", "none", "message",
				 "text", json_text(text), "locations",
				 location(s, b->file, b->line, 0, b->function));

	free(text);
	return json;
}

static json_t *results(struct sarif *s, const struct run *run)
{
	json_t *all = json_array();

	for (size_t i = 0; i < run->nr_findings; i++)
		json_array_append_new(all, result(s, &run->findings[i]));
	for (size_t i = 0; i < run->nr_bypasses; i++)
		json_array_append_new(all, bypass(s, &run->bypasses[i]));
	return all;
}

static json_t *rules(void)
{
	json_t *all = json_array();

	for (size_t i = 0; i < nr_check_pages; i++) {
		const struct check_page *c = &check_pages[i];

		json_array_append_new(
			all,
			json_pack("{s:s, s:{s:o}, s:{s:o, s:o}, s:{s:s}}", "id",
				  c->name, "shortDescription", "text",
				  json_sprintf("%s.", c->what), "help", "text",
				  json_text(c->page), "markdown",
				  json_text(c->page), "defaultConfiguration",
				  "level", "warning"));
	}
	return all;
}

static json_t *notification(const struct failure *f)
{
	return json_pack("{s:s, s:{s:o}, s:[{s:{s:o}}]}", "level", "error",
			 "message", "text", json_text(f->why), "locations",
			 "physicalLocation", "artifactLocation",
			 artifact(f->file));
}

static json_t *invocation(const struct run *run)
{
	json_t *all = json_array();

	for (size_t i = 0; i < run->nr_failures; i++)
		json_array_append_new(all, notification(&run->failures[i]));
	return json_pack("{s:b, s:o}", "executionSuccessful",
			 !run_failures(run), "toolExecutionNotifications", all);
}

static json_t *sarif(struct sarif *s, const struct run *run)
{
	return json_pack(
		"{s:s, s:s, s:[{s:{s:{s:s, s:o}}, s:s, s:{s:{s:o}}, s:[o], s:o}]}",
		"$schema", SCHEMA, "version", "2.1.0", "runs", "tool", "driver",
		"name", "untrusted-check", "rules", rules(), "columnKind",
		"unicodeCodePoints", "originalUriBaseIds", "ROOT", "uri",
		uri("file://", run->root, "/"), "invocations", invocation(run),
		"results", results(s, run));
}

int report_sarif(const struct run *run, FILE *out)
{
	struct sarif s = { .baseline = run_counts(run).known,
			   .sources.root = run->root };
	json_t *json = sarif(&s, run);
	int ret = json_dumpf(json, out, JSON_INDENT(1)) ? -EIO : 0;

	fputc('\n', out);
	json_decref(json);
	sources_free(&s.sources);
	return fflush(out) || ferror(out) ? -EIO : ret;
}
