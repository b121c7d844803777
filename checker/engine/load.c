// SPDX-License-Identifier: GPL-2.0-only OR MIT
/*
 * From LLVM's module to ours. The only file that includes LLVM: the layouts of
 * debug nodes below are those of version 19, where the C interface has no getters.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <llvm-c/Analysis.h>
#include <llvm-c/BitReader.h>
#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/Linker.h>
#include <llvm-c/Target.h>
#include <uthash.h>

#include "ir.h"
#include "../memory.h"
#include "model.h"

struct entry {
	const void *key;
	void *value;
	UT_hash_handle hh;
};

static LLVMContextRef context;
static LLVMTargetDataRef layout;
static unsigned int kind_tbaa, kind_tbaa_struct;
static struct entry *types; /* by debug node */
static struct entry *globals; /* by value */
static struct entry *functions; /* by value */
static struct entry *files; /* by debug node */

static void *find(struct entry *table, const void *key)
{
	struct entry *e;

	HASH_FIND_PTR(table, &key, e);
	return e ? e->value : NULL;
}

static void enter(struct entry **table, const void *key, void *value)
{
	struct entry *e = memory(1, sizeof(*e));

	e->key = key;
	e->value = value;
	HASH_ADD_PTR(*table, key, e);
}

static void forget(struct entry **table)
{
	struct entry *e, *next;

	HASH_ITER(hh, *table, e, next)
	{
		HASH_DEL(*table, e);
		free(e);
	}
}

/* The operands of a debug node; the caller frees them. */
static LLVMMetadataRef *node_operands(LLVMMetadataRef node, unsigned int *n)
{
	LLVMValueRef value = LLVMMetadataAsValue(context, node);
	LLVMMetadataRef *nodes;
	LLVMValueRef *values;
	unsigned int i;

	*n = LLVMGetMDNodeNumOperands(value);
	values = memory(*n, sizeof(*values));
	nodes = memory(*n, sizeof(*nodes));
	LLVMGetMDNodeOperands(value, values);
	for (i = 0; i < *n; i++)
		nodes[i] = values[i] ? LLVMValueAsMetadata(values[i]) : NULL;
	free(values);
	return nodes;
}

static LLVMMetadataRef node_operand(LLVMMetadataRef node, unsigned int i)
{
	unsigned int n;
	LLVMMetadataRef *nodes = node_operands(node, &n), found;

	found = i < n ? nodes[i] : NULL;
	free(nodes);
	return found;
}

static const char *node_string(LLVMMetadataRef node)
{
	unsigned int length;
	const char *s;

	if (!node || LLVMGetMetadataKind(node) != LLVMMDStringMetadataKind)
		return "";
	s = LLVMGetMDString(LLVMMetadataAsValue(context, node), &length);
	return s ? strndup(s, length) : "";
}

static const char *type_name(LLVMMetadataRef node)
{
	size_t length;
	const char *s = LLVMDITypeGetName(node, &length);

	return s && length ? strndup(s, length) : "";
}

static bool starts(const char *s, const char *prefix)
{
	return !strncmp(s, prefix, strlen(prefix));
}

static struct type *type_of(LLVMMetadataRef node);

/* elements of a DICompositeType: an operand number of LLVM 19's layout */
enum {
	NODE_SCOPE = 1,
	NODE_NAME = 2,
	NODE_BASE = 3,
	NODE_ELEMENTS = 4,
	NODE_ANNOTATIONS = 5
};

static void load_members(struct type *type, LLVMMetadataRef elements)
{
	unsigned int i, n;
	LLVMMetadataRef *nodes = node_operands(elements, &n);

	type->members = memory(n, sizeof(*type->members));
	for (i = 0; i < n; i++) {
		struct member *m = &type->members[type->nr_members];

		if (!nodes[i] || LLVMGetMetadataKind(nodes[i]) !=
					 LLVMDIDerivedTypeMetadataKind)
			continue;
		m->name = type_name(nodes[i]);
		m->offset = LLVMDITypeGetOffsetInBits(nodes[i]) / 8;
		m->bits = LLVMDITypeGetSizeInBits(nodes[i]);
		m->type = type_of(node_operand(nodes[i], NODE_BASE));
		type->nr_members++;
	}
	free(nodes);
}

static void load_composite(struct type *type, LLVMMetadataRef node)
{
	LLVMMetadataRef elements = node_operand(node, NODE_ELEMENTS), first;
	unsigned int n = 0;
	LLVMMetadataRef *nodes;

	if (!elements)
		return;
	nodes = node_operands(elements, &n);
	first = n ? nodes[0] : NULL;
	free(nodes);
	if (!first)
		return;
	switch (LLVMGetMetadataKind(first)) {
	case LLVMDISubrangeMetadataKind:
		type->kind = TYPE_ARRAY;
		type->to = type_of(node_operand(node, NODE_BASE));
		break;
	case LLVMDIEnumeratorMetadataKind:
		type->kind = TYPE_SCALAR;
		break;
	default:
		type->kind = TYPE_STRUCT;
		load_members(type, elements);
		type->is_union = type->nr_members > 1 &&
				 !type->members[1].offset &&
				 type->members[0].bits;
	}
}

