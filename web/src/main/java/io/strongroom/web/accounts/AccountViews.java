package io.strongroom.web.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.AccountView.OfControl;
import io.strongroom.web.controls.ControlLines;
import io.strongroom.web.onboarding.Onboardings;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what the page of an account says. */
@Singleton
class AccountViews {
    private static final Comparator<OfControl> WORST_FIRST = Comparator.comparing(
                    (OfControl one) -> one.counts().fail() == 0)
            .thenComparing(one -> one.control().severity())
            .thenComparing(
                    Comparator.comparingLong((OfControl one) -> one.counts().fail())
                            .reversed())
            .thenComparing(one -> one.control().id());

    private final AccountsPosture accounts;
    private final Posture posture;
    private final ControlLines controls;
    private final Onboardings onboardings;

    AccountViews(AccountsPosture accounts, Posture posture, ControlLines controls, Onboardings onboardings) {
        this.onboardings = onboardings;
        this.accounts = accounts;
        this.posture = posture;
        this.controls = controls;
    }

    AccountView view(Account account, Principal person) {
        var stands = accounts.of(account);
        return new AccountView(
                stands,
                controls(account),
                RegionsRead.of(stands.regions()),
                onboardings.of(account, person),
                stands.active() && person.may(Permission.ASSESSMENTS_RUN),
                person.may(Permission.ACCOUNTS_MANAGE));
    }

    private List<OfControl> controls(Account account) {
        return posture.cells(Set.of(account.id())).getOrDefault(account.id(), Map.of()).entrySet().stream()
                .filter(cell -> cell.getValue().fail() + cell.getValue().unknown() > 0)
                .flatMap(cell ->
                        controls.find(cell.getKey()).stream().map(control -> new OfControl(control, cell.getValue())))
                .sorted(WORST_FIRST)
                .toList();
    }
}
