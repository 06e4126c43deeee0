package io.strongroom.web.findings;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.findings.FindingId;
import io.strongroom.domain.findings.Findings;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Ids;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which findings a person may see. */
@Singleton
public class FindingScope {
    private final Findings findings;
    private final Reach reach;

    FindingScope(Findings findings, Reach reach) {
        this.findings = findings;
        this.reach = reach;
    }

    /** The accounts that the person reaches, cut to an organizational unit if one is asked for. */
    public Optional<Set<AccountId>> visible(Principal person, FindingFilter filter) {
        var ou = filter.value("ou");
        if (ou.isEmpty()) {
            return reach.visible(person);
        }
        return Optional.of(reach.accounts(person).stream()
                .filter(account -> AccountScope.within(account.ouPath(), ou))
                .map(Account::id)
                .collect(Collectors.toSet()));
    }

    /** @throws Rejected {@code not-found} when there is no such finding within the person's scope */
    public Finding find(Principal person, String id) {
        var finding = Ids.parse(id).map(FindingId::new).flatMap(findings::find);
        if (finding.isEmpty()) {
            throw Rejected.notFound("finding");
        }
        if (!reach.reaches(person, finding.get().accountId())) {
            throw reach.denied(person, "finding", id);
        }
        return finding.get();
    }
}
