package io.strongroom.domain.iam.access;

import static io.strongroom.domain.iam.access.Docs.OTHER;
import static io.strongroom.domain.iam.access.Docs.ROLE;
import static io.strongroom.domain.iam.access.Docs.policy;
import static io.strongroom.domain.iam.access.Docs.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Policy ALL = policy("{'Effect':'Allow','Action':'*','Resource':'*'}");
    private static final Policy READ =
            policy("{'Effect':'Allow','Action':['backup:List*','kms:Describe*'],'Resource':'*'}");
    private static final Request DELETE = request(ROLE, "backup:DeleteRecoveryPoint", "*");
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1";

    @Test
    void nothingIsAllowedByNobody() {
        assertEquals(
                new Decision.ImplicitlyDenied("identity policies"), Access.decide(DELETE, PrincipalPolicies.of(READ)));
    }

    @Test
    void allowedSaysByWhichStatement() {
        assertEquals(
                new Decision.Allowed(new StatementRef("policy", "#1")),
                Access.decide(DELETE, PrincipalPolicies.of(ALL)));
    }

    @Test
    void explicitDenyWinsAndIsNamed() {
        var deny = policy("{'Sid':'Keep','Effect':'Deny','Action':'backup:Delete*','Resource':'*'}");
        assertEquals(
                new Decision.ExplicitlyDenied(new StatementRef("policy", "Keep")),
                Access.decide(DELETE, PrincipalPolicies.of(ALL, deny)));
    }

    @Test
    void boundaryBounds() {
        assertEquals(
                new Decision.ImplicitlyDenied("permissions boundary"),
                Access.decide(DELETE, PrincipalPolicies.of(ALL).within(READ)));
    }

    @Test
    void everyLevelOfScpsMustAllow() {
        var levels = List.of(List.of(ALL), List.of(READ), List.of(ALL));
        assertInstanceOf(
                Decision.ImplicitlyDenied.class,
                Access.decide(DELETE, PrincipalPolicies.of(ALL).under(levels)));
        var both = List.of(List.of(ALL), List.of(READ, ALL), List.<Policy>of());
        assertEquals(
                "ALLOWED",
                Access.decide(DELETE, PrincipalPolicies.of(ALL).under(both)).label());
    }

    @Test
    void scpsDoNotBindServiceLinkedRoles() {
        var linked = request(
                "arn:aws:iam::123456789012:role/aws-service-role/backup.amazonaws.com/AWSServiceRoleForBackup",
                "backup:DeleteRecoveryPoint",
                "*");
        assertEquals(
                "ALLOWED",
                Access.decide(linked, PrincipalPolicies.of(ALL).under(List.of(List.of(READ))))
                        .label());
    }

    @Test
    void conditionOnWhatIsNotKnownMakesItDepend() {
        var mfa = policy(
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}");
        assertEquals(
                Set.of("aws:multifactorauthpresent"),
                assertInstanceOf(Decision.Depends.class, Access.decide(DELETE, PrincipalPolicies.of(mfa)))
                        .on());
        assertEquals(
                "ALLOWED",
                Access.decide(DELETE.with("aws:MultiFactorAuthPresent", "true"), PrincipalPolicies.of(mfa))
                        .label());
        assertEquals(
                "DENIED",
                Access.decide(DELETE.with("aws:MultiFactorAuthPresent"), PrincipalPolicies.of(mfa))
                        .label());
    }

    @Test
    void notActionSpeaksOfAllOthers() {
        var others = policy("{'Effect':'Allow','NotAction':['iam:*'],'Resource':'*'}");
        assertEquals(
                "ALLOWED", Access.decide(DELETE, PrincipalPolicies.of(others)).label());
        assertEquals(
                "DENIED",
                Access.decide(request(ROLE, "IAM:PassRole", "*"), PrincipalPolicies.of(others))
                        .label());
    }

    @Test
    void partOfTheResourcesDependsOnTheResource() {
        var some = policy("{'Effect':'Allow','Action':'backup:*','Resource':'arn:aws:backup:*:*:recovery-point:*'}");
        assertEquals(
                Set.of("resource"),
                assertInstanceOf(Decision.Depends.class, Access.decide(DELETE, PrincipalPolicies.of(some)))
                        .on());
    }

    @Test
    void keyIsClosedUnlessItsPolicyOpensIt() {
        var decrypt = request(ROLE, "kms:Decrypt", KEY);
        var closed =
                policy("{'Effect':'Allow','Principal':{'Service':'s3.amazonaws.com'},'Action':'kms:*','Resource':'*'}");
        var account = policy("{'Effect':'Allow','Principal':{'AWS':'123456789012'},'Action':'kms:*','Resource':'*'}");
        var named = policy("{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'kms:*','Resource':'*'}");
        assertEquals("DENIED", key(decrypt, closed, PrincipalPolicies.of(ALL)));
        assertEquals("ALLOWED", key(decrypt, account, PrincipalPolicies.of(ALL)));
        assertEquals("DENIED", key(decrypt, account, PrincipalPolicies.NONE));
        assertEquals("ALLOWED", key(decrypt, named, PrincipalPolicies.NONE));
    }

    @Test
    void anotherAccountNeedsBothSides() {
        var decrypt = request(OTHER, "kms:Decrypt", KEY);
        var open = policy("{'Effect':'Allow','Principal':{'AWS':'210987654321'},'Action':'kms:*','Resource':'*'}");
        assertEquals("DENIED", key(decrypt, open, PrincipalPolicies.NONE));
        assertEquals("ALLOWED", key(decrypt, open, PrincipalPolicies.of(ALL)));
        assertEquals("DENIED", key(request(ROLE, "kms:Decrypt", KEY), open, PrincipalPolicies.of(ALL)));
    }

    @Test
    void sessionIsItsRole() {
        var named = policy("{'Effect':'Allow','Principal':{'AWS':'" + ROLE + "'},'Action':'kms:*','Resource':'*'}");
        var session = request("arn:aws:sts::123456789012:assumed-role/backup-admin/ann", "kms:Decrypt", KEY);
        assertEquals("ALLOWED", key(session, named, PrincipalPolicies.NONE));
    }

    @Test
    void denyWithNotPrincipalSparesOnlyWhoIsNamedWhole() {
        var user = "arn:aws:iam::123456789012:user/ann";
        var half = "{'Effect':'Deny','NotPrincipal':{'AWS':['" + user + "']},'Action':'*','Resource':'*'}";
        var whole = "{'Effect':'Deny','NotPrincipal':{'AWS':['" + user
                + "','arn:aws:iam::123456789012:root']},'Action':'*','Resource':'*'}";
        var open = "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}";
        var decrypt = request(user, "kms:Decrypt", KEY);
        assertEquals("DENIED", key(decrypt, policy(open + "," + half), PrincipalPolicies.NONE));
        assertEquals("ALLOWED", key(decrypt, policy(open + "," + whole), PrincipalPolicies.NONE));
        assertEquals(
                "DENIED", key(request(ROLE, "kms:Decrypt", KEY), policy(open + "," + whole), PrincipalPolicies.NONE));
    }

    @Test
    void boundaryHoldsARoleThatTheResourceNamesButNoUser() {
        var user = "arn:aws:iam::123456789012:user/ann";
        var named = policy("{'Effect':'Allow','Principal':{'AWS':['" + ROLE + "','" + user
                + "']},'Action':'kms:*','Resource':'*'}");
        var bounded = PrincipalPolicies.NONE.within(READ);
        assertEquals("DENIED", key(request(ROLE, "kms:Decrypt", KEY), named, bounded));
        assertEquals("ALLOWED", key(request(user, "kms:Decrypt", KEY), named, bounded));
    }

    @Test
    void serviceIsLetInByTheResourceAlone() {
        var trust = policy("{'Effect':'Allow','Principal':{'Service':'backup.amazonaws.com'},'Action':'sts:AssumeRole',"
                + "'Condition':{'StringEquals':{'aws:SourceAccount':'123456789012'}}}");
        var backup = Request.of(Caller.service("backup.amazonaws.com"), "sts:AssumeRole", ROLE);
        assertEquals("DEPENDS", key(backup, trust, PrincipalPolicies.NONE));
        assertEquals("ALLOWED", key(backup.with("aws:SourceAccount", "123456789012"), trust, PrincipalPolicies.NONE));
        assertEquals("DENIED", key(backup.with("aws:SourceAccount", "210987654321"), trust, PrincipalPolicies.NONE));
        var ec2 = Request.of(Caller.service("ec2.amazonaws.com"), "sts:AssumeRole", ROLE);
        assertEquals("DENIED", key(ec2, trust, PrincipalPolicies.NONE));
    }

    @Test
    void plainHttpIsDeniedToEveryone() {
        var tls = policy(
                "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':['arn:aws:s3:::b','arn:aws:s3:::b/*'],"
                        + "'Condition':{'Bool':{'aws:SecureTransport':'false'}}}");
        var plain = Request.of(Caller.ANYONE, "s3:*", "arn:aws:s3:::b/*").with("aws:SecureTransport", "false");
        assertEquals("DENIED", Access.byResourcePolicy(plain, tls).label());
        assertInstanceOf(Decision.ExplicitlyDenied.class, Access.byResourcePolicy(plain, tls));
        assertInstanceOf(
                Decision.ImplicitlyDenied.class,
                Access.byResourcePolicy(Request.of(Caller.ANYONE, "s3:*", "arn:aws:s3:::c/*"), tls));
    }

    private static String key(Request request, Policy policy, PrincipalPolicies bearer) {
        return Access.decide(request, bearer, new ResourcePolicy(policy, "123456789012"))
                .label();
    }
}
