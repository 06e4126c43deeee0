package io.strongroom.web.onboarding;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.OrganizationalUnit;
import io.strongroom.domain.onboarding.ConnectionTests;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The list of accounts by how far they are. */
@Singleton
class OnboardingList {
    private static final int PAGE = 50;

    private final Reach reach;
    private final Enrollments enrollments;
    private final ConnectionTests tests;
    private final Onboardings onboardings;

    OnboardingList(Reach reach, Enrollments enrollments, ConnectionTests tests, Onboardings onboardings) {
        this.reach = reach;
        this.enrollments = enrollments;
        this.tests = tests;
        this.onboardings = onboardings;
    }

    /**
     * A page of it.
     *
     * @param open how many are not enrolled
     * @param page from 1
     */
    record View(
            List<Onboardings.Line> lines,
            List<String> units,
            long enrolled,
            long open,
            int page,
            int pages,
            EnrollForm form) {}

    /** Those that are enrolled first, by number. */
    View page(Principal person, int page, EnrollForm form) {
        var agreed = enrollments.all().stream().collect(Collectors.toMap(Enrollment::account, Function.identity()));
        var reached = reach.accounts(person).stream()
                .filter(account -> account.status() == Account.Status.ACTIVE || agreed.containsKey(account.id()))
                .sorted(Comparator.comparing((Account account) -> !agreed.containsKey(account.id()))
                        .thenComparing(Account::id))
                .toList();
        var pages = Math.max(1, (reached.size() + PAGE - 1) / PAGE);
        var at = Math.clamp(page, 1, pages);
        var tested = tests.newestEnded();
        var lines = reached.subList((at - 1) * PAGE, Math.min(reached.size(), at * PAGE)).stream()
                .map(account -> onboardings.line(
                        account,
                        Optional.ofNullable(agreed.get(account.id())),
                        Optional.ofNullable(tested.get(account.id()))))
                .toList();
        long enrolled = reached.stream()
                .filter(account -> agreed.containsKey(account.id()))
                .count();
        var units = OrganizationalUnit.of(reached).stream()
                .map(OrganizationalUnit::path)
                .toList();
        return new View(lines, units, enrolled, reached.size() - enrolled, at, pages, form);
    }
}
