package io.strongroom.domain.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.users.AccountScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupSecurityPolicyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final AccountId NUMBER = new AccountId("111111111111");
    private static final Account ACCOUNT =
            new Account(NUMBER, "payments", "/prod/payments", Account.Status.ACTIVE, false);

    @Test
    void standardHoldsWhereNothingIsSaid() {
        assertEquals(Expectations.standard(), BackupSecurityPolicy.expected(List.of(), ACCOUNT));
        assertEquals(
                Expectations.standard(),
                BackupSecurityPolicy.expected(List.of(policy(AccountScope.everything(), Thresholds.none())), ACCOUNT));
    }

    @Test
    void closestPolicyWinsFieldByField() {
        var policies = new ArrayList<>(List.of(
                policy(
                        AccountScope.everything(),
                        said("minRetentionDays", 1, "rotationDays", 1, "logRetentionDays", 1, "certificateDays", 1)),
                policy(ous("/prod"), said("minRetentionDays", 2, "rotationDays", 2, "logRetentionDays", 2)),
                policy(ous("/prod/payments"), said("minRetentionDays", 3, "rotationDays", 3)),
                policy(AccountScope.of(Set.of(NUMBER)), said("minRetentionDays", 4)),
                policy(ous("/prod/pay"), said("minRetentionDays", 5, "rotationDays", 5))));
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(policies, new Random(i));
            var expected = BackupSecurityPolicy.expected(policies, ACCOUNT);
            assertEquals(
                    List.of(4L, 3L, 2L, 1L),
                    List.of(
                            expected.minRetentionDays(),
                            (long) expected.rotationDays(),
                            (long) expected.logRetentionDays(),
                            (long) expected.certificateDays()));
        }
    }

    @Test
    void ofTwoEquallyCloseTheLastSavedWins() {
        var older = policy(AccountScope.everything(), said("minRetentionDays", 7));
        var newer = new BackupSecurityPolicy(
                PolicyId.next(),
                1,
                "n",
                AccountScope.everything(),
                said("minRetentionDays", 8),
                true,
                "a",
                NOW.plusSeconds(1));
        assertEquals(
                8, BackupSecurityPolicy.expected(List.of(newer, older), ACCOUNT).minRetentionDays());
    }

    @Test
    void retiredPolicyAsksNothing() {
        var retired = new BackupSecurityPolicy(
                PolicyId.next(), 2, "n", AccountScope.everything(), said("minRetentionDays", 8), false, "a", NOW);
        assertEquals(Expectations.standard(), BackupSecurityPolicy.expected(List.of(retired), ACCOUNT));
    }

    @Test
    void everyFieldCanBeSaidAndIsFoundAgain() {
        var all = new Expectations(
                90,
                Optional.of(400L),
                180,
                Duration.ofHours(5),
                Duration.ofHours(1),
                Duration.ofDays(30),
                Duration.ofDays(2),
                true,
                Expectations.LockTier.COMPLIANCE,
                Duration.ofDays(7),
                400,
                60,
                Duration.ofHours(8),
                30,
                Set.of("eu-west-1"),
                Set.of("222222222222"),
                Set.of("rescue"),
                Optional.of("333333333333"),
                Set.of("team"),
                0.5);
        var said = Json.convert(Json.tree(all), Thresholds.class);
        assertEquals(all, said.over(Expectations.standard()));
        var fields = Arrays.stream(Expectations.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .toList();
        assertEquals(Set.copyOf(fields), Thresholds.differences(Expectations.standard(), all));
        assertEquals(
                fields,
                Arrays.stream(Thresholds.class.getRecordComponents())
                        .map(java.lang.reflect.RecordComponent::getName)
                        .toList());
        assertEquals(said, Json.read(Json.write(said), Thresholds.class));
        assertEquals(List.of(), said.errors());
    }

    @Test
    void impossibleThresholdsAreNamedEach() {
        var wrong = Json.convert(Json.parse("""
                {"minRetentionDays": 50, "maxRetentionDays": 40, "rotationDays": 0, "recoveryPoint": 0,
                 "allowedRegions": ["Ireland"], "trustedAccounts": ["12"], "backupAdministrator": "me",
                 "breakGlassRoles": ["a", "b", "c", "d", "e", "f"], "failureShare": 1.5}"""), Thresholds.class);
        assertEquals(
                Set.of(
                        "maxRetentionDays",
                        "rotationDays",
                        "recoveryPoint",
                        "allowedRegions",
                        "trustedAccounts",
                        "backupAdministrator",
                        "breakGlassRoles",
                        "failureShare"),
                wrong.errors().stream()
                        .map(error -> error.pointer().substring("/thresholds/".length()))
                        .collect(java.util.stream.Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            allowedRegions  | eu-west-1, us-gov-west-1 | Ireland, eu-west
            trustedAccounts | 123456789012 | 12, 1234567890123
            breakGlassRoles | break-glass, arn:aws:iam::123456789012:role/ops/rescue, arn:aws-cn:iam::123456789012:role/r | *, break-*, arn:aws:iam::*:role/rescue, arn:aws:iam::123456789012:role/*/x, arn:aws:iam::123456789012:role/, two words
            requiredTags    | owner, cost:centre, Data class | a*b, a;b
            """)
    void eachElementOfASetIsLookedAt(String field, String fine, String wrong) {
        assertEquals(List.of(), wrongIn(field, fine.split(", ")));
        for (var one : (wrong + ", ").split(", ", -1)) {
            assertEquals(List.of("/thresholds/" + field), wrongIn(field, fine.split(", ")[0], one), one);
        }
        assertEquals(List.of("/thresholds/" + field), wrongIn(field, fine.split(", ")[0], null));
    }

    private static List<String> wrongIn(String field, @Nullable String... values) {
        var json = Json.object();
        json.set(field, Json.tree(values));
        return Json.convert(json, Thresholds.class).errors().stream()
                .map(FieldError::pointer)
                .toList();
    }

    private static Thresholds said(Object... pairs) {
        ObjectNode json = Json.object();
        for (int i = 0; i < pairs.length; i += 2) {
            json.put((String) pairs[i], (int) pairs[i + 1]);
        }
        return Json.convert(json, Thresholds.class);
    }

    private static AccountScope ous(String path) {
        return new AccountScope(false, Set.of(), Set.of(path));
    }

    private static BackupSecurityPolicy policy(AccountScope scope, Thresholds thresholds) {
        return new BackupSecurityPolicy(PolicyId.next(), 1, "p", scope, thresholds, true, "a", NOW);
    }
}
