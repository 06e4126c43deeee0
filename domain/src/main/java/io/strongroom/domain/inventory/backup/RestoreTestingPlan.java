package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A restore testing plan with its selections. */
public record RestoreTestingPlan(String arn, String name, String schedule, Told<List<Selection>> selections)
        implements Resource {

    /**
     * @param resourceType as AWS Backup writes it
     * @param resourceArns {@code *} or ARNs
     * @param conditions tag tests, all of which must hold
     * @param overrides restore metadata, such as {@code subnetId} and {@code securityGroupIds}
     */
    public record Selection(
            String name,
            String resourceType,
            String iamRoleArn,
            List<String> resourceArns,
            List<BackupPlan.TagTest> conditions,
            Map<String, String> overrides) {
        private static final Set<String> IN_NETWORK = Set.of("EC2", "RDS", "Aurora", "DocumentDB", "Neptune", "FSx");

        /** Whether what it restores gets an address in a VPC. */
        public boolean landsInNetwork() {
            return IN_NETWORK.contains(resourceType);
        }

        /** A restore override, by its name in any case. */
        public Optional<String> override(String name) {
            return overrides.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        /** The subnets that overrides name, one or a JSON list. */
        public Set<String> subnetIds() {
            var text = override("subnetId").or(() -> override("subnetIds")).orElse("");
            return Pattern.compile("subnet-[0-9a-z]+")
                    .matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /**
         * Whether the resource can be drawn: by its type and ARN, and by its tags where there are conditions on them.
         *
         * @throws io.strongroom.domain.inventory.NotTold when its tags decide and could not be told
         */
        boolean covers(ProtectedResource resource, Inventory inventory) {
            return resourceType.equals(resource.resourceType())
                    && (resourceArns.isEmpty() || resourceArns.contains("*") || resourceArns.contains(resource.arn()))
                    && (conditions.isEmpty() || conditionsHold(resource.tags(inventory)));
        }

        private boolean conditionsHold(Map<String, String> tags) {
            return conditions.stream().allMatch(test -> test.holds(tags));
        }
    }

    /**
     * Whether one of its selections covers the resource. A control that asks names {@link ProtectedResource#tagged()} in its spec.
     *
     * @throws io.strongroom.domain.inventory.NotTold when none is known to, and of one it could not be told
     */
    public boolean covers(ProtectedResource resource, Inventory inventory) {
        return Told.any(selections.value().orElse(List.of()), one -> one.covers(resource, inventory));
    }
}
