package io.strongroom.domain.iam.access;

import static io.strongroom.domain.iam.access.Docs.ROLE;
import static io.strongroom.domain.iam.access.Docs.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExemptionsTest {
    private static final String DENY = "{'Effect':'Deny','Principal':'*','Action':'%s','Resource':'*'%s}";

    @Test
    void plainDenySparesNobody() {
        var denied = of(DENY.formatted("backup:Delete*", ""));
        assertTrue(denied.denied());
        assertEquals(Set.of(), denied.spared());
    }

    @Test
    void sparedRolesAreListed() {
        var denied =
                of(DENY.formatted("backup:*", ",'Condition':{'ArnNotLike':{'aws:PrincipalArn':['" + ROLE + "']}}"));
        assertEquals(Set.of(ROLE), denied.spared());
        assertFalse(denied.wide());
    }

    @Test
    void twoStatementsSpareOnlyWhoBothSpare() {
        var wide = DENY.formatted(
                "*", ",'Condition':{'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::123456789012:role/*'}}");
        var narrow = DENY.formatted("*", ",'Condition':{'StringNotEquals':{'aws:PrincipalArn':'" + ROLE + "'}}");
        assertEquals(Set.of(ROLE), of(wide + "," + narrow).spared());
        assertTrue(of(wide).wide());
    }

    @Test
    void wholeAccountsAndOrganizationsAreWide() {
        assertTrue(of(DENY.formatted("*", ",'Condition':{'StringNotEquals':{'aws:PrincipalAccount':'123456789012'}}"))
                .wide());
        assertTrue(of(DENY.formatted("*", ",'Condition':{'StringNotEquals':{'aws:PrincipalOrgID':'o-1234567890'}}"))
                .wide());
        var listed = of(
                "{'Effect':'Deny','NotPrincipal':{'AWS':['123456789012','" + ROLE + "']},'Action':'*','Resource':'*'}");
        assertEquals(Set.of(ROLE), listed.spared());
    }

    @Test
    void otherConditionsAreNoDenialToAll() {
        assertFalse(of(DENY.formatted("*", ",'Condition':{'Bool':{'aws:SecureTransport':'false'}}"))
                .denied());
        assertFalse(of("{'Effect':'Deny','Principal':{'AWS':'123456789012'},'Action':'*','Resource':'*'}")
                .denied());
        assertFalse(of("{'Effect':'Deny','Principal':'*','Action':'*','Resource':'arn:aws:backup:*:*:x'}")
                .denied());
        assertFalse(of(DENY.formatted("*", ",'Condition':{'ForAnyValue:StringNotEquals':{'aws:PrincipalArn':'x'}}"))
                .denied());
    }

    @Test
    void notActionDeniesAllOthers() {
        assertTrue(of("{'Effect':'Deny','Principal':'*','NotAction':'backup:Copy*','Resource':'*'}")
                .denied());
    }

    @Test
    void servicesMayBeSpared() {
        assertTrue(of(DENY.formatted("*", ",'Condition':{'Bool':{'aws:PrincipalIsAWSService':'false'}}"))
                .services());
    }

    private static Exemptions of(String statements) {
        return Exemptions.of(List.of(policy(statements)), "backup:DeleteRecoveryPoint", "*");
    }
}
