package io.strongroom.web.views;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.findings.AskedFindings;
import io.strongroom.domain.findings.FindingStatus;
import io.strongroom.domain.jobs.AskedJobs;
import io.strongroom.domain.jobs.JobQuery;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.views.SavedView;
import io.strongroom.web.layout.Address;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Where a page shows what a saved view asks for. Forms of pages have one value a term; a filter may have more. */
final class ViewAddress {
    /** The status that means every one on the page of findings; without one it shows those that are open. */
    private static final String ANY = "ANY";

    private ViewAddress() {}

    /** Empty when no page can show it: the API can. */
    static Optional<String> of(SavedView view, Instant now) {
        try {
            return switch (view.list()) {
                case FINDINGS -> findings(AskedFindings.read(view.query()));
                case JOBS -> jobs(AskedJobs.read(view.query(), now));
                case ACCOUNTS -> Optional.empty();
            };
        } catch (Rejected e) {
            // It was read when it was saved; a later release may know the list by other keys.
            return Optional.empty();
        }
    }

    private static Optional<String> findings(AskedFindings asked) {
        if (!one(
                asked.controls(),
                asked.accounts(),
                asked.regions(),
                asked.severities(),
                asked.statuses(),
                asked.verdicts())) {
            return Optional.empty();
        }
        var terms = new LinkedHashMap<String, String>();
        terms.put("control", value(asked.controls(), ControlId::value));
        terms.put("account", value(asked.accounts(), Object::toString));
        terms.put("region", value(asked.regions(), Object::toString));
        terms.put("severity", value(asked.severities(), Enum::name));
        terms.put(
                "status",
                asked.statuses().isEmpty()
                        ? ANY
                        : asked.statuses().contains(FindingStatus.OPEN) ? "" : value(asked.statuses(), Enum::name));
        terms.put("verdict", value(asked.verdicts(), Object::toString));
        terms.put("assignee", asked.assignee().orElse(""));
        terms.put("resource", asked.resource().orElse(""));
        return Optional.of(Address.of("/findings", terms));
    }

    private static Optional<String> jobs(AskedJobs asked) {
        if (!one(asked.states(), asked.accounts(), asked.remediations())
                || !asked.traits().equals(JobQuery.Traits.ANY)) {
            return Optional.empty();
        }
        var terms = new LinkedHashMap<String, String>();
        terms.put("state", value(asked.states(), Object::toString));
        terms.put("account", value(asked.accounts(), Object::toString));
        terms.put("remediation", value(asked.remediations(), Object::toString));
        return Optional.of(Address.of("/jobs", terms));
    }

    private static boolean one(Set<?>... asked) {
        for (var values : asked) {
            if (values.size() > 1) {
                return false;
            }
        }
        return true;
    }

    private static <T> String value(Set<T> asked, Function<T, String> text) {
        return asked.stream().findFirst().map(text).orElse("");
    }
}
