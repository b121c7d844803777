// SPDX-License-Identifier: GPL-2.0-only OR MIT

/*
 * Stands in for the engine: what it finds, and how it fails, is decided by the names
 * of the functions in the file, so that the ways in are tested by themselves.
 */

#include <llvm-c/BitReader.h>
#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../../checker/engine/analyse.h"

/* The compiler splits an absolute name where it leaves the current directory. */
static void print_file(LLVMValueRef at)
{
	unsigned int n;
	const char *directory = LLVMGetDebugLocDirectory(at, &n);

	if (directory)
		printf("\"file\":\"%s/%s\"", directory,
		       LLVMGetDebugLocFilename(at, &n));
	else
		printf("\"file\":\"%s\"", LLVMGetDebugLocFilename(at, &n));
}

static void find(LLVMValueRef at, const char *function, const char *message)
{
	unsigned int line = LLVMGetDebugLocLine(at);

	printf("{\"check\":\"double-fetch\",");
	print_file(at);
	printf(",\"line\":%u,\"column\":1,\"function\":\"%s\",\"message\":\"%s\","
	       "\"advice\":\"none\",\"steps\":[{",
	       line, function, message);
	print_file(at);
	printf(",\"line\":%u,\"column\":1,\"text\":\"here\"}]}\n", line);
}

static void find_bypass(LLVMValueRef at)
{
	printf("{\"bypass\":\"planted\",");
	print_file(at);
	puts(",\"line\":1,\"column\":1,\"function\":\"f\"}");
}

/* get_user() and put_user() of the model headers */
static void find_calls(LLVMValueRef function, const char *name)
{
	LLVMBasicBlockRef block = LLVMGetFirstBasicBlock(function);

	for (; block; block = LLVMGetNextBasicBlock(block)) {
		LLVMValueRef i = LLVMGetFirstInstruction(block);

		for (; i; i = LLVMGetNextInstruction(i)) {
			size_t length;

			if (LLVMIsACallInst(i) &&
			    strstr(LLVMGetValueName2(LLVMGetCalledValue(i),
						     &length),
				   "untrusted_check_"))
				find(i, name,
				     LLVMGetValueName2(LLVMGetCalledValue(i),
						       &length));
		}
	}
}

static void act(LLVMValueRef function)
{
	size_t length;
	const char *name = LLVMGetValueName2(function, &length);

	if (!strcmp(name, "plant_find"))
		find(function, name, "planted");
	if (!strcmp(name, "plant_bypass"))
		find_bypass(function);
	if (!strcmp(name, "plant_crash"))
		raise(SIGSEGV);
	if (!strcmp(name, "plant_half"))
		exit(0);
	if (!strcmp(name, "plant_malformed"))
		puts("{\"check\":1}");
	if (!strcmp(name, "plant_wait"))
		pause();
	while (!strcmp(name, "plant_loop"))
		;
	while (!strcmp(name, "plant_memory"))
		if (!malloc(1 << 20))
			abort();
	find_calls(function, name);
}

static LLVMModuleRef load(const char *path)
{
	LLVMMemoryBufferRef buffer;
	LLVMModuleRef module;
	char *why;

	if (LLVMCreateMemoryBufferWithContentsOfFile(path, &buffer, &why) ||
	    LLVMParseBitcode2(buffer, &module)) {
		fprintf(stderr, "no bitcode\n");
		exit(1);
	}
	return module;
}

static void act_on(LLVMModuleRef module)
{
	LLVMValueRef function = LLVMGetFirstFunction(module);

	for (; function; function = LLVMGetNextFunction(function))
		if (LLVMCountBasicBlocks(function))
			act(function);
}

/* Says how it was called, too. */
int analyse_main(int argc, char **argv)
{
	for (int i = 3; i < argc && getenv("PLANT_LOG"); i++)
		fprintf(stderr, "%s\n", argv[i]);
	for (int i = 1; i + 1 < argc; i++)
		if (!strcmp(argv[i], "--analyse"))
			act_on(load(argv[i + 1]));
	puts("{\"done\":1,\"functions\":1}");
	return 0;
}
