package io.strongroom.domain.inventory.trails;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import java.time.Instant;
import java.util.Optional;

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
        boolean globalEvents,
        Told<Status> status,
        Told<JsonNode> selectors)
        implements Resource {

    /** @param error the latest delivery error; empty when there was none */
    public record Status(
            boolean logging,
            Optional<Instant> deliveredAt,
            Optional<Instant> deliveredToLogsAt,
            Optional<String> error) {}
}
