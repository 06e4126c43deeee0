package io.strongroom.db.policies;

import static io.strongroom.db.assessments.Estate.ALICE;
import static io.strongroom.db.assessments.Estate.BOB;
import static io.strongroom.db.assessments.Estate.NOW;
import static io.strongroom.db.assessments.Estate.failure;
import static io.strongroom.db.assessments.Estate.judged;
import static io.strongroom.db.assessments.Estate.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.strongroom.db.PostgresForTests;
import io.strongroom.db.assessments.Estate;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountRegister;
import io.strongroom.domain.audit.AuditEntry;
import io.strongroom.domain.audit.AuditTrail;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.BackupSecurityPolicy;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.NewPolicy;
import io.strongroom.domain.policies.Policies;
import io.strongroom.domain.policies.PolicyId;
import io.strongroom.domain.policies.Thresholds;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
class PoliciesIT {
    @Inject
    Policies policies;

    @Inject
    AccountRegister accounts;

    @Inject
    AuditTrail audit;

    @Inject
    Estate estate;

    AccountId account;
    String ou;

    @BeforeEach
    void account() {
        ou = "/ou-" + Estate.number();
        account = estate.account(ou + "/team");
    }

    @Test
    void policyIsReadBackAsSavedAndAudited() {
        var added = policies.add(wanted(30), ALICE, NOW);
        assertEquals(added, policies.find(added.id()).orElseThrow());
        assertTrue(policies.list().contains(added));
        assertEquals(1, added.version());
        var entry = audit.of("policy", added.id().toString(), 0, 10).getFirst();
        assertEquals(List.of("policy.added", "alice"), List.of(entry.action(), entry.actor()));
        assertEquals(30, entry.details().at("/thresholds/minRetentionDays").asInt());
    }

    @Test
    void eachSaveMakesAVersionAndOldOnesAreKept() {
        var first = policies.add(wanted(30), ALICE, NOW);
        var second = policies.save(first.id(), wanted(40), 1, BOB, NOW.plusSeconds(1));
        assertEquals(List.of(second, first), policies.history(first.id()));
        assertEquals(second, policies.find(first.id()).orElseThrow());
        assertFalse(policies.list().contains(first));
        assertEquals(40, expected().minRetentionDays());
    }

    @Test
    void secondOfTwoWhoSaveIsToldToReadAgain() {
        var first = policies.add(wanted(30), ALICE, NOW);
        policies.save(first.id(), wanted(40), 1, ALICE, NOW);
        assertEquals(
                ProblemCode.PRECONDITION_FAILED, refusal(() -> policies.save(first.id(), wanted(50), 1, BOB, NOW)));
        assertEquals(40, expected().minRetentionDays());
        assertEquals(ProblemCode.NOT_FOUND, refusal(() -> policies.save(PolicyId.next(), wanted(50), 1, BOB, NOW)));
    }

    @Test
    void retiredPolicyAsksNothingAndIsKept() {
        var first = policies.add(wanted(30), ALICE, NOW);
        policies.retire(first.id(), 1, BOB, NOW);
        assertEquals(Expectations.standard(), expected());
        assertFalse(policies.list().stream().anyMatch(one -> one.id().equals(first.id())));
        assertEquals(2, policies.history(first.id()).size());
        assertFalse(policies.find(first.id()).orElseThrow().active());
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> policies.save(first.id(), wanted(1), 2, BOB, NOW)));
        policies.add(new NewPolicy(first.name(), first.scope(), first.thresholds()), BOB, NOW);
        assertEquals(
                List.of("policy.added", "policy.retired"),
                audit.of("policy", first.id().toString(), 0, 10).stream()
                        .map(AuditEntry::action)
                        .toList());
    }

    @Test
    void twoActivePoliciesCannotShareAName() {
        var first = policies.add(wanted(30), ALICE, NOW);
        var same = new NewPolicy(first.name().toUpperCase(java.util.Locale.ROOT), first.scope(), Thresholds.none());
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> policies.add(same, BOB, NOW)));
        var other = policies.add(wanted(31), ALICE, NOW);
        assertEquals(ProblemCode.STATE_CONFLICT, refusal(() -> policies.save(other.id(), same, 1, BOB, NOW)));
        assertEquals(other, policies.find(other.id()).orElseThrow(), "the old version still counts");
    }

    @Test
    void wrongPolicyIsRefused() {
        var nowhere = new NewPolicy("p", AccountScope.of(Set.of()), Thresholds.none());
        assertEquals(ProblemCode.VALIDATION_FAILED, refusal(() -> policies.add(nowhere, ALICE, NOW)));
        assertEquals(ProblemCode.VALIDATION_FAILED, refusal(() -> policies.add(wanted(0), ALICE, NOW)));
        assertEquals(ProblemCode.VALIDATION_FAILED, refusal(() -> policies.preview(Optional.empty(), wanted(0))));
    }

    @Test
    void previewNamesAccountsFieldsAndPresentFindings() {
        var neighbour = estate.account(ou + "/team");
        estate.account("/elsewhere");
        var kept = new ControlId("IMM-05");
        estate.assess(account, NOW, judged(kept, "x", failure("Short.")), judged(kept, "y", failure("Short.")));
        estate.assess(neighbour, NOW, judged(kept, "x", failure("Short.")), passes("z"));
        var preview = policies.preview(Optional.empty(), wanted(99));
        assertEquals(
                Map.of(account, Set.of("minRetentionDays"), neighbour, Set.of("minRetentionDays")), preview.accounts());
        assertEquals(Map.of(kept, 3L, new ControlId("IMM-06"), 0L, new ControlId("IMM-11"), 0L), preview.controls());
        assertEquals(3, preview.findings());
        assertEquals(Set.of("minRetentionDays"), preview.fields());
        assertEquals(Expectations.standard(), expected(), "nothing is saved");
    }

    @Test
    void previewOfAChangeComparesWithWhatThePolicySaysNow() {
        var first = policies.add(wanted(99), ALICE, NOW);
        assertEquals(
                Map.of(), policies.preview(Optional.of(first.id()), wanted(99)).accounts());
        assertEquals(
                Set.of(account),
                policies.preview(Optional.of(first.id()), wanted(100))
                        .accounts()
                        .keySet());
        var standard = wanted((int) Expectations.standard().minRetentionDays());
        assertEquals(
                Set.of(account),
                policies.preview(Optional.of(first.id()), standard).accounts().keySet());
    }

    @Test
    void closedAccountIsNotPreviewed() {
        accounts.putAll(List.of(new Account(account, "gone", ou + "/team", Account.Status.CLOSED, true)));
        assertEquals(Map.of(), policies.preview(Optional.empty(), wanted(99)).accounts());
    }

    private Expectations expected() {
        return policies.expectationsFor(accounts.find(account).orElseThrow());
    }

    private NewPolicy wanted(int minRetentionDays) {
        var said = Json.convert(Json.object().put("minRetentionDays", minRetentionDays), Thresholds.class);
        return new NewPolicy("p-" + UUID.randomUUID(), new AccountScope(false, Set.of(), Set.of(ou)), said);
    }

    private static ProblemCode refusal(Executable call) {
        return assertThrows(Rejected.class, call).problem().code();
    }

    @Test
    void policiesAreListedByName() {
        policies.add(wanted(1), ALICE, NOW);
        policies.add(wanted(2), ALICE, NOW);
        var names = policies.list().stream().map(BackupSecurityPolicy::name).toList();
        assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names);
    }
}
