package io.strongroom.domain.controls.governance;

import static io.strongroom.domain.controls.Judged.verdict;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.organizations.Organization;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectiveBackupPolicyIsValidTest {
    private final EffectiveBackupPolicyIsValid control = new EffectiveBackupPolicyIsValid();
    private final Organization organization = WithSettings.organization(Told.known(List.of()));

    @Test
    void policyWithoutErrorsPasses() {
        assertEquals("PASS", verdict(control, seen(organization)).label());
    }

    @Test
    void errorsFail() {
        var broken =
                Records.with(organization, "invalidPolicies", Map.of(Samples.ACCOUNT, List.of("ELEMENTS_TOO_MANY")));
        assertEquals("FAIL", verdict(control, seen(broken)).label());
    }

    @Test
    void errorsOfAnotherAccountAreNotThisOnes() {
        var broken = Records.with(organization, "invalidPolicies", Map.of(new AccountId("210987654321"), List.of("X")));
        assertEquals("PASS", verdict(control, seen(broken)).label());
    }

    @Test
    void accountWithoutPolicyIsNotApplicable() {
        var none = Records.with(organization, "effectiveBackupPolicies", Map.of());
        assertEquals("NOT_APPLICABLE", verdict(control, seen(none)).label());
    }

    @Test
    void deniedErrorsAreUnknown() {
        var dark = Records.with(organization, "invalidPolicies", Told.unknown(WithSettings.DENIED));
        assertEquals("UNKNOWN", verdict(control, seen(dark)).label());
    }

    private static Inventory.Builder seen(Organization organization) {
        return WithSettings.inventory().read(Kinds.ORGANIZATION, List.of(organization));
    }
}
