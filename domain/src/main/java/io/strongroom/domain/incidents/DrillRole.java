package io.strongroom.domain.incidents;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Partition;

/** The role that plays the attacker in drills. By it a drill is known wherever its traces are shown. */
public final class DrillRole {
    public static final String NAME = "StrongroomDrill";

    private DrillRole() {}

    public static String arn(AccountId account, Partition partition) {
        return "arn:" + partition.id() + ":iam::" + account + ":role/" + NAME;
    }

    /** Whether an incident is one of a drill: then nothing of it is meant. */
    public static boolean plays(Incident incident) {
        return incident.principal().filter(who -> who.endsWith(":role/" + NAME)).isPresent();
    }
}
