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
    void newPolicyIsNotTold() {
        assertEquals(
                Optional.empty(), told(organization("AttachPolicy", "{\"policyId\":\"p-1\",\"targetId\":\"r-1\"}")));
    }
}
