package io.strongroom.domain.policies;

import io.strongroom.domain.controls.ControlId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which controls judge by which field of {@link Expectations}. A test holds it against the controls themselves. */
public final class ThresholdUses {
    private static final Map<String, Set<ControlId>> BY_FIELD = Map.ofEntries(
            Map.entry("minRetentionDays", ids("IMM-05", "IMM-06", "IMM-11")),
            Map.entry("maxRetentionDays", ids("IMM-05")),
            Map.entry("rotationDays", ids("ENC-06")),
            Map.entry("recoveryPoint", ids("IMM-06", "MON-19")),
            Map.entry("recoveryTime", ids("MON-17")),
            Map.entry("restoreTestEvery", ids("MON-16")),
            Map.entry("copyEvery", ids("IMM-07", "IMM-08", "IMM-09")),
            Map.entry("airGapped", ids("ACC-14", "IMM-07")),
            Map.entry("lockTier", ids("IMM-01", "IMM-02", "IMM-04")),
            Map.entry("signOff", ids("IMM-03")),
            Map.entry("logRetentionDays", ids("MON-04")),
            Map.entry("certificateDays", ids("TRN-02")),
            Map.entry("temporaryAccess", ids("ACC-17")),
            Map.entry("secretRotationDays", ids("ACC-21")),
            Map.entry("allowedRegions", ids("GOV-06", "IMM-09")),
            Map.entry("trustedAccounts", ids("ACC-03", "ACC-15", "ACC-19", "ACC-20", "ENC-09")),
            Map.entry("breakGlassRoles", ids("ACC-07", "ACC-08", "ACC-09", "ENC-05", "ENC-11")),
            Map.entry("backupAdministrator", ids("ACC-14")),
            Map.entry("requiredTags", ids("GOV-07")),
            Map.entry("failureShare", ids("MON-20")));

    private ThresholdUses() {}

    /** Fields by name, each with the controls that judge by it. */
    public static Map<String, Set<ControlId>> all() {
        return BY_FIELD;
    }

    /** Controls that judge by any of the fields. */
    public static SortedSet<ControlId> controls(Collection<String> fields) {
        return fields.stream()
                .flatMap(field -> BY_FIELD.getOrDefault(field, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<ControlId> ids(String... ids) {
        return Stream.of(ids).map(ControlId::new).collect(Collectors.toUnmodifiableSet());
    }
}