/* What a typedef's name says. */
static void name_type(struct type *type, const char *name)
{
	const size_t n = type->nr_members;
	const char *bits = n ? type->members[n - 1].name : "";

	type->name = name;
	if (starts(name, "untrusted_") && n == 1 &&
	    !strcmp(bits, "untrusted_bits"))
		type->wrapped = name;
	else if (starts(name, "trusted_") || !strcmp(bits, "bounded_bits") ||
		 !strcmp(bits, "validated_bits"))
		type->made = name;
}

/* A list of {"btf_type_tag", "user"}. */
static bool is_user(LLVMMetadataRef annotations)
{
	unsigned int n, i;
	LLVMMetadataRef *nodes;
	bool yes = false;

	if (!annotations)
		return false;
	nodes = node_operands(annotations, &n);
	for (i = 0; i < n; i++)
		yes |= nodes[i] &&
		       !strcmp(node_string(node_operand(nodes[i], 1)), "user");
	free(nodes);
	return yes;
}

static void load_derived(struct type *type, LLVMMetadataRef node)
{
	LLVMMetadataRef base = node_operand(node, NODE_BASE);
	const uint64_t bits = LLVMDITypeGetSizeInBits(node);
	const char *name = type_name(node);

	if (bits && !name[0]) {
		type->kind = TYPE_POINTER;
		type->size = bits / 8;
		type->to = base ? type_of(base) : NULL;
		type->is_user = is_user(node_operand(node, NODE_ANNOTATIONS));
		return;
	}
	if (!base)
		return;
	*type = *type_of(base);
	if (name[0])
		name_type(type, name);
}

static struct type *type_of(LLVMMetadataRef node)
{
	struct type *type;

	if (!node)
		return NULL;
	type = find(types, node);
	if (type)
		return type;
	type = memory(1, sizeof(*type));
	type->name = "";
	enter(&types, node, type);
	switch (LLVMGetMetadataKind(node)) {
	case LLVMDIBasicTypeMetadataKind:
		type->kind = TYPE_SCALAR;
		type->name = type_name(node);
		type->size = LLVMDITypeGetSizeInBits(node) / 8;
		type->is_char = !strcmp(type->name, "char");
		type->is_signed = type->is_char || starts(type->name, "int") ||
				  starts(type->name, "short") ||
				  starts(type->name, "long") ||
				  starts(type->name, "signed");
		if (strstr(type->name, "unsigned"))
			type->is_signed = false;
		break;
	case LLVMDICompositeTypeMetadataKind:
		type->name = type_name(node);
		type->size = LLVMDITypeGetSizeInBits(node) / 8;
		load_composite(type, node);
		if (starts(type->name, "trusted_"))
			type->made = type->name;
		break;
	case LLVMDIDerivedTypeMetadataKind:
		load_derived(type, node);
		break;
	default:
		break;
	}
	return type;
}

static const char *file_of(LLVMMetadataRef scope)
{
	LLVMMetadataRef file = LLVMDIScopeGetFile(scope);
	const char *name, *directory;
	unsigned int length, of_directory;
	char *path;

	if (!file)
		return "";
	path = find(files, file);
	if (path)
		return path;
	name = LLVMDIFileGetFilename(file, &length);
	directory = LLVMDIFileGetDirectory(file, &of_directory);
	if (length && name[0] == '/')
		path = text_print("%.*s", (int)length, name);
	else
		path = text_print("%.*s/%.*s", (int)of_directory, directory,
				  (int)length, name);
	enter(&files, file, path);
	return path;
}

static struct place place_of(LLVMValueRef insn)
{
	LLVMMetadataRef at = LLVMInstructionGetDebugLoc(insn);

	if (!at)
		return (struct place){ "", 0, 0 };
	return (struct place){
		file_of(LLVMDILocationGetScope(at)),
		LLVMDILocationGetLine(at),
		LLVMDILocationGetColumn(at),
	};
}

bool place_in_library(const struct place *place)
{
	return strstr(place->file, "/include/untrusted/") ||
	       starts(place->file, "include/untrusted/");
}

/* ---- operands ---- */

struct translation {
	struct module *module;
	struct function *function;
	struct entry *registers; /* value -> number + 1 */
	struct entry *blocks; /* block -> number + 1 */
	struct entry *variables; /* alloca -> struct variable */
};

static unsigned int bits_of(LLVMTypeRef type)
{
	switch (LLVMGetTypeKind(type)) {
	case LLVMIntegerTypeKind:
		return LLVMGetIntTypeWidth(type);
	case LLVMPointerTypeKind:
		return 64;
	default:
		return 0;
	}
}

static void fold_offset(LLVMValueRef gep, int64_t *offset)
{
	LLVMTypeRef type = LLVMGetGEPSourceElementType(gep);
	const int n = LLVMGetNumOperands(gep);
	int i;

	for (i = 1; i < n; i++) {
		LLVMValueRef index = LLVMGetOperand(gep, i);
		int64_t v = LLVMIsAConstantInt(index) ?
				    LLVMConstIntGetSExtValue(index) :
				    0;

		if (i == 1) {
			*offset += v * (int64_t)LLVMABISizeOfType(layout, type);
		} else if (LLVMGetTypeKind(type) == LLVMStructTypeKind) {
			*offset += LLVMOffsetOfElement(layout, type, v);
			type = LLVMStructGetTypeAtIndex(type, v);
		} else {
			type = LLVMGetElementType(type);
			*offset += v * (int64_t)LLVMABISizeOfType(layout, type);
		}
	}
}

