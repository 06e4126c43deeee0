package io.strongroom.domain.controls.operations;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.WatchSamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrongroomIsBoundedTest {
    private final StrongroomIsBounded control = new StrongroomIsBounded();

    private String with(String component, Object value) {
        var platform = Records.with(WatchSamples.platform(), component, value);
        return verdict(control, Samples.inventory().read(Kinds.PLATFORM, List.of(platform)))
                .label();
    }

    private String reading(String actions) {
        var role = WatchSamples.platform().readRole().value().orElseThrow();
        return with("readRole", Records.with(role, "policies", Map.of("read", Samples.policy("""
                {"Effect":"Allow","Action":[%s],"Resource":"*"}""".formatted(actions)))));
    }

    @Test
    void twoBoundedRolesPass() {
        assertEquals("PASS", with("deadLetters", 0L));
    }

    @Test
    void rolesThatWeShipPass() {
        var shipped = new ShippedRoles();
        var platform = Records.with(
                Records.with(WatchSamples.platform(), "readRole", Told.known(shipped.role("ReadRole"))),
                "remediationRole",
                Told.known(shipped.role("RemediationRole")));
        assertEquals(
                "PASS",
                verdict(control, Samples.inventory().read(Kinds.PLATFORM, List.of(platform)))
                        .label());
    }

    @Test
    void readRoleThatMayDoMoreFails() {
        assertEquals("FAIL", reading("\"backup:List*\",\"backup:*\""));
        assertEquals("FAIL", reading("\"*\""));
        assertEquals("FAIL", reading("\"kms:Decrypt\""));
        assertEquals("FAIL", reading("\"secretsmanager:GetSecretValue\""));
        for (var wide : List.of(
                "s3:Get*", "s3:GetObject*", "S3:getobject", "*:Get*", "secretsmanager:Get*", "dynamodb:BatchGetItem")) {
            assertEquals("FAIL", reading("\"" + wide + "\""), wide);
        }
        assertEquals("PASS", reading("\"s3:GetBucket*\",\"guardduty:Get*\",\"cloudtrail:LookupEvents\""));
    }

    @Test
    void ambientCredentialsFail() {
        assertEquals("FAIL", with("readRole", Told.none()));
    }

    @Test
    void roleThatOpensWithoutExternalIdFails() {
        var role = WatchSamples.platform().readRole().value().orElseThrow();
        assertEquals("FAIL", with("readRole", Records.with(role, "trust", Samples.policy("""
                {"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}"""))));
    }

    @Test
    void oneRoleForBothFails() {
        assertEquals(
                "FAIL",
                with(
                        "remediationRole",
                        WatchSamples.platform().readRole().value().orElseThrow()));
    }

    @Test
    void unboundedRemediationRoleFails() {
        var role = WatchSamples.platform().remediationRole().value().orElseThrow();
        assertEquals("FAIL", with("remediationRole", Records.with(role, "boundary", Optional.empty())));
        assertEquals("PASS", with("remediationRole", Told.none()));
    }

    @Test
    void queueThatIsPlainOrLosesWorkFails() {
        assertEquals("FAIL", with("queueEncrypted", false));
        assertEquals("FAIL", with("deadLetters", 1L));
    }

    @Test
    void deniedRoleIsUnknown() {
        assertEquals("UNKNOWN", with("readRole", Told.unknown(WatchSamples.DENIED)));
    }

    @Test
    void noPlatformIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(control, Samples.inventory().read(Kinds.PLATFORM, List.of()))
                        .label());
    }
}
