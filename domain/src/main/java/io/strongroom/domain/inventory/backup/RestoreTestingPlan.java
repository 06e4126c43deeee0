package io.strongroom.domain.inventory.backup;

import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.util.List;
import java.util.Map;

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

        /** Whether the resource can be drawn; conditions on tags are taken to hold, for its tags are not known here. */
        public boolean covers(ProtectedResource resource) {
            return resourceType.equals(resource.resourceType())
                    && (resourceArns.isEmpty() || resourceArns.contains("*") || resourceArns.contains(resource.arn()));
        }
    }

    /** Whether one of its selections covers the resource. */
    public boolean covers(ProtectedResource resource) {
        return selections.value().orElse(List.of()).stream().anyMatch(one -> one.covers(resource));
    }
}