static struct operand constant_expression(LLVMValueRef value)
{
	struct operand out = { .kind = OPERAND_UNKNOWN };
	int64_t offset = 0;

	while (LLVMIsAConstantExpr(value)) {
		switch (LLVMGetConstOpcode(value)) {
		case LLVMGetElementPtr:
			fold_offset(value, &offset);
			value = LLVMGetOperand(value, 0);
			break;
		case LLVMBitCast:
		case LLVMPtrToInt:
		case LLVMIntToPtr:
		case LLVMAddrSpaceCast:
			value = LLVMGetOperand(value, 0);
			break;
		default:
			return out;
		}
	}
	if (LLVMIsAConstantInt(value)) {
		out.kind = OPERAND_CONSTANT;
		out.number = LLVMConstIntGetZExtValue(value) + offset;
	} else if (LLVMIsAFunction(value)) {
		out.kind = OPERAND_FUNCTION;
		out.function = find(functions, value);
	} else if (LLVMIsAGlobalVariable(value)) {
		out.kind = OPERAND_GLOBAL;
		out.global = find(globals, value);
		out.number = offset;
	} else if (LLVMIsNull(value)) {
		out.kind = OPERAND_CONSTANT;
		out.number = offset;
	}
	return out;
}

static struct operand operand_of(struct translation *t, LLVMValueRef value)
{
	struct operand out = { .kind = OPERAND_UNKNOWN };
	LLVMTypeRef type = LLVMTypeOf(value);
	uintptr_t number;

	out.bits = bits_of(type);
	number = (uintptr_t)find(t->registers, value);
	if (number) {
		out.kind = OPERAND_REGISTER;
		out.number = number - 1;
	} else if (LLVMIsAConstantInt(value) && out.bits <= 64) {
		out.kind = OPERAND_CONSTANT;
		out.number = LLVMConstIntGetZExtValue(value);
	} else if (LLVMIsUndef(value) || LLVMIsPoison(value) ||
		   LLVMGetTypeKind(type) == LLVMMetadataTypeKind) {
		return out;
	} else if (LLVMIsConstant(value)) {
		const unsigned int bits = out.bits;

		out = constant_expression(value);
		out.bits = bits;
	}
	return out;
}

/* ---- instructions ---- */

static void take_operands(struct translation *t, struct insn *out,
			  LLVMValueRef insn, unsigned int n)
{
	unsigned int i;

	out->operands = memory(n, sizeof(*out->operands));
	out->nr_operands = n;
	for (i = 0; i < n; i++)
		out->operands[i] = operand_of(t, LLVMGetOperand(insn, i));
}

static void take_blocks(struct translation *t, struct insn *out,
			LLVMValueRef insn)
{
	unsigned int i;

	out->nr_blocks = LLVMGetNumSuccessors(insn);
	out->blocks = memory(out->nr_blocks, sizeof(*out->blocks));
	for (i = 0; i < out->nr_blocks; i++)
		out->blocks[i] =
			(uintptr_t)find(t->blocks, LLVMGetSuccessor(insn, i)) -
			1;
}

static void load_offset(struct translation *t, struct insn *out,
			LLVMValueRef gep)
{
	LLVMTypeRef type = LLVMGetGEPSourceElementType(gep);
	const int n = LLVMGetNumOperands(gep);
	int64_t offset = 0;
	uint64_t bound = 0;
	int i;

	out->op = OP_OFFSET;
	out->operands = memory(n, sizeof(*out->operands));
	out->scales = memory(n, sizeof(*out->scales));
	out->bounds = memory(n, sizeof(*out->bounds));
	out->operands[out->nr_operands++] =
		operand_of(t, LLVMGetOperand(gep, 0));
	for (i = 1; i < n; i++) {
		LLVMValueRef index = LLVMGetOperand(gep, i);
		uint64_t size;

		if (i > 1 && LLVMGetTypeKind(type) == LLVMStructTypeKind) {
			const unsigned int v = LLVMConstIntGetZExtValue(index);

			offset += LLVMOffsetOfElement(layout, type, v);
			type = LLVMStructGetTypeAtIndex(type, v);
			continue;
		}
		if (i > 1) {
			bound = LLVMGetTypeKind(type) == LLVMArrayTypeKind ?
					LLVMGetArrayLength2(type) :
					0;
			type = LLVMGetElementType(type);
		}
		size = LLVMABISizeOfType(layout, type);
		if (LLVMIsAConstantInt(index)) {
			offset +=
				LLVMConstIntGetSExtValue(index) * (int64_t)size;
			continue;
		}
		out->scales[out->nr_operands] = size;
		out->bounds[out->nr_operands] = bound;
		out->operands[out->nr_operands++] = operand_of(t, index);
	}
	out->number = offset;
}

