package io.strongroom.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Accounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.domain.users.Role;
import io.strongroom.domain.users.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewEnrollmentTest {
    private static final AccountId KNOWN = new AccountId("123456789012");
    private static final Principal EVERYWHERE = administrator(AccountScope.everything());

    @Test
    void anAccountIsCalledWhatOrganizationsCallsIt() {
        var wanted = of("123456789012", TermsWish.none(), EVERYWHERE);
        assertEquals(new NewEnrollment(KNOWN, "payments", Terms.usual()), wanted);
        assertEquals(
                "999999999999", of("999999999999", TermsWish.none(), EVERYWHERE).name());
    }

    @Test
    void onlyANameThatWasTypedIsHeldToALength() {
        var endless = "n".repeat(101);
        var known = new Account(KNOWN, endless, "/prod", Account.Status.ACTIVE, false);
        assertEquals(endless, of("123456789012", known, Optional.empty()).name());
        assertThrows(Rejected.class, () -> of("123456789012", known, Optional.of(endless)));
    }

    @Test
    void everyWrongFieldIsToldAtOnce() {
        var wish = new TermsWish(
                Optional.of("a role"),
                Optional.empty(),
                Optional.of(List.of("eu-west-1", "nowhere", "cn-north-1")),
                Optional.of(90),
                Optional.empty());
        var problem =
                assertThrows(Rejected.class, () -> of("123", wish, EVERYWHERE)).problem();
        assertEquals(
                List.of("/accountId", "/readRoleName", "/regions/1", "/regions", "/quotaSharePercent"),
                problem.errors().stream().map(FieldError::pointer).toList());
    }

    @Test
    void oneRoleIsNotEnough() {
        var wish = new TermsWish(
                Optional.of("Same"), Optional.of("Same"), Optional.empty(), Optional.empty(), Optional.empty());
        assertEquals(ProblemCode.VALIDATION_FAILED, refusal("123456789012", wish, EVERYWHERE));
    }

    @Test
    void nobodyEnrollsWhatIsOutOfReach() {
        var bounded = administrator(AccountScope.of(Set.of(new AccountId("555555555555"))));
        assertEquals(ProblemCode.ACCOUNT_OUT_OF_SCOPE, refusal("123456789012", TermsWish.none(), bounded));
        assertEquals(ProblemCode.ACCOUNT_OUT_OF_SCOPE, refusal("999999999999", TermsWish.none(), bounded));
    }

    @Test
    void whatIsLeftOutStaysAndRegionsAreKeptInOrder() {
        var before = new Terms("R", "C", List.of(new Region("eu-west-1")), 30, Optional.of("a merger"));
        assertEquals(before, TermsWish.none().on(before));
        var wish = new TermsWish(
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("us-east-1", "eu-west-1", "us-east-1")),
                Optional.empty(),
                Optional.of(""));
        var after = wish.on(before);
        assertEquals(List.of(new Region("eu-west-1"), new Region("us-east-1")), after.regions());
        assertEquals(Optional.empty(), after.exclusion());
    }

    @Test
    void externalIdsDifferByAccountAndShareTheStem() {
        assertEquals("stem-123456789012", Enrollment.externalId("stem", KNOWN));
    }

    private static ProblemCode refusal(String number, TermsWish wish, Principal caller) {
        return assertThrows(Rejected.class, () -> of(number, wish, caller))
                .problem()
                .code();
    }

    private static NewEnrollment of(String number, TermsWish wish, Principal caller) {
        var known = new Account(KNOWN, "payments", "/prod", Account.Status.ACTIVE, false);
        return NewEnrollment.of(number, Optional.empty(), wish, knowing(known), caller);
    }

    private static NewEnrollment of(String number, Account known, Optional<String> name) {
        return NewEnrollment.of(number, name, TermsWish.none(), knowing(known), EVERYWHERE);
    }

    private static Accounts knowing(Account known) {
        return new Accounts() {
            @Override
            public List<Account> all() {
                return List.of(known);
            }

            @Override
            public Optional<Account> find(AccountId id) {
                return all().stream().filter(account -> account.id().equals(id)).findFirst();
            }
        };
    }

    private static Principal administrator(AccountScope scope) {
        return new Principal(
                new UserId(new UUID(0, 1)),
                "ada",
                Set.of(Role.ADMINISTRATOR),
                Role.ADMINISTRATOR.permissions(),
                scope,
                Optional.empty(),
                Optional.empty());
    }
}
