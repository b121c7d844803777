/* SPDX-License-Identifier: GPL-2.0-only OR MIT */
#ifndef SHIM_NOSPEC_H
#define SHIM_NOSPEC_H

/* Nothing is speculated about here. */
#define array_index_nospec(index, size) ((void)(size), (index))

#endif /* SHIM_NOSPEC_H */