static enum compare compare_of(LLVMIntPredicate predicate)
{
	switch (predicate) {
	case LLVMIntEQ:
		return CMP_EQ;
	case LLVMIntUGT:
		return CMP_UGT;
	case LLVMIntUGE:
		return CMP_UGE;
	case LLVMIntULT:
		return CMP_ULT;
	case LLVMIntULE:
		return CMP_ULE;
	case LLVMIntSGT:
		return CMP_SGT;
	case LLVMIntSGE:
		return CMP_SGE;
	case LLVMIntSLT:
		return CMP_SLT;
	case LLVMIntSLE:
		return CMP_SLE;
	default:
		return CMP_NE;
	}
}

static void load_call(struct translation *t, struct insn *out,
		      LLVMValueRef insn)
{
	LLVMValueRef called = LLVMGetCalledValue(insn);

	out->op = OP_CALL;
	out->callee = "";
	take_operands(t, out, insn, LLVMGetNumArgOperands(insn));
	if (LLVMIsAInlineAsm(called)) {
		size_t length;
		const char *s = LLVMGetInlineAsmAsmString(called, &length);

		out->op = OP_ASM;
		out->callee = strndup(s, length);
	} else if (LLVMIsAFunction(called)) {
		out->function = find(functions, called);
		out->callee = out->function ? out->function->name : "";
	} else {
		out->called = memory(1, sizeof(*out->called));
		*out->called = operand_of(t, called);
	}
	if (starts(out->callee, "llvm.memcpy") ||
	    starts(out->callee, "llvm.memmove"))
		out->plain = !LLVMGetMetadata(insn, kind_tbaa_struct);
}

static enum op binary_of(LLVMOpcode opcode)
{
	switch (opcode) {
	case LLVMAdd:
		return OP_ADD;
	case LLVMSub:
		return OP_SUB;
	case LLVMMul:
		return OP_MUL;
	case LLVMUDiv:
	case LLVMSDiv:
		return OP_DIV;
	case LLVMURem:
	case LLVMSRem:
		return OP_REM;
	case LLVMShl:
		return OP_SHL;
	case LLVMLShr:
	case LLVMAShr:
		return OP_SHR;
	case LLVMAnd:
		return OP_AND;
	case LLVMOr:
		return OP_OR;
	case LLVMXor:
		return OP_XOR;
	default:
		return OP_OTHER;
	}
}

static void load_phi(struct translation *t, struct insn *out, LLVMValueRef insn)
{
	unsigned int i;

	out->op = OP_PHI;
	out->nr_blocks = LLVMCountIncoming(insn);
	out->nr_operands = out->nr_blocks;
	out->blocks = memory(out->nr_blocks, sizeof(*out->blocks));
	out->operands = memory(out->nr_blocks, sizeof(*out->operands));
	for (i = 0; i < out->nr_blocks; i++) {
		out->blocks[i] =
			(uintptr_t)find(t->blocks,
					LLVMGetIncomingBlock(insn, i)) -
			1;
		out->operands[i] = operand_of(t, LLVMGetIncomingValue(insn, i));
	}
}

static void load_switch(struct translation *t, struct insn *out,
			LLVMValueRef insn)
{
	unsigned int i;

	out->op = OP_SWITCH;
	take_operands(t, out, insn, 1);
	take_blocks(t, out, insn);
	out->cases = memory(out->nr_blocks, sizeof(*out->cases));
	for (i = 1; i < out->nr_blocks; i++)
		out->cases[i] =
			LLVMConstIntGetZExtValue(LLVMGetOperand(insn, 2 * i));
}

/* A type by the names of its structs, where there is no debug information. */
static struct type *type_by_name(LLVMTypeRef from)
{
	struct type *type = memory(1, sizeof(*type));
	const char *name = LLVMGetStructName(from);
	unsigned int i, n = LLVMCountStructElementTypes(from);

	type->kind = TYPE_STRUCT;
	type->size = LLVMABISizeOfType(layout, from);
	type->name = name ? strdup(name) : "";
	if (name && n == 1 && starts(name, "struct.untrusted_")) {
		type->name = type->wrapped = strdup(name + strlen("struct."));
		return type;
	}
	type->members = memory(n, sizeof(*type->members));
	for (i = 0; i < n; i++) {
		LLVMTypeRef inner = LLVMStructGetTypeAtIndex(from, i);
		struct member *m = &type->members[type->nr_members];

		if (LLVMGetTypeKind(inner) != LLVMStructTypeKind)
			continue;
		*m = (struct member){
			.name = "",
			.offset = LLVMOffsetOfElement(layout, from, i),
			.bits = 8 * LLVMABISizeOfType(layout, inner),
			.type = type_by_name(inner),
		};
		type->nr_members++;
	}
	return type;
}

static void load_alloca(struct translation *t, struct insn *out,
			LLVMValueRef insn)
{
	LLVMTypeRef type = LLVMGetAllocatedType(insn);

	out->op = OP_ALLOCA;
	out->variable = find(t->variables, insn);
	if (LLVMIsAConstantInt(LLVMGetOperand(insn, 0)))
		out->number = LLVMABISizeOfType(layout, type) *
			      LLVMConstIntGetZExtValue(LLVMGetOperand(insn, 0));
	/* a temporary has no variable, and the name of its struct says what it is */
	if (!out->variable && LLVMGetTypeKind(type) == LLVMStructTypeKind) {
		out->variable = memory(1, sizeof(*out->variable));
		out->variable->name = "";
		out->variable->type = type_by_name(type);
	}
}

