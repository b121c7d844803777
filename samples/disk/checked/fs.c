// SPDX-License-Identifier: GPL-2.0-only OR MIT
#define SHELF_NAME "shelf_checked"
#include "../vfs.h"

MODULE_DESCRIPTION("shelf, written with untrusted");
