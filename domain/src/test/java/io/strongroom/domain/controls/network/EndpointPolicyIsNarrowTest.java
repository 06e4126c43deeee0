package io.strongroom.domain.controls.network;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointPolicyIsNarrowTest {
    private static final String ORGANIZATION = """
            {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1","aws:ResourceOrgID":"o-1"}}}""";
    private final EndpointPolicyIsNarrow control = new EndpointPolicyIsNarrow();

    @Test
    void organizationOnBothSidesPasses() {
        assertEquals("PASS", verdict(control, seen(ORGANIZATION)).label());
    }

    @Test
    void denialOfStrangersPasses() {
        assertEquals("PASS", verdict(control, seen("""
                {"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"},
                {"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:PrincipalOrgID":"o-1"}}},
                {"Effect":"Deny","Principal":"*","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:ResourceOrgID":"o-1"}}}""")).label());
    }

    @Test
    void approvedVaultsForOwnPrincipalsPass() {
        assertEquals("PASS", verdict(control, seen("""
                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"backup:*","Resource":"arn:aws:backup:*:123456789012:backup-vault:*"}""")).label());
    }

    @Test
    void noPolicyFails() {
        assertEquals(
                "FAIL",
                verdict(control, WithNetwork.inventory().read(Kinds.ENDPOINTS, List.of(WithNetwork.endpoint("backup"))))
                        .label());
    }

    @Test
    void everybodyFails() {
        assertEquals(
                "FAIL",
                verdict(control, seen("{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\",\"Resource\":\"*\"}"))
                        .label());
    }

    @Test
    void principalsAloneAreNotEnough() {
        assertEquals(
                "FAIL",
                verdict(control, seen(ORGANIZATION.replace(",\"aws:ResourceOrgID\":\"o-1\"", "")))
                        .label());
    }

    @Test
    void resourcesAloneAreNotEnough() {
        assertEquals(
                "FAIL",
                verdict(control, seen(ORGANIZATION.replace("\"aws:PrincipalOrgID\":\"o-1\",", "")))
                        .label());
    }

    @Test
    void endpointOfAnotherServiceIsNotApplicable() {
        assertEquals(
                "NOT_APPLICABLE",
                verdictOnWhole(
                                control,
                                WithNetwork.inventory().read(Kinds.ENDPOINTS, List.of(WithNetwork.endpoint("kms"))))
                        .label());
    }

    @Test
    void deniedEndpointsAreUnknown() {
        assertEquals(
                "UNKNOWN",
                verdictOnWhole(control, WithNetwork.inventory().unread(Kinds.ENDPOINTS, WithNetwork.DENIED))
                        .label());
    }

    private static Inventory.Builder seen(String statements) {
        var endpoint = Records.with(WithNetwork.endpoint("backup"), "policy", Samples.policy(statements));
        return WithNetwork.inventory().read(Kinds.ENDPOINTS, List.of(endpoint));
    }
}