static void load_insn(struct translation *t, struct insn *out,
		      LLVMValueRef insn)
{
	const LLVMOpcode opcode = LLVMGetInstructionOpcode(insn);

	out->bits = bits_of(LLVMTypeOf(insn));
	out->place = place_of(insn);
	out->used = LLVMGetFirstUse(insn);
	out->op = OP_OTHER;
	switch (opcode) {
	case LLVMAlloca:
		load_alloca(t, out, insn);
		return;
	case LLVMLoad:
	case LLVMStore:
		out->op = opcode == LLVMLoad ? OP_LOAD : OP_STORE;
		out->plain = LLVMGetMetadata(insn, kind_tbaa);
		take_operands(t, out, insn, LLVMGetNumOperands(insn));
		if (opcode == LLVMStore)
			out->bits = out->operands[0].bits;
		return;
	case LLVMGetElementPtr:
		load_offset(t, out, insn);
		return;
	case LLVMAtomicRMW:
	case LLVMAtomicCmpXchg:
		out->op = OP_ATOMIC;
		out->plain = true;
		break;
	case LLVMICmp:
		out->op = OP_COMPARE;
		out->compare = compare_of(LLVMGetICmpPredicate(insn));
		break;
	case LLVMZExt:
		out->op = OP_ZEXT;
		break;
	case LLVMSExt:
		out->op = OP_SEXT;
		break;
	case LLVMTrunc:
		out->op = OP_TRUNC;
		break;
	case LLVMBitCast:
	case LLVMIntToPtr:
	case LLVMPtrToInt:
	case LLVMAddrSpaceCast:
	case LLVMFreeze:
		out->op = OP_SAME;
		break;
	case LLVMSelect:
		out->op = OP_SELECT;
		break;
	case LLVMPHI:
		load_phi(t, out, insn);
		return;
	case LLVMCall:
		load_call(t, out, insn);
		return;
	case LLVMCallBr:
		load_call(t, out, insn);
		take_blocks(t, out, insn);
		return;
	case LLVMExtractValue:
		out->op = OP_EXTRACT;
		out->number = LLVMGetNumIndices(insn) ? *LLVMGetIndices(insn) :
							0;
		break;
	case LLVMBr:
		out->op = OP_BRANCH;
		take_blocks(t, out, insn);
		take_operands(t, out, insn, 0);
		if (LLVMIsConditional(insn)) {
			out->operands[0] =
				operand_of(t, LLVMGetCondition(insn));
			out->nr_operands = 1;
		}
		return;
	case LLVMIndirectBr:
		out->op = OP_BRANCH;
		take_blocks(t, out, insn);
		return;
	case LLVMSwitch:
		load_switch(t, out, insn);
		return;
	case LLVMRet:
		out->op = OP_RETURN;
		break;
	case LLVMUnreachable:
		out->op = OP_UNREACHABLE;
		return;
	default:
		out->op = binary_of(opcode);
		out->is_signed = opcode == LLVMSDiv || opcode == LLVMSRem ||
				 opcode == LLVMAShr;
	}
	take_operands(t, out, insn, LLVMGetNumOperands(insn));
}

/* ---- functions ---- */

static bool is_debug_call(LLVMValueRef insn)
{
	const char *name;
	size_t length;

	if (LLVMGetInstructionOpcode(insn) != LLVMCall)
		return false;
	insn = LLVMGetCalledValue(insn);
	if (!LLVMIsAFunction(insn))
		return false;
	name = LLVMGetValueName2(insn, &length);
	return starts(name, "llvm.dbg.") || starts(name, "llvm.lifetime.");
}

/* llvm.dbg.declare(metadata alloca, metadata variable, expression) */
static void load_variable(struct translation *t, LLVMValueRef call)
{
	LLVMMetadataRef node = LLVMValueAsMetadata(LLVMGetOperand(call, 1));
	LLVMValueRef address = LLVMGetOperand(call, 0);
	struct variable *variable;
	LLVMMetadataRef inner = LLVMValueAsMetadata(address);

	if (LLVMGetMetadataKind(inner) != LLVMLocalAsMetadataMetadataKind)
		return;
	if (LLVMGetMDNodeNumOperands(address) != 1)
		return;
	LLVMGetMDNodeOperands(address, &address);
	if (!address || find(t->variables, address))
		return;
	variable = memory(1, sizeof(*variable));
	variable->name = node_string(node_operand(node, 1));
	variable->type = type_of(node_operand(node, 3));
	enter(&t->variables, address, variable);
}

