// SPDX-License-Identifier: GPL-2.0-only OR MIT
#include "../uapi.h"

static void list_target(struct oracle_verdict *v, const validated_kvm_entry *e)
{
	PUT(v, e->gsi, e->type, e->flags);
	if (e->type == KVM_IRQ_ROUTING_IRQCHIP)
		PUT(v, e->u.irqchip.irqchip, e->u.irqchip.pin);
	else if (e->type == KVM_IRQ_ROUTING_MSI)
		PUT(v, e->u.msi.address_lo, e->u.msi.address_hi, e->u.msi.data,
		    e->u.msi.devid);
	else if (e->type == KVM_IRQ_ROUTING_HV_SINT)
		PUT(v, e->u.hv_sint.vcpu, e->u.hv_sint.sint);
	else
		PUT(v, e->u.xen_evtchn.port, e->u.xen_evtchn.vcpu,
		    e->u.xen_evtchn.priority);
}

static void list_kvm_irq_routing(struct oracle_verdict *v,
				 const validated_kvm_irq_routing *o)
{
	PUT(v, o->nr);
	for (u32 i = 0; i < o->entries.n; i++)
		list_target(v, &o->entries.at[i]);
	if (o->entries.n != o->nr)
		v->n = 0;
}

struct message {
	__u32 nr; /* struct kvm_irq_routing */
	__u32 flags;
	struct kvm_irq_routing_entry e[4];
};

static void targets(struct uapi_run *run, struct message good)
{
	BOUND(m.e[0].u.irqchip.pin = 23);
	BAD(m.e[0].u.irqchip.pin = 24, e[0].u.irqchip.pin, index, EINVAL);
	BAD(m.e[0].u.irqchip.irqchip = 3, e[0].u.irqchip.irqchip, max, EINVAL);
	BOUND(m.e[0].u.irqchip.irqchip = 1; m.e[0].u.irqchip.pin = 7);
	BAD(m.e[0].u.irqchip.irqchip = 1;
	    m.e[0].u.irqchip.pin = 8, e[0].u.irqchip.pin, condition, EINVAL);
	BAD_AT(sizeof(m), m.e[0].u.pad[2] = 1, "irqchip",
	       offsetof(struct message, e[0].u.pad[2]), zero, EINVAL);
	BAD_AT(sizeof(m), m.e[0].u.pad[7] = 1u << 31, "irqchip",
	       offsetof(struct message, e[0].u.pad[2]), zero, EINVAL);
	BAD(m.e[1].u.msi.address_hi = 1, e[1].u.msi.address_hi, flags, EINVAL);
	BAD(m.e[1].u.msi.address_hi = 0x80, e[1].u.msi.address_hi, flags,
	    EINVAL);
	BOUND(m.e[1].u.msi.address_hi = 0xffffff00);
	BAD_AT(sizeof(m), m.e[1].u.pad[4] = 1, "msi",
	       offsetof(struct message, e[1].u.pad[4]), zero, EINVAL);
	BOUND(m.e[2].u.hv_sint.vcpu = 3; m.e[2].u.hv_sint.sint = 15);
	BAD(m.e[2].u.hv_sint.vcpu = 4, e[2].u.hv_sint.vcpu, index, EINVAL);
	BAD(m.e[2].u.hv_sint.sint = 16, e[2].u.hv_sint.sint, index, EINVAL);
	BAD_AT(sizeof(m), m.e[2].u.pad[2] = 1, "hv_sint",
	       offsetof(struct message, e[2].u.pad[2]), zero, EINVAL);
	BOUND(m.e[3].u.xen_evtchn.port = 4095);
	BAD(m.e[3].u.xen_evtchn.port = 4096, e[3].u.xen_evtchn.port, index,
	    EINVAL);
	BOUND(m.e[3].u.xen_evtchn.vcpu = 3);
	BAD(m.e[3].u.xen_evtchn.vcpu = 4, e[3].u.xen_evtchn.vcpu, index,
	    EINVAL);
	BAD(m.e[3].u.xen_evtchn.priority = 0, e[3].u.xen_evtchn.priority,
	    one_of, EINVAL);
	BAD_AT(sizeof(m), m.e[3].u.pad[3] = 1, "xen_evtchn",
	       offsetof(struct message, e[3].u.pad[3]), zero, EINVAL);
}

static void cases(struct uapi_run *run)
{
	struct message good = {
		.nr = 4,
		.e = { { .gsi = 1,
			 .type = KVM_IRQ_ROUTING_IRQCHIP,
			 .u.irqchip = { 2, 20 } },
		       { .gsi = 2,
			 .type = KVM_IRQ_ROUTING_MSI,
			 .flags = KVM_MSI_VALID_DEVID,
			 .u.msi = { 1, 0x100, 3, { 4 } } },
		       { .gsi = 3,
			 .type = KVM_IRQ_ROUTING_HV_SINT,
			 .u.hv_sint = { 1, 2 } },
		       { .gsi = 4,
			 .type = KVM_IRQ_ROUTING_XEN_EVTCHN,
			 .u.xen_evtchn = { 5, 2, -1u } } },
	};
	const size_t one = sizeof(struct kvm_irq_routing) + sizeof(good.e[0]);

	GOOD(, 4, 1, 1, 0, 2, 20, 2, 2, 1, 1, 0x100, 3, 4, 3, 4, 0, 1, 2, 4, 5,
	     0, 5, 2, -1u);
	GOOD(m.nr = 1; m.e[1].type = 99, 1, 1, 1, 0, 2, 20);
	GOOD_SIZE(one, m.nr = 1, 1, 1, 1, 0, 2, 20);
	GOOD_SIZE(sizeof(struct kvm_irq_routing), m.nr = 0, 0);
	BAD(m.nr = 4097, nr, max, EINVAL);
	BAD(m.flags = 1, flags, zero, EINVAL);
	BAD_AT(sizeof(m), m.nr = 5, "", sizeof(m), part, EINVAL);
	BAD_AT(sizeof(m), m.nr = 4096, "", sizeof(m), part, EINVAL);
	BAD_AT(one - 1, m.nr = 1, "", sizeof(struct kvm_irq_routing), part,
	       EINVAL);
	BAD_AT(sizeof(struct kvm_irq_routing), m.nr = 1, "",
	       sizeof(struct kvm_irq_routing), part, EINVAL);
	BAD_AT(sizeof(struct kvm_irq_routing) - 1, , "", 0, part, EINVAL);
	BAD_AT(0, , "", 0, part, EINVAL);
	BOUND(m.e[0].gsi = 4095);
	BAD(m.e[0].gsi = 4096, e[0].gsi, index, EINVAL);
	BAD(m.e[3].gsi = UINT32_MAX, e[3].gsi, index, EINVAL);
	BAD(m.e[0].type = 0, e[0].type, one_of, EINVAL);
	BAD(m.e[1].type = 3, e[1].type, one_of, EINVAL);
	BAD(m.e[2].type = 6, e[2].type, one_of, EINVAL);
	BAD(m.e[0].flags = 1, e[0].flags, zero, EINVAL);
	BAD(m.e[3].flags = 2, e[3].flags, zero, EINVAL);
	BOUND(m.e[1].flags = 0);
	BAD(m.e[1].flags = 2, e[1].flags, flags, EINVAL);
	BAD(m.e[1].pad = 1, e[1].pad, zero, EINVAL);
	targets(run, good);
}

UAPI_MESSAGE(kvm_irq_routing);
