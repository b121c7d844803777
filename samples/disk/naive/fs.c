// SPDX-License-Identifier: GPL-2.0-only OR MIT
#define SHELF_NAME "shelf_naive"
#include "../vfs.h"

MODULE_DESCRIPTION("shelf, as such file systems are commonly written");
