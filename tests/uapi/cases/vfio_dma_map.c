// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_vfio_dma_map(struct oracle_verdict *v,
			      const validated_vfio_dma_map *o)
{
	PUT(v, o->argsz, o->flags, o->vaddr, o->iova, o->size);
}

static void cases(struct uapi_run *run)
{
	struct vfio_iommu_type1_dma_map good = {
		32, VFIO_DMA_MAP_FLAG_READ, 0x10000, 0x20000, 0x3000,
	};

	GOOD(, 32, 1, 0x10000, 0x20000, 0x3000);
	BAD(m.argsz = 31, argsz, min, EINVAL);
	BOUND(m.argsz = UINT32_MAX);
	BAD(m.flags = 9, flags, flags, EINVAL);
	BAD(m.vaddr = 0x10001, vaddr, aligned, EINVAL);
	BAD(m.vaddr = 0x10800, vaddr, aligned, EINVAL);
	BAD(m.iova = 0x20001, iova, aligned, EINVAL);
	BAD(m.iova = 0x20800, iova, aligned, EINVAL);
	BAD(m.size = 0x3001, size, aligned, EINVAL);
	BAD(m.size = 0x3800, size, aligned, EINVAL);
	BAD(m.size = 0, size, condition, EINVAL);
	BAD(m.flags = 0, flags, condition, EINVAL);
	BAD(m.flags = 7, flags, condition, EINVAL);
	BAD(m.flags = 5, flags, condition, EINVAL);
	BOUND(m.flags = 4);
	BOUND(m.flags = 3);
	BOUND(m.iova = -0x3000ULL);
	BAD(m.iova = -0x2000ULL, iova, condition, EINVAL);
	BOUND(m.vaddr = -0x3000ULL);
	BAD(m.vaddr = -0x2000ULL, vaddr, condition, EINVAL);
	BOUND(m.vaddr = m.iova = 0; m.size = -0x1000ULL);
	BAD_AT(sizeof(m) - 1, , "", 0, min, EINVAL);
}

UAPI_SCHEMA(vfio_dma_map, UAPI_FETCH(vfio_dma_map));
