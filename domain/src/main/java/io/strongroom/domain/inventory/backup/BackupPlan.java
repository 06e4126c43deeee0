package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A backup plan with its rules and selections.
 *
 * @param organizationManaged made by a backup policy of Organizations, so not to be edited in the account
 * @param scannedTypes resource types that the plan scans for malware; empty when it does not
 * @param scannerRoleArn the role of the malware scanner
 */
public record BackupPlan(
        String arn,
        String id,
        String name,
        boolean organizationManaged,
        List<Rule> rules,
        Told<List<Selection>> selections,
        Told<Map<String, String>> tags,
        Set<String> scannedTypes,
        Optional<String> scannerRoleArn)
        implements Resource {

    /** ARNs of the roles that it backs up with. @throws io.strongroom.domain.inventory.NotTold when selections could not be read */
    public Set<String> roles() {
        return selections.value().stream()
                .flatMap(List::stream)
                .map(Selection::iamRoleArn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * When is what kept how long, and where.
     *
     * @param targetVault name of the vault
     * @param schedule cron or rate expression; empty: AWS's default, once a day
     * @param timezone IANA name; UTC when AWS says nothing
     * @param airGappedVaultArn a logically air-gapped vault that is written directly
     * @param scans whether a malware scan follows the backup
     */
    public record Rule(
            String id,
            String name,
            String targetVault,
            Optional<String> schedule,
            String timezone,
            Optional<Lifecycle> lifecycle,
            List<Copy> copies,
            boolean continuous,
            Map<String, String> recoveryPointTags,
            Optional<String> airGappedVaultArn,
            boolean scans) {}

    /** A copy to another vault. */
    public record Copy(String destinationVaultArn, Optional<Lifecycle> lifecycle) {}

    /**
     * Which resources a plan protects: by ARN pattern or by any of the tags, none of the excluded, all of the conditions.
     *
     * @param tags any one of them selects; keys as AWS gives them, without prefix
     * @param conditions all must hold
     */
    public record Selection(
            String id,
            String name,
            String iamRoleArn,
            List<String> resources,
            List<String> notResources,
            List<TagTest> tags,
            List<TagTest> conditions) {}

    /** @param operator {@code STRINGEQUALS}, {@code STRINGNOTEQUALS}, {@code STRINGLIKE} or {@code STRINGNOTLIKE} */
    public record TagTest(String operator, String key, String value) {}
}
