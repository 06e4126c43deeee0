package io.strongroom.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.iam.access.Policy;
import io.strongroom.domain.iam.access.PrincipalPolicies;
import io.strongroom.domain.json.Json;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PowersTest {
    private static final String ROLE = "arn:aws:iam::123456789012:role/StrongroomRead";
    private static final Set<String> ASKED = Set.of("backup:ListBackupVaults", "kms:ListKeys");

    @Test
    void whatAPolicyAllowsIsGrantedAndTheRestIsMissing() {
        var powers = powers("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"backup:List*","Resource":"*"}]}""");
        assertEquals(Set.of("backup:ListBackupVaults"), powers.granted());
        assertEquals(Set.of("kms:ListKeys"), powers.missing());
        assertEquals(Set.of(), powers.unknown());
        assertEquals("", powers.doubt());
    }

    @Test
    void anExplicitDenyTakesItAway() {
        var powers = powers("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                {"Effect":"Deny","Action":"kms:*","Resource":"*"}]}""");
        assertEquals(Set.of("kms:ListKeys"), powers.missing());
    }

    @Test
    void whatDependsOnTheRequestIsUnknownAndSaysOnWhat() {
        var powers = powers("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*",
                "Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"}}}]}""");
        assertEquals(ASKED, powers.unknown());
        assertEquals("It depends on aws:sourceip.", powers.doubt());
    }

    @Test
    void aGrantOnSomeResourcesAloneIsUnknown() {
        var powers = powers("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ListKeys",
                "Resource":"arn:aws:kms:eu-west-1:123456789012:key/x"}]}""");
        assertEquals(Set.of("kms:ListKeys"), powers.unknown());
    }

    @Test
    void theBoundaryHoldsAsWell() {
        var policies = PrincipalPolicies.of(policy("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""")).within(policy("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}"""));
        var powers = Powers.of(ROLE, new RoleDocuments.Read(Optional.of(1), policies), ASKED);
        assertEquals(Set.of("backup:ListBackupVaults"), powers.missing());
    }

    @Test
    void whatCouldNotBeReadGrantsNothing() {
        var powers = Powers.of(ROLE, new RoleDocuments.Unread("iam:GetRolePolicy is denied"), ASKED);
        assertEquals(ASKED, powers.unknown());
        assertEquals(Set.of(), powers.granted());
        assertEquals("iam:GetRolePolicy is denied", powers.doubt());
    }

    /** As the template says it: only to CloudTrail, only the account's own policies, and never on its own roles. */
    @Test
    void theConditionsOfTheTemplateAreMet() {
        var powers = Powers.of(
                ROLE,
                new RoleDocuments.Read(Optional.of(1), PrincipalPolicies.of(policy("""
                        {"Version":"2012-10-17","Statement":[
                        {"Effect":"Allow","Action":["iam:AttachRolePolicy"],"Resource":"*","Condition":{"ArnLike":
                        {"iam:PolicyARN":"arn:aws:iam::123456789012:policy/*"}}},
                        {"Effect":"Allow","Action":["iam:PassRole"],"Resource":"arn:aws:iam::123456789012:role/*",
                        "Condition":{"StringEquals":{"iam:PassedToService":"cloudtrail.amazonaws.com"}}},
                        {"Effect":"Deny","Action":["iam:PassRole","iam:AttachRolePolicy"],
                        "Resource":["arn:aws:iam::123456789012:role/StrongroomRead"]}]}"""))),
                Set.of("iam:AttachRolePolicy", "iam:PassRole"));
        assertEquals(Set.of("iam:AttachRolePolicy", "iam:PassRole"), powers.granted(), powers.doubt());
    }

    @Test
    void anActionThatWasNotAskedAboutIsUnknown() {
        var powers = new Powers(new TreeSet<>(Set.of("a:GetA")), new TreeSet<>(Set.of("b:GetB")), new TreeSet<>(), "");
        assertEquals(Can.YES, powers.can(Set.of("a:GetA")));
        assertEquals(Can.UNKNOWN, powers.can(Set.of("a:GetA", "c:GetC")));
        assertEquals(Can.NO, powers.can(Set.of("a:GetA", "b:GetB", "c:GetC")));
        assertEquals(Set.of("b:GetB", "c:GetC"), powers.lacking(Set.of("a:GetA", "b:GetB", "c:GetC")));
    }

    @Test
    void powersAreReadBackAsTheyWereWritten() {
        var powers = powers("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"backup:List*","Resource":"*"}]}""");
        var role = new RoleConnection(ROLE, Opening.opened(), Opening.refused("AccessDenied"), Optional.of(1), powers);
        var connection = new Connection(role, role);
        assertEquals(connection, Json.read(Json.write(connection), Connection.class));
        assertTrue(Json.write(connection).length() < 2_000);
    }

    private static Powers powers(String document) {
        return Powers.of(ROLE, new RoleDocuments.Read(Optional.of(1), PrincipalPolicies.of(policy(document))), ASKED);
    }

    private static Policy policy(String document) {
        return Policy.of("inline", Json.parse(document));
    }
}
