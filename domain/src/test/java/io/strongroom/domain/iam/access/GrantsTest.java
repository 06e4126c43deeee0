package io.strongroom.domain.iam.access;

import static io.strongroom.domain.iam.access.Docs.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final String OPEN =
            "{'Effect':'Allow','Principal':'*','Action':'backup:CopyIntoBackupVault','Resource':'*'%s}";

    @Test
    void everyoneIsPublic() {
        assertTrue(only("").isPublic());
    }

    @Test
    void organizationNarrows() {
        var grant = only(",'Condition':{'StringEquals':{'AWS:PrincipalOrgId':['o-1234567890']}}");
        assertFalse(grant.isPublic());
        assertEquals(Set.of("o-1234567890"), grant.organizations());
    }

    @Test
    void whatHoldsWithoutTheKeyNarrowsNothing() {
        for (var condition : List.of(
                "{'StringEqualsIfExists':{'aws:PrincipalOrgID':'o-1234567890'}}",
                "{'ForAllValues:StringEquals':{'aws:PrincipalOrgID':'o-1234567890'}}",
                "{'StringLike':{'aws:PrincipalOrgID':'*'}}",
                "{'StringLike':{'aws:PrincipalOrgID':'o-*'}}",
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-*/r-ab12/*'}}",
                "{'StringLike':{'aws:PrincipalAccount':'21098765432?'}}",
                "{'StringLike':{'aws:SourceVpce':'vpce-*'}}",
                "{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/backup'}}",
                "{'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}}",
                "{'StringNotEquals':{'aws:PrincipalOrgID':'o-1234567890'}}",
                "{'Bool':{'aws:SecureTransport':'true'}}")) {
            assertTrue(only(",'Condition':" + condition).isPublic(), condition);
        }
    }

    @Test
    void wildcardBehindAWholeNameNarrows() {
        for (var condition : List.of(
                "{'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-1234567890/r-ab12/*'}}",
                "{'StringLike':{'aws:UserId':'AROAEXAMPLE:*'}}")) {
            assertFalse(only(",'Condition':" + condition).isPublic(), condition);
        }
    }

    @Test
    void denyToAllOutsideNarrows() {
        var outside = "{'Effect':'Deny','Principal':'*','Action':'*','Resource':'*','Condition':"
                + "{'StringNotEquals':{'aws:PrincipalOrgID':'o-1234567890'},'BoolIfExists':{'aws:PrincipalIsAWSService':'false'}}}";
        var grant = Grants.of(policy(OPEN.formatted("") + "," + outside)).getFirst();
        assertEquals(Set.of("o-1234567890"), grant.organizations());
    }

    @Test
    void denyOfTheSameServiceAndBucketNarrows() {
        var open = "{'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'arn:aws:s3:::b/*'}";
        var outside =
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*'],"
                        + "'Condition':{'StringNotEqualsIfExists':{'aws:PrincipalOrgID':'o-1234567890'}}}";
        assertFalse(Grants.of(policy(open + "," + outside)).getFirst().isPublic());
        var elsewhere = outside.replace("'arn:aws:s3:::b/*'", "'arn:aws:s3:::c/*'");
        assertTrue(Grants.of(policy(open + "," + elsewhere)).getFirst().isPublic());
    }

    @Test
    void denyToEveryoneTakesAllAway() {
        var never = "{'Effect':'Deny','Principal':'*','Action':'backup:*','Resource':'*'}";
        assertEquals(List.of(), Grants.of(policy(OPEN.formatted("") + "," + never), "backup:CopyIntoBackupVault", "*"));
    }

    @Test
    void accountsAreReadFromPrincipalsAndConditions() {
        assertEquals(
                Set.of("210987654321"),
                only(",'Condition':{'StringEquals':{'aws:SourceAccount':'210987654321'}}")
                        .accounts());
        var named = policy("{'Effect':'Allow','Principal':{'AWS':'210987654321'},'Action':'*','Resource':'*'}");
        assertEquals(Set.of("210987654321"), Grants.of(named).getFirst().accounts());
    }

    @Test
    void allButSomeIsPublic() {
        var most = policy("{'Effect':'Allow','NotPrincipal':{'AWS':'210987654321'},'Action':'s3:Get*','Resource':'*'}");
        assertTrue(Grants.of(most, "s3:GetObject", "*").getFirst().isPublic());
        assertEquals(List.of(), Grants.of(most, "s3:PutObject", "*"));
    }

    private static Grant only(String rest) {
        return Grants.of(policy(OPEN.formatted(rest)), "backup:CopyIntoBackupVault", "*")
                .getFirst();
    }
}
