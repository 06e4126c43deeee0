package io.strongroom.sandbox.cloudtrail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** What was changed in the simulated organization can be looked up, as CloudTrail tells it. moto does not know this call. */
class TrailHistoryTest {
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());
    private final CloudTrailClient trails = Sandboxes.client(accounts, CloudTrailClient.class);

    private List<Event> found() {
        return trails.lookupEventsPaginator(r -> r.maxResults(2)).events().stream()
                .toList();
    }

    @Test
    void changesAreThereTheLatestFirstAndReadsAreNot() {
        var kms = Sandboxes.client(accounts, KmsClient.class);
        var key = kms.createKey(r -> r.description("one")).keyMetadata().arn();
        kms.describeKey(r -> r.keyId(key));
        kms.disableKey(r -> r.keyId(key));
        kms.enableKey(r -> r.keyId(key));
        assertEquals(
                List.of("EnableKey", "DisableKey", "CreateKey"),
                found().stream().map(Event::eventName).toList());
        var record = Json.parse(found().get(1).cloudTrailEvent());
        assertEquals("kms.amazonaws.com", record.path("eventSource").asText());
        assertEquals(key, record.at("/requestParameters/keyId").asText());
        assertEquals(found().get(1).eventId(), record.path("eventID").asText());
        assertEquals(
                "arn:aws:sts::123456789012:assumed-role/StrongroomRemediate/job-1",
                record.at("/userIdentity/arn").asText());
    }

    @Test
    void oneAttributeNarrowsIt() {
        Sandboxes.client(accounts, KmsClient.class).createKey(r -> r.description("one"));
        assertEquals(1, by(LookupAttributeKey.READ_ONLY, "false"));
        assertEquals(0, by(LookupAttributeKey.READ_ONLY, "true"));
        assertEquals(1, by(LookupAttributeKey.EVENT_SOURCE, "kms.amazonaws.com"));
        assertEquals(0, by(LookupAttributeKey.EVENT_SOURCE, "backup.amazonaws.com"));
        Refused.with("InvalidLookupAttributesException", () -> by(LookupAttributeKey.RESOURCE_TYPE, "AWS::KMS::Key"));
        Refused.with("InvalidMaxResultsException", () -> trails.lookupEvents(r -> r.maxResults(51)));
    }

    private int by(LookupAttributeKey key, String value) {
        return trails.lookupEvents(
                        r -> r.lookupAttributes(a -> a.attributeKey(key).attributeValue(value)))
                .events()
                .size();
    }

    @Test
    void callsOfServicesWithoutARegionAreToldInOne() {
        Sandboxes.client(accounts, IamClient.class)
                .createRole(r -> r.roleName("somebody").assumeRolePolicyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",\
                        "Principal":{"Service":"ec2.amazonaws.com"}}]}"""));
        assertEquals(List.of(), found());
        var there = accounts.changing(
                        Sandboxes.BACKUP_PROD, Sandboxes.IRELAND.partition().globalRegion(), Sandboxes.ALL)
                .client(CloudTrailClient.class);
        assertTrue(there.lookupEvents(r -> r.maxResults(50)).events().stream()
                .anyMatch(event -> event.eventName().equals("CreateRole")));
    }
}
