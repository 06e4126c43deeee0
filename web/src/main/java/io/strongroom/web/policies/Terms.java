package io.strongroom.web.policies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All thresholds in groups, as pages show them. A test holds them against those that there are. */
final class Terms {
    private static final Map<String, List<Term>> GROUPS = groups();

    private Terms() {}

    /** By the name of the group, in the order of the page. */
    static Map<String, List<Term>> byGroup() {
        return GROUPS;
    }

    static List<Term> all() {
        return GROUPS.values().stream().flatMap(List::stream).toList();
    }

    static Optional<Term> find(String name) {
        return all().stream().filter(term -> term.name().equals(name)).findFirst();
    }

    private static Map<String, List<Term>> groups() {
        var all = new LinkedHashMap<String, List<Term>>();
        all.put(
                "Keeping and restoring",
                List.of(
                        Term.of(
                                "minRetentionDays",
                                "Recovery points are kept at least",
                                "Recovery points are kept for at least %s."),
                        Term.of(
                                "maxRetentionDays",
                                "Recovery points are kept at most",
                                "Recovery points are kept for at most %s."),
                        Term.of(
                                "recoveryPoint",
                                "Age of the newest backup, at most",
                                "The newest backup of a protected resource is at most %s old."),
                        Term.of("recoveryTime", "Time for a restore, at most", "A restore takes at most %s."),
                        Term.of(
                                "restoreTestEvery",
                                "Age of the last good restore test, at most",
                                "The last good restore test is at most %s old."),
                        Term.of(
                                "copyEvery",
                                "Age of the last copy elsewhere, at most",
                                "The last copy to another account or Region is at most %s old.")));
        all.put(
                "Locks, copies and places",
                List.of(
                        Term.of("lockTier", "Least lock of a production vault", "A production vault has %s."),
                        Term.of(
                                "signOff",
                                "Time between sign-off and a final lock, at least",
                                "A compliance lock is signed off at least %s before it becomes final."),
                        Term.of(
                                "airGapped",
                                "Critical resources need a copy in an air-gapped vault",
                                "Critical resources need a copy in an air-gapped vault: %s."),
                        Term.of("allowedRegions", "Regions that backups may be in", "Backups may be in %s.")));
        all.put(
                "Keys and access",
                List.of(
                        Term.of(
                                "rotationDays",
                                "Time between rotations of a backup key, at most",
                                "Backup keys are rotated at least every %s."),
                        Term.of(
                                "secretRotationDays",
                                "Time between rotations of a backup credential, at most",
                                "Backup credentials are rotated at least every %s."),
                        Term.of(
                                "temporaryAccess",
                                "Time that restore access may stay open, at most",
                                "Restore access, approval sessions and access points stay open for at most %s."),
                        Term.of(
                                "breakGlassRoles",
                                "Roles that may do what nobody else may",
                                "Roles that may do what nobody else may: %s."),
                        Term.of(
                                "trustedAccounts",
                                "Trusted accounts outside the organization",
                                "Trusted accounts outside the organization: %s."),
                        Term.of(
                                "backupAdministrator",
                                "Delegated administrator of AWS Backup",
                                "The delegated administrator of AWS Backup is %s.")));
        all.put(
                "Records and jobs",
                List.of(
                        Term.of(
                                "logRetentionDays",
                                "The audit log is kept at least",
                                "The audit log group keeps its events for at least %s."),
                        Term.of(
                                "certificateDays",
                                "A certificate is a finding before its expiry by",
                                "A certificate is a finding %s before it expires."),
                        Term.of(
                                "failureShare",
                                "Share of backup jobs that may fail",
                                "At most %s of backup jobs may fail."),
                        Term.of("requiredTags", "Tags that vaults and plans carry", "Tags of vaults and plans: %s.")));
        return all;
    }
}
