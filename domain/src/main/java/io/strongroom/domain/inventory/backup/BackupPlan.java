package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.iam.Glob;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** What writes to a vault: a rule, or a copy of one. @param kind {@code RULE} or {@code COPY} */
    public record Write(String rule, String kind, Lifecycle lifecycle) {}

    /** All that this plan writes to the vault. */
    public List<Write> writesTo(Vault vault) {
        var writes = new ArrayList<Write>();
        for (var rule : rules) {
            if (rule.targetVault().equals(vault.name())
                    || rule.airGappedVaultArn().equals(Optional.of(vault.arn()))) {
                writes.add(new Write(rule.name(), "RULE", rule.kept()));
            }
            rule.copies().stream()
                    .filter(copy -> copy.destinationVaultArn().equals(vault.arn()))
                    .forEach(copy -> writes.add(new Write(rule.name(), "COPY", copy.kept())));
        }
        return List.copyOf(writes);
    }

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
            boolean scans) {
        /** How long its recovery points are kept; for ever when nothing is said. */
        public Lifecycle kept() {
            return lifecycle.orElse(Lifecycle.FOR_EVER);
        }

        /** When it starts; empty when the expression cannot be understood. */
        public Optional<BackupSchedule> starts() {
            return BackupSchedule.parse(schedule.orElse(BackupSchedule.USUAL));
        }
    }

    /** A copy to another vault. */
    public record Copy(String destinationVaultArn, Optional<Lifecycle> lifecycle) {
        /** How long the copy is kept; for ever when nothing is said. */
        public Lifecycle kept() {
            return lifecycle.orElse(Lifecycle.FOR_EVER);
        }

        /** Number of the account that it goes to. */
        public Optional<AccountId> account() {
            return Arn.parse(destinationVaultArn)
                    .filter(arn -> arn.account().length() == 12)
                    .map(arn -> new AccountId(arn.account()));
        }

        /** Code of the Region that it goes to. */
        public Optional<String> region() {
            return Arn.parse(destinationVaultArn).map(Arn::region).filter(code -> !code.isEmpty());
        }
    }

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
            List<TagTest> conditions) {
        /**
         * What of the selection names the resource: a pattern, a tag, or {@code *} when it names nothing, which to AWS means
         * everything. Patterns and tags add up. Empty when it does not.
         */
        public Optional<String> names(String arn, Map<String, String> tagsOfResource) {
            if (resources.isEmpty() && tags.isEmpty()) {
                return Optional.of("*");
            }
            return Stream.concat(
                            resources.stream().filter(pattern -> Glob.fits(pattern, arn)),
                            tags.stream()
                                    .filter(test -> test.holds(tagsOfResource))
                                    .map(TagTest::toString))
                    // The most telling first: a pattern that names the type counts even without opt-in.
                    .max(Comparator.comparing(BackupPlan::namesType));
        }

        /** What takes a named resource out again: a pattern or a condition that does not hold. */
        public Optional<String> takesOut(String arn, Map<String, String> tagsOfResource) {
            return Stream.concat(
                            notResources.stream().filter(pattern -> Glob.fits(pattern, arn)),
                            conditions.stream()
                                    .filter(test -> !test.holds(tagsOfResource))
                                    .map(TagTest::toString))
                    .findFirst();
        }
    }

    /** Whether a pattern says which type it is about: {@code *} and {@code arn:aws:ec2:*} do not. */
    static boolean namesType(String pattern) {
        var parts = pattern.split(":", 6);
        return parts.length == 6 && parts[0].equals("arn") && !parts[5].startsWith("*");
    }

    /** @param operator {@code STRINGEQUALS}, {@code STRINGNOTEQUALS}, {@code STRINGLIKE} or {@code STRINGNOTLIKE} */
    public record TagTest(String operator, String key, String value) {
        /** Whether it holds for these tags. What forbids a value holds where there is no such tag. */
        public boolean holds(Map<String, String> tags) {
            var tag = Optional.ofNullable(tags.get(key));
            return switch (operator) {
                case "STRINGEQUALS" -> tag.equals(Optional.of(value));
                case "STRINGNOTEQUALS" -> !tag.equals(Optional.of(value));
                case "STRINGLIKE" -> tag.filter(text -> Glob.fits(value, text)).isPresent();
                case "STRINGNOTLIKE" ->
                    tag.filter(text -> Glob.fits(value, text)).isEmpty();
                default -> throw new NotTold(new Coverage.Unsupported("tag test " + operator));
            };
        }

        @Override
        public String toString() {
            return operator + " " + key + "=" + value;
        }
    }
}