/* First the numbers of registers and blocks, and what the variables are. */
static void number(struct translation *t)
{
	LLVMValueRef function = t->function->handle, insn;
	unsigned int registers = 0, blocks = 0, i;
	LLVMBasicBlockRef block;

	t->function->nr_arguments = LLVMCountParams(function);
	t->function->argument_bits =
		memory(t->function->nr_arguments, sizeof(unsigned int));
	for (i = 0; i < t->function->nr_arguments; i++) {
		LLVMValueRef p = LLVMGetParam(function, i);

		t->function->argument_bits[i] = bits_of(LLVMTypeOf(p));
		enter(&t->registers, p, (void *)(uintptr_t)++registers);
	}
	for (block = LLVMGetFirstBasicBlock(function); block;
	     block = LLVMGetNextBasicBlock(block)) {
		enter(&t->blocks, block, (void *)(uintptr_t)++blocks);
		for (insn = LLVMGetFirstInstruction(block); insn;
		     insn = LLVMGetNextInstruction(insn)) {
			if (is_debug_call(insn)) {
				size_t length;
				const char *name = LLVMGetValueName2(
					LLVMGetCalledValue(insn), &length);

				if (starts(name, "llvm.dbg.declare"))
					load_variable(t, insn);
				continue;
			}
			enter(&t->registers, insn,
			      (void *)(uintptr_t)++registers);
		}
	}
	t->function->nr_registers = registers;
	t->function->nr_blocks = blocks;
}

static void note_errno(struct function *f, const struct insn *insn)
{
	size_t i;

	if (insn->op != OP_STORE && insn->op != OP_RETURN && insn->op != OP_PHI)
		return;
	for (i = 0; i < insn->nr_operands; i++) {
		const struct operand *o = &insn->operands[i];
		const int64_t n = o->bits == 32 ? (int32_t)o->number :
						  (int64_t)o->number;

		if (o->kind == OPERAND_CONSTANT && o->bits >= 32 && n < 0 &&
		    n >= -4095)
			f->gives_errno = true;
	}
}

static void load_block(struct translation *t, struct block *out,
		       LLVMBasicBlockRef block, unsigned int number)
{
	LLVMValueRef insn;
	size_t n = 0;

	for (insn = LLVMGetFirstInstruction(block); insn;
	     insn = LLVMGetNextInstruction(insn))
		n += !is_debug_call(insn);
	out->insns = memory(n, sizeof(*out->insns));
	for (insn = LLVMGetFirstInstruction(block); insn;
	     insn = LLVMGetNextInstruction(insn)) {
		struct insn *to = &out->insns[out->nr_insns];

		if (is_debug_call(insn))
			continue;
		to->result = (uintptr_t)find(t->registers, insn) - 1;
		to->block = number;
		load_insn(t, to, insn);
		if (!to->place.line && out->nr_insns)
			to->place = out->insns[out->nr_insns - 1].place;
		note_errno(t->function, to);
		out->nr_insns++;
	}
}

static void visit(struct function *f, unsigned int at, bool *seen,
		  unsigned int *order, unsigned int *count)
{
	struct insn *last = &f->blocks[at].insns[f->blocks[at].nr_insns - 1];
	size_t i;

	seen[at] = true;
	for (i = 0; i < last->nr_blocks; i++) {
		if (!seen[last->blocks[i]])
			visit(f, last->blocks[i], seen, order, count);
	}
	order[at] = --*count;
}

static void order_blocks(struct function *f)
{
	unsigned int count = f->nr_blocks;
	unsigned int *order = memory(f->nr_blocks, sizeof(*order));
	bool *seen = memory(f->nr_blocks, sizeof(*seen));
	size_t i;

	visit(f, 0, seen, order, &count);
	for (i = 0; i < f->nr_blocks; i++)
		f->blocks[i].order = order[i];
	free(order);
	free(seen);
}

void function_load(struct module *module, struct function *function)
{
	struct translation t = { .module = module, .function = function };
	LLVMBasicBlockRef block;
	size_t i = 0;

	if (function->loaded || !function->defined)
		return;
	function->loaded = true;
	number(&t);
	function->blocks = memory(function->nr_blocks, sizeof(struct block));
	for (block = LLVMGetFirstBasicBlock(function->handle); block;
	     block = LLVMGetNextBasicBlock(block), i++)
		load_block(&t, &function->blocks[i], block, i);
	order_blocks(function);
	function_loops(function);
	function_liveness(function);
	forget(&t.registers);
	forget(&t.blocks);
	forget(&t.variables);
}

/* DISubprogram: its type is {flags, types}, the result first. */
static void load_signature(struct function *f)
{
	LLVMMetadataRef program = LLVMGetSubprogram(f->handle), type, list;
	LLVMMetadataRef *nodes;
	unsigned int n, i;

	if (!program)
		return;
	f->place = (struct place){ file_of(program),
				   LLVMDISubprogramGetLine(program), 0 };
	type = node_operand(program, 4);
	if (!type ||
	    LLVMGetMetadataKind(type) != LLVMDISubroutineTypeMetadataKind)
		return;
	list = node_operand(type, 3);
	if (!list)
		return;
	nodes = node_operands(list, &n);
	if (n) {
		f->result = type_of(nodes[0]);
		f->parameters = memory(n, sizeof(*f->parameters));
		for (i = 1; i < n; i++)
			f->parameters[i - 1] =
				(struct variable){ .name = "",
						   .type = type_of(nodes[i]) };
		f->nr_parameters = n - 1 - (f->variadic && n > 1);
		f->described = true;
	}
	free(nodes);
}

