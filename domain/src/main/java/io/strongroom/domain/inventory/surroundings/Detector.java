package io.strongroom.domain.inventory.surroundings;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A GuardDuty detector. @param features enabled ones, such as {@code S3_DATA_EVENTS} @param administrator account that manages it for the organization */
public record Detector(
        String arn,
        boolean enabled,
        Set<String> features,
        Told<AccountId> administrator,
        Told<List<ThreatFinding>> highFindings)
        implements Resource {

    public record ThreatFinding(String id, String type, String resource, Instant updatedAt) {}
}
