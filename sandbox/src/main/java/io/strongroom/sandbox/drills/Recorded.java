package io.strongroom.sandbox.drills;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.incidents.DrillRole;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What CloudTrail records of the attacker's calls, as EventBridge puts it on a queue. */
record Recorded(AccountId account, Region region) {
    JsonNode call(String service, String name, JsonNode request, Instant at) {
        var time = at.truncatedTo(ChronoUnit.SECONDS).toString();
        var detail = Json.object()
                .put("eventVersion", "1.11")
                .put("eventID", UUID.randomUUID().toString())
                .put("eventTime", time)
                .put("eventSource", service + ".amazonaws.com")
                .put("eventName", name)
                .put("awsRegion", region.value())
                .put("recipientAccountId", account.value())
                .put("sourceIPAddress", "198.51.100.7")
                .put("userAgent", "a drill of Strongroom")
                .put("readOnly", false)
                .put("eventCategory", "Management");
        detail.set("requestParameters", request);
        detail.set("userIdentity", identity());
        var envelope = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "AWS API Call via CloudTrail")
                .put("source", "aws." + service)
                .put("account", account.value())
                .put("time", time)
                .put("region", region.value());
        envelope.set("resources", Json.array());
        envelope.set("detail", detail);
        return envelope;
    }

    private JsonNode identity() {
        var role = DrillRole.arn(account, region.partition());
        var issuer = Json.object().put("type", "Role").put("arn", role);
        var identity = Json.object()
                .put("type", "AssumedRole")
                .put("accountId", account.value())
                .put(
                        "arn",
                        "arn:" + region.partition().id() + ":sts::" + account + ":assumed-role/" + DrillRole.NAME
                                + "/drill");
        identity.set("sessionContext", Json.object().set("sessionIssuer", issuer));
        return identity;
    }
}
