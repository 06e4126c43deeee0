package io.strongroom.domain.changes;

/** How much harm a change could do, and so who must say yes. Ordered from least to most. */
public enum RiskClass {
    /** Adds; nothing that works today can stop working. */
    R0(0),
    /** Alters, and can be undone at once. */
    R1(0),
    /** May stop what works today or lock people out: one approver who is not the requester. */
    R2(1),
    /** Cannot be undone: two approvers and the resource's name, typed. */
    R3(2);

    private final int approvalsNeeded;

    RiskClass(int approvalsNeeded) {
        this.approvalsNeeded = approvalsNeeded;
    }

    /** By default; an installation may ask for more. */
    public int approvalsNeeded() {
        return approvalsNeeded;
    }

    public RiskClass atLeast(RiskClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