/* clang's overloads: _Z, the length of the name, the name, the arguments. */
static char *overloaded(const char *name)
{
	char *end;
	unsigned long n;

	if (name[0] != '_' || name[1] != 'Z')
		return NULL;
	n = strtoul(name + 2, &end, 10);
	return n && n <= strlen(end) ? strndup(end, n) : NULL;
}

static void load_function(struct function *f, LLVMValueRef value)
{
	size_t length;

	f->name = overloaded(LLVMGetValueName2(value, &length));
	if (!f->name)
		f->name = strdup(LLVMGetValueName2(value, &length));
	f->handle = value;
	f->place.file = "";
	f->defined = LLVMCountBasicBlocks(value);
	f->is_small = LLVMCountBasicBlocks(value) <= 3;
	f->variadic = LLVMIsFunctionVarArg(LLVMGlobalGetValueType(value));
	load_signature(f);
	f->is_static = LLVMGetLinkage(value) == LLVMInternalLinkage;
	f->library = starts(f->name, "ut_") ||
		     (f->defined && place_in_library(&f->place));
}

static void load_global(struct global *g, LLVMValueRef value)
{
	LLVMValueMetadataEntry *list;
	LLVMValueRef init;
	size_t n, i;

	g->name = strdup(LLVMGetValueName2(value, &n));
	g->is_constant = LLVMIsGlobalConstant(value);
	if (LLVMTypeIsSized(LLVMGlobalGetValueType(value)))
		g->size = LLVMABISizeOfType(layout,
					    LLVMGlobalGetValueType(value));
	init = LLVMGetInitializer(value);
	if (g->is_constant && init && LLVMIsAConstantDataSequential(init) &&
	    LLVMIsConstantString(init)) {
		const char *s = LLVMGetAsString(init, &g->length);

		g->string = memcpy(memory(g->length + 1, 1), s, g->length);
	}
	list = LLVMGlobalCopyAllMetadata(value, &n);
	for (i = 0; i < n; i++) {
		LLVMMetadataRef node =
			LLVMValueMetadataEntriesGetMetadata(list, i);

		if (LLVMGetMetadataKind(node) !=
		    LLVMDIGlobalVariableExpressionMetadataKind)
			continue;
		node = LLVMDIGlobalVariableExpressionGetVariable(node);
		g->type = type_of(node_operand(node, 3));
	}
	LLVMDisposeValueMetadataEntries(list);
}

/* Is it given packets, as those that @name says? */
static void receive(struct function *f, const char *name)
{
	const struct row *row = model_find(name);
	const struct type *t;

	if (!row || row->kind != ROW_RECEIVES || !f->defined ||
	    (size_t)row->from >= f->nr_parameters)
		return;
	t = f->parameters[row->from].type;
	if (t && t->kind == TYPE_POINTER && t->to &&
	    !strcmp(t->to->name, "sk_buff"))
		f->receives = row;
}

static bool is_address_taken(LLVMValueRef function)
{
	LLVMUseRef use;

	for (use = LLVMGetFirstUse(function); use; use = LLVMGetNextUse(use)) {
		LLVMValueRef user = LLVMGetUser(use);

		if (!LLVMIsACallInst(user) ||
		    LLVMGetCalledValue(user) != function)
			return true;
	}
	return false;
}

/* By its parameters, as the hooks that are registered while the kernel runs. */
static bool is_receiver(struct function *f)
{
	size_t i;

	for (i = 0; i < f->nr_parameters && !f->receives; i++) {
		const struct type *t = f->parameters[i].type;

		if (t && t->kind == TYPE_POINTER && t->to && t->to->name[0])
			receive(f, t->to->name);
	}
	if (f->receives && !f->entry && !is_address_taken(f->handle))
		f->receives = NULL;
	if (f->receives && !f->entry)
		f->entry = f->receives->name;
	return f->receives;
}

/* Functions whose address stands in an operations struct are entries. */
static void find_entries(struct global *g, LLVMValueRef value)
{
	LLVMValueRef init = LLVMGetInitializer(value);
	LLVMTypeRef type;
	int i, n;

	if (!init || !LLVMIsAConstantStruct(init))
		return;
	type = LLVMTypeOf(init);
	n = LLVMGetNumOperands(init);
	for (i = 0; i < n; i++) {
		struct function *f = find(functions, LLVMGetOperand(init, i));
		const struct member *m;
		uint64_t rest;
		char *name;

		if (!f || !g->type)
			continue;
		m = type_member_at(g->type,
				   LLVMOffsetOfElement(layout, type, i), &rest);
		f->entry = m ? m->name : "";
		name = text_print("%s.%s", g->type->name, f->entry);
		receive(f, name);
		free(name);
	}
}

/* Who calls it meets what it meets. */
static void mark_callers(LLVMValueRef function)
{
	LLVMUseRef use;

	for (use = LLVMGetFirstUse(function); use; use = LLVMGetNextUse(use)) {
		LLVMValueRef user = LLVMGetUser(use), by;
		struct function *f;

		if (!LLVMIsAInstruction(user))
			continue;
		by = LLVMGetBasicBlockParent(LLVMGetInstructionParent(user));
		f = find(functions, by);
		if (!f || f->meets_outside)
			continue;
		f->meets_outside = true;
		mark_callers(by);
	}
}

