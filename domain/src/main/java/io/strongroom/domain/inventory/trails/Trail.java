package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudTrail trail as the account sees it, that of the organization included.
 *
 * @param selectors advanced event selectors as CloudTrail writes them, {@code [{name?, fieldSelectors: [...]}]}; basic
 *     ones are read as the advanced ones that mean the same
 */
public record Trail(
        String arn,
        String name,
        Region homeRegion,
        String bucket,
        Optional<String> kmsKeyArn,
        Optional<String> logGroupArn,
        boolean validation,
        boolean multiRegion,
        boolean organizationTrail,
        Told<Status> status,
        Told<JsonNode> selectors)
        implements Resource {

    /** @param error the latest delivery error; empty when there was none */
    public record Status(boolean logging, Optional<Instant> deliveredToLogsAt, Optional<String> error) {}

    /** Whether it logs and what it logs arrives. */
    public boolean working() {
        return status.value()
                .filter(now -> now.logging() && now.error().isEmpty())
                .isPresent();
    }

    /** Whether it is made here; elsewhere it is seen as the shadow of a trail of all Regions, or of the organization's. */
    public boolean homedIn(AccountId account, Region region) {
        return homeRegion.equals(region)
                && Arn.parse(arn)
                        .filter(own -> own.account().equals(account.value()))
                        .isPresent();
    }

    /** Whether it records all reads and writes of the management plane by a service, such as {@code kms.amazonaws.com}. */
    public boolean recordsManagement(String eventSource) {
        return recordsBoth(Map.of("eventCategory", "Management", "eventSource", eventSource));
    }

    /** Whether it records all reads and writes of objects in the bucket. */
    public boolean recordsObjects(String bucketArn) {
        return recordsBoth(
                Map.of("eventCategory", "Data", "resources.type", "AWS::S3::Object", "resources.ARN", bucketArn + "/"));
    }

    private boolean recordsBoth(Map<String, String> event) {
        return Stream.of("true", "false").allMatch(readOnly -> {
            var whole = new HashMap<>(event);
            whole.put("readOnly", readOnly);
            return selectors
                    .value()
                    .filter(some -> new EventSelectors(some).record(whole))
                    .isPresent();
        });
    }
}
