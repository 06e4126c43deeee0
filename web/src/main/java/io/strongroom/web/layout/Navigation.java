package io.strongroom.web.layout;

import io.strongroom.domain.users.Permission;
import io.strongroom.domain.users.Principal;
import java.util.List;
import java.util.Optional;

/** The links of the side bar: only what the person may open. */
final class Navigation {
    /** In the order of the job. */
    private static final List<String> GROUPS = List.of("Posture", "Change", "Respond", "Prove", "Set up");

    private static final List<Entry> ENTRIES = List.of(
            new Entry("Posture", "/", "Overview", Permission.FINDINGS_READ),
            new Entry("Posture", "/findings", "Findings", Permission.FINDINGS_READ),
            new Entry("Posture", "/accounts", "Accounts", Permission.ACCOUNTS_READ),
            new Entry("Posture", "/controls", "Controls", Permission.FINDINGS_READ),
            new Entry("Posture", "/assessments", "Assessments", Permission.FINDINGS_READ),
            new Entry("Posture", "/trends", "Trends", Permission.FINDINGS_READ),
            new Entry("Change", "/remediations", "Remediations", Permission.REMEDIATIONS_READ),
            new Entry("Change", "/jobs", "Jobs", Permission.JOBS_READ),
            new Entry("Change", "/approvals", "Approvals", Permission.JOBS_READ),
            new Entry("Change", "/batches", "Bulk changes", Permission.JOBS_READ),
            new Entry("Respond", "/incidents", "Incidents", Permission.INCIDENTS_READ),
            new Entry("Respond", "/events", "Events", Permission.INCIDENTS_READ),
            new Entry("Respond", "/detectors", "Detectors", Permission.INCIDENTS_READ),
            new Entry("Respond", "/suppressions", "Suppressions", Permission.INCIDENTS_READ),
            new Entry("Respond", "/alerts", "Alert routes", Permission.ALERTS_READ),
            new Entry("Respond", "/exceptions", "Exceptions", Permission.FINDINGS_READ),
            new Entry("Prove", "/recovery-points", "Recovery points", Permission.FINDINGS_READ),
            new Entry("Prove", "/audit", "Audit trail", Permission.AUDIT_READ),
            new Entry("Set up", "/onboarding", "Onboarding", Permission.ACCOUNTS_MANAGE),
            new Entry("Set up", "/policies", "Policies", Permission.FINDINGS_READ),
            new Entry("Set up", "/schedules", "Schedules", Permission.FINDINGS_READ),
            new Entry("Set up", "/queue", "Queue", Permission.QUEUE_READ),
            new Entry("Set up", "/tokens", "API tokens", Permission.TOKENS_MANAGE),
            new Entry("Set up", "/users", "People", Permission.USERS_MANAGE));

    private Navigation() {}

    static List<Shell.NavGroup> of(Optional<Principal> person, String path) {
        return person.map(p -> GROUPS.stream().map(name -> group(name, p, path)).toList())
                .orElse(List.of());
    }

    private static Shell.NavGroup group(String name, Principal person, String path) {
        return new Shell.NavGroup(
                name,
                ENTRIES.stream()
                        .filter(e -> e.group().equals(name) && person.may(e.needs()))
                        .map(e -> new Shell.NavLink(e.href(), e.text(), e.holds(path)))
                        .toList());
    }

    private record Entry(String group, String href, String text, Permission needs) {
        boolean holds(String path) {
            return path.equals(href) || (!href.equals("/") && path.startsWith(href + "/"));
        }
    }
}