static bool is_outside_entry(const struct function *f)
{
	char *name = text_print(".%s", f->entry ? f->entry : "");
	const struct row *row = f->entry ? model_find(name) : NULL;

	free(name);
	return row && row->kind == ROW_ENTRY;
}

static const char *text_of(LLVMValueRef global, size_t *length)
{
	LLVMValueRef init = LLVMIsAGlobalVariable(global) ?
				    LLVMGetInitializer(global) :
				    NULL;

	return init && LLVMIsAConstantDataSequential(init) &&
			       LLVMIsConstantString(init) ?
		       LLVMGetAsString(init, length) :
		       NULL;
}

/* untrusted_model("source to=0") of a declaration is a row of that name. */
static const char *read_annotation(LLVMValueRef annotation)
{
	static const char mine[] = "untrusted-check: ";
	LLVMValueRef of = LLVMGetOperand(annotation, 0);
	size_t length, word;
	const char *row = text_of(LLVMGetOperand(annotation, 1), &length);
	const char *why = NULL;
	char *line;

	if (!row || strncmp(row, mine, strlen(mine)))
		return NULL;
	row += strlen(mine);
	word = strcspn(row, " ");
	line = text_print("%.*s %s%s", (int)word, row,
			  LLVMGetValueName2(of, &length), row + word);
	if (!model_add(line))
		why = text_print("untrusted_model(): no row of a model: %s",
				 line);
	free(line);
	return why;
}

static const char *read_annotations(LLVMModuleRef from)
{
	LLVMValueRef all = LLVMGetNamedGlobal(from, "llvm.global.annotations");
	const char *why = NULL;
	int i;

	all = all ? LLVMGetInitializer(all) : NULL;
	for (i = 0; all && !why && i < LLVMGetNumOperands(all); i++)
		why = read_annotation(LLVMGetOperand(all, i));
	return why;
}

static void mark_doors(struct module *module)
{
	size_t i;

	for (i = 0; i < module->nr_functions; i++) {
		struct function *f = &module->functions[i];
		const struct row *row = model_find(f->name);

		if ((row && model_is_door(row)) || is_outside_entry(f) ||
		    (f->defined && !f->library && is_receiver(f))) {
			f->meets_outside = true;
			mark_callers(f->handle);
		}
	}
}

static void load_module(struct module *module, LLVMModuleRef from)
{
	LLVMValueRef value;
	size_t i = 0;

	for (value = LLVMGetFirstFunction(from); value;
	     value = LLVMGetNextFunction(value))
		module->nr_functions++;
	for (value = LLVMGetFirstGlobal(from); value;
	     value = LLVMGetNextGlobal(value))
		module->nr_globals++;
	module->functions =
		memory(module->nr_functions, sizeof(*module->functions));
	module->globals = memory(module->nr_globals, sizeof(*module->globals));
	for (value = LLVMGetFirstFunction(from); value;
	     value = LLVMGetNextFunction(value), i++) {
		load_function(&module->functions[i], value);
		enter(&functions, value, &module->functions[i]);
		if (module->functions[i].library)
			module->knows_untrusted = true;
	}
	i = 0;
	for (value = LLVMGetFirstGlobal(from); value;
	     value = LLVMGetNextGlobal(value), i++) {
		load_global(&module->globals[i], value);
		enter(&globals, value, &module->globals[i]);
		find_entries(&module->globals[i], value);
		if (!strcmp(module->globals[i].name, "untrusted_check_kernel"))
			module->is_kernel = true;
	}
	mark_doors(module);
}

static LLVMModuleRef read_bitcode(struct module *module, const char *path,
				  const char **why)
{
	LLVMMemoryBufferRef buffer;
	LLVMModuleRef from;
	char *message;
	size_t length;

	if (LLVMCreateMemoryBufferWithContentsOfFile(path, &buffer, &message)) {
		*why = message;
		return NULL;
	}
	if (LLVMParseBitcodeInContext2(context, buffer, &from)) {
		*why = text_print("%s: no bitcode that LLVM 19 reads", path);
		return NULL;
	}
	LLVMSetIsNewDbgInfoFormat(from, 0);
	module->names = array_grow(module->names, module->nr_names,
				   sizeof(*module->names));
	module->names[module->nr_names++] =
		strdup(LLVMGetSourceFileName(from, &length));
	return from;
}

struct module *module_load(const char *const *paths, size_t n, const char **why)
{
	struct module *module = memory(1, sizeof(*module));
	LLVMModuleRef all, more;
	size_t i;

	context = LLVMContextCreate();
	all = read_bitcode(module, paths[0], why);
	for (i = 1; all && i < n; i++) {
		more = read_bitcode(module, paths[i], why);
		if (!more)
			return NULL;
		if (LLVMLinkModules2(all, more)) {
			*why = "the files do not belong together";
			return NULL;
		}
	}
	if (!all)
		return NULL;
	layout = LLVMGetModuleDataLayout(all);
	kind_tbaa = LLVMGetMDKindIDInContext(context, "tbaa", 4);
	kind_tbaa_struct = LLVMGetMDKindIDInContext(context, "tbaa.struct", 11);
	*why = read_annotations(all);
	if (*why)
		return NULL;
	load_module(module, all);
	return module;
}
