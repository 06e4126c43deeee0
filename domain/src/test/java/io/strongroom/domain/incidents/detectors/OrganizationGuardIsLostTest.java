package io.strongroom.domain.incidents.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Happened;
import io.strongroom.domain.incidents.Detector;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrganizationGuardIsLostTest extends DetectorLaws {
    @Override
    Detector detector() {
        return new OrganizationGuardIsLost();
    }

    @Override
    AwsEvent trueEvent() {
        return Happened.call("organizations.amazonaws.com", "DetachPolicy", """
                {"policyId":"p-12345678","targetId":"123456789012"}""");
    }

    private static AwsEvent organization(String name, String request) {
        return Happened.call("organizations.amazonaws.com", name, request);
    }

    @Test
    void leavingIsToldWhoeverDoesIt() {
        var platform = Happened.session(PLATFORM, "deploy");
        assertTrue(told(Happened.by(platform, organization("LeaveOrganization", "{}")))
                .isPresent());
        assertEquals(Optional.empty(), told(Happened.by(platform, trueEvent())));
    }

    @Test
    void changedPolicyIsHigh() {
        assertEquals(
                Severity.HIGH,
                told(organization("UpdatePolicy", "{\"policyId\":\"p-1\"}"))
                        .orElseThrow()
                        .severity());
    }

    @Test
    void administratorsOfOtherServicesAreNotTold() {
        var request = "{\"accountId\":\"210987654321\",\"servicePrincipal\":\"%s\"}";
        assertEquals(
                Optional.empty(),
                told(organization("RegisterDelegatedAdministrator", request.formatted("ram.amazonaws.com"))));
        assertTrue(told(organization("RegisterDelegatedAdministrator", request.formatted("backup.amazonaws.com")))
                .isPresent());
    }

    @Test
    void attachedPolicyIsMediumAndOneThatAllowsAllHigh() {
        var request = "{\"policyId\":\"%s\",\"targetId\":\"ou-ab12-11111111\"}";
        var found = watched(organization("AttachPolicy", request.formatted("p-12345678")));
        assertEquals(Severity.MEDIUM, found.severity());
        assertTrue(found.because().contains("attached policy p-12345678 to ou-ab12-11111111"), found.because());
        assertEquals(
                Severity.HIGH,
                watched(organization("AttachPolicy", request.formatted("p-FullAWSAccess")))
                        .severity());
        assertEquals(Optional.empty(), told(byPlatform(organization("AttachPolicy", request.formatted("p-12345678")))));
    }

    @Test
    void policyThatIsOnlyMadeIsNotTold() {
        assertEquals(
                Optional.empty(), told(organization("CreatePolicy", "{\"name\":\"p\",\"type\":\"BACKUP_POLICY\"}")));
    }

    private static AwsEvent moved(String from, String to) {
        return organization(
                "MoveAccount",
                "{\"accountId\":\"210987654321\",\"sourceParentId\":\"" + from + "\",\"destinationParentId\":\"" + to
                        + "\"}");
    }

    @Test
    void accountThatIsMovedIsToldByHowMuchGuardItLoses() {
        var found = watched(moved("ou-ab12-11111111", "ou-ab12-22222222"));
        assertEquals(Severity.HIGH, found.severity());
        assertTrue(
                found.because().contains("moved account 210987654321 from ou-ab12-11111111 to ou-ab12-22222222"),
                found.because());
        assertEquals(
                Severity.CRITICAL, watched(moved("ou-ab12-11111111", "r-ab12")).severity());
        assertEquals(
                Severity.MEDIUM, watched(moved("r-ab12", "ou-ab12-11111111")).severity());
        assertEquals(Optional.empty(), told(byPlatform(moved("r-ab12", "ou-ab12-11111111"))));
    }

    @Test
    void detachedAndChangedPoliciesAreTold() {
        assertEquals(Severity.CRITICAL, watched(trueEvent()).severity());
        assertEquals(
                Severity.HIGH,
                watched(organization("UpdatePolicy", "{\"policyId\":\"p-1\",\"content\":\"{}\"}"))
                        .severity());
    }
}
