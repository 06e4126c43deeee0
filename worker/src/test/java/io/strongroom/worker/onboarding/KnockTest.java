package io.strongroom.worker.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Advice;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.NeededActions;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.domain.onboarding.RoleVersions;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.sandbox.faults.Fault;
import io.strongroom.sandbox.faults.Faults;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.strongroom.sandbox.store.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/** Connection tests against the simulated organization, whose roles open as STS would open them. */
class KnockTest {
    private static final InstantSource CLOCK = () -> Instant.parse("2026-11-24T10:00:00Z");
    private static final Region HOME = new Region("eu-west-1");

    private final SandboxAwsAccounts aws =
            new SandboxAwsAccounts(new InMemoryStore(CLOCK), CLOCK, SandboxSettings.calm(), new Random(1));
    private final Knock knock = new Knock(aws, aws, HOME);

    @Test
    void rolesFromTheTemplateAreWhole() {
        var found = knock.at(enrollment("payments-prod"));
        assertEquals(Connection.Health.WHOLE, found.health(), found.toString());
        assertEquals(Opening.State.REFUSED, found.read().withoutExternalId().state());
        assertEquals(Optional.of(RoleVersions.current()), found.read().version());
        assertEquals(NeededActions.reading(), found.read().powers().granted());
        assertEquals(NeededActions.changing(), found.remediation().powers().granted());
        assertEquals(List.of(), Advice.on(enrollment("payments-prod"), found));
    }

    @Test
    void anExternalIdOfAnotherAccountOpensNothing() {
        var own = enrollment("payments-prod");
        var confused =
                new Enrollment(own.account(), "stem-" + account("orders-prod"), own.terms(), "ann", CLOCK.instant(), 1);
        var found = knock.at(confused);
        assertEquals(Connection.Health.UNREACHABLE, found.health());
        assertTrue(Advice.on(confused, found).getFirst().contains("does not open"));
        assertEquals(NeededActions.reading(), found.read().powers().unknown(), "what was not read is not granted");
    }

    @Test
    void aRoleThatOpensWithoutTheExternalIdIsRefused() {
        var enrollment = enrollment("sandbox-anna");
        var found = knock.at(enrollment);
        assertEquals(Connection.Health.EXPOSED, found.health());
        assertFalse(found.usable());
        assertTrue(Advice.on(enrollment, found).getFirst().contains("confused deputy"));
    }

    @Test
    void rolesMadeByHandSayNoVersionAndLackWhatWasForgotten() {
        var found = knock.at(enrollment("data-dev"));
        assertEquals(Connection.Health.PARTIAL, found.health());
        assertEquals(Optional.empty(), found.read().version());
        assertEquals(
                Set.of("mpa:ListApprovalTeams", "rbin:ListRules"),
                found.read().powers().missing());
        assertEquals(
                Set.of("backup:PutBackupVaultLockConfiguration"),
                found.remediation().powers().missing());
    }

    @Test
    void theManagementAccountThatStackSetsLeaveOutCanBeReadAlone() {
        var found = knock.at(enrollment("management"));
        assertEquals(Connection.Health.PARTIAL, found.health());
        assertTrue(found.usable());
        assertEquals(NeededActions.reading(), found.read().powers().granted());
        assertEquals(NeededActions.changing(), found.remediation().powers().missing());
    }

    @Test
    void everyPolicyOfTheRoleCountsAndItsTagTellsTheVersion() {
        var iam = aws.asOwner(account("orders-prod"), HOME).client(IamClient.class);
        iam.putRolePolicy(
                r -> r.roleName(Terms.REMEDIATION_ROLE).policyName("less").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"kms:ScheduleKeyDeletion","Resource":"*"}]}"""));
        iam.tagRole(r -> r.roleName(Terms.REMEDIATION_ROLE)
                .tags(Tag.builder().key(RoleVersions.TAG).value("0").build()));
        var found = knock.at(enrollment("orders-prod"));
        assertEquals(
                Set.of("kms:ScheduleKeyDeletion"), found.remediation().powers().missing());
        assertEquals(Optional.of(0), found.remediation().version());
        assertEquals(Connection.Health.PARTIAL, found.health());
    }

    @Test
    void aBoundaryTakesAwayWhatPoliciesGrant() {
        var id = account("payments-prod");
        var iam = aws.asOwner(id, HOME).client(IamClient.class);
        var bound = iam.createPolicy(r -> r.policyName("bound").policyDocument("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}"""))
                .policy()
                .arn();
        iam.createRole(r -> r.roleName("Bound").permissionsBoundary(bound).assumeRolePolicyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"%s"},\
                "Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"%s"}}}]}""".formatted(
                        aws.workerRole().orElseThrow(), Enrollment.externalId("stem", id))));
        iam.putRolePolicy(r -> r.roleName("Bound").policyName("all").policyDocument("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}"""));
        var terms = new Terms(Terms.READ_ROLE, "Bound", List.of(), 60, Optional.empty());
        var own = enrollment("payments-prod");
        var found = knock.at(new Enrollment(id, own.externalId(), terms, "ann", CLOCK.instant(), 1));
        assertTrue(
                found.remediation().withExternalId().open(), found.remediation().toString());
        assertTrue(found.remediation().powers().granted().contains("kms:CreateKey"));
        assertTrue(found.remediation().powers().missing().contains("backup:CreateBackupVault"));
    }

    @Test
    void whatMayNotBeReadIsUnknownAndNamesTheAction() {
        aws.strike(new Faults.Rule("iam:GetRolePolicy", "*", Fault.DENIED, 100));
        var found = knock.at(enrollment("payments-prod"));
        assertEquals(Connection.Health.PARTIAL, found.health());
        assertEquals(Set.of(), found.read().powers().granted());
        assertTrue(
                found.read().powers().doubt().contains("iam:GetRolePolicy"),
                found.read().powers().doubt());
    }

    @Test
    void aRoleThatIsNotThereMayDoNothing() {
        var own = enrollment("payments-prod");
        var terms = new Terms(Terms.READ_ROLE, "NobodyMadeThis", List.of(), 60, Optional.empty());
        var found = knock.at(new Enrollment(own.account(), own.externalId(), terms, "ann", CLOCK.instant(), 1));
        assertEquals(Opening.State.REFUSED, found.remediation().withExternalId().state());
        assertEquals(NeededActions.changing(), found.remediation().powers().missing());
        assertTrue(found.usable(), "it can be read");
    }

    @Test
    void anAccountThatTheSandboxDoesNotHaveSaysSo() {
        var id = new AccountId("999999999999");
        var found = knock.at(
                new Enrollment(id, Enrollment.externalId("stem", id), Terms.usual(), "ann", CLOCK.instant(), 1));
        assertEquals(Connection.Health.UNREACHABLE, found.health());
        assertTrue(found.read().withExternalId().detail().contains("no account 999999999999"));
    }

    private Enrollment enrollment(String name) {
        var id = account(name);
        return new Enrollment(id, Enrollment.externalId("stem", id), Terms.usual(), "ann", CLOCK.instant(), 1);
    }

    private AccountId account(String name) {
        return aws.discover().accounts().stream()
                .filter(one -> one.name().equals(name))
                .map(Account::id)
                .findFirst()
                .orElseThrow();
    }
}
