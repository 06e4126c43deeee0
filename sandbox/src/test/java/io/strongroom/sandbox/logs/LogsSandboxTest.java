package io.strongroom.sandbox.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.strongroom.sandbox.calls.MovingClock;
import io.strongroom.sandbox.calls.Refused;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.kms.KmsClient;

/** The contract, and what moto does not know. */
class LogsSandboxTest extends LogsContract {
    private final SandboxAwsAccounts accounts = Sandboxes.calm(new MovingClock());

    @Override
    CloudWatchLogsClient connect() {
        return Sandboxes.client(accounts, CloudWatchLogsClient.class);
    }

    @Test
    void aGroupHas100Filters() {
        for (int i = 0; i < 100; i++) {
            filter("f" + i, "{ $.x = \"1\" }");
        }
        filter("f1", "{ $.x = \"2\" }");
        Refused.with("LimitExceededException", () -> filter("f100", "{ $.x = \"1\" }"));
    }

    @Test
    void aFilterOfTheSameNameIsReplaced() {
        filter("a", "{ $.x = \"1\" }");
        filter("a", "{ $.x = \"2\" }");
        var found = logs.describeMetricFilters(r -> r.logGroupName(name)).metricFilters();
        assertEquals(1, found.size());
        assertEquals("{ $.x = \"2\" }", found.getFirst().filterPattern());
    }

    @Test
    void onlyCertainRetentionsAndWholePatternsAreTaken() {
        Refused.with(
                "InvalidParameterException",
                () -> logs.putRetentionPolicy(r -> r.logGroupName(name).retentionInDays(100)));
        Refused.with("InvalidParameterException", () -> filter("open", "{ ($.x = \"1\" }"));
        Refused.with(
                "ResourceNotFoundException",
                () -> logs.deleteMetricFilter(r -> r.logGroupName(name).filterName("none")));
    }

    @Test
    void aKeyIsTakenWhenItCanEncrypt() {
        var kms = Sandboxes.client(accounts, KmsClient.class);
        var key = kms.createKey().keyMetadata().arn();
        logs.associateKmsKey(r -> r.logGroupName(name).kmsKeyId(key));
        assertEquals(key, group().kmsKeyId());
        logs.disassociateKmsKey(r -> r.logGroupName(name));
        assertNull(group().kmsKeyId());
        kms.disableKey(r -> r.keyId(key));
        Refused.with(
                "InvalidParameterException",
                () -> logs.associateKmsKey(r -> r.logGroupName(name).kmsKeyId(key)));
    }
}
