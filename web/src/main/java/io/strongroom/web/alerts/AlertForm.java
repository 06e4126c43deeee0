package io.strongroom.web.alerts;

import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.QuietHours;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.web.accounts.ScopeForm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A route as it is being written.
 *
 * @param kind of {@link Destination#KINDS}
 * @param target where it leads; empty to keep a secret address
 * @param severity how grave an incident has to be
 * @param detectors ids, one per line
 * @param digest minutes
 * @param quiet whether there are quiet hours
 */
record AlertForm(
        String name,
        String kind,
        String target,
        String severity,
        ScopeForm scope,
        String detectors,
        String digest,
        boolean quiet,
        String from,
        String until,
        String zone,
        boolean enabled,
        List<FieldError> errors) {
    AlertForm {
        errors = List.copyOf(errors);
    }

    static AlertForm fresh() {
        return new AlertForm(
                "", "EMAIL", "", "HIGH", ScopeForm.fresh(), "", "10", false, "22:00", "07:00", "UTC", true, List.of());
    }

    static AlertForm of(AlertRoute route) {
        var quiet = route.quiet();
        return new AlertForm(
                route.name(),
                route.destination().kind(),
                secretive(route.destination()) ? "" : route.destination().target(),
                route.atLeast().name(),
                ScopeForm.of(route.scope()),
                route.detectors().stream().sorted().map(DetectorId::value).collect(Collectors.joining("\n")),
                Long.toString(route.digest().toMinutes()),
                quiet.isPresent(),
                quiet.map(hours -> hours.from().toString()).orElse("22:00"),
                quiet.map(hours -> hours.until().toString()).orElse("07:00"),
                quiet.map(QuietHours::zone).map(ZoneId::getId).orElse("UTC"),
                route.enabled(),
                List.of());
    }

    static AlertForm sent(MultivaluedMap<String, String> form) {
        return new AlertForm(
                text(form, "name"),
                text(form, "kind"),
                text(form, "target"),
                text(form, "severity"),
                ScopeForm.sent(form),
                text(form, "detectors"),
                text(form, "digest"),
                "yes".equals(form.getFirst("quiet")),
                text(form, "from"),
                text(form, "until"),
                text(form, "zone"),
                "yes".equals(form.getFirst("enabled")),
                List.of());
    }

    private static String text(MultivaluedMap<String, String> form, String name) {
        return Objects.requireNonNullElse(form.getFirst(name), "").strip();
    }

    /** Whether who sees the address could write there. */
    static boolean secretive(Destination destination) {
        return switch (destination) {
            case Destination.Webhook w -> true;
            case Destination.Slack s -> true;
            case Destination.Sns s -> false;
            case Destination.Email e -> false;
        };
    }

    AlertForm wrong(List<FieldError> found) {
        return new AlertForm(
                name, kind, target, severity, scope, detectors, digest, quiet, from, until, zone, enabled, found);
    }

    /** Ids that were typed. */
    List<String> detectorLines() {
        return detectors
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    public List<Severity> severities() {
        return Arrays.asList(Severity.values());
    }

    public List<String> kinds() {
        return Destination.KINDS;
    }

    /** Every zone that there is, by name. */
    public Set<String> zones() {
        return new TreeSet<>(ZoneId.getAvailableZoneIds());
    }

    /** What is wrong with a field, in sentences. */
    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error -> error.pointer().equals("/" + field))
                .map(FieldError::detail)
                .toList();
    }

    /** Everything that is wrong, each with the id and the label of its field. */
    public List<Wrong> summary() {
        return errors.stream()
                .map(error -> switch (error.pointer()) {
                    case "/name" -> new Wrong("g-name", "Name", error.detail());
                    case "/kind" -> new Wrong("g-kind", "Leads to", error.detail());
                    case "/target" -> new Wrong("g-target", "Address", error.detail());
                    case "/detectors" -> new Wrong("g-detectors", "Detectors", error.detail());
                    case "/digestMinutes" -> new Wrong("g-digest", "Told together", error.detail());
                    case "/quietHours/from" -> new Wrong("g-from", "Quiet from", error.detail());
                    case "/quietHours/until" -> new Wrong("g-until", "Quiet until", error.detail());
                    case "/quietHours/timeZone" -> new Wrong("g-zone", "Time zone", error.detail());
                    case "/reach" -> new Wrong("g-reach", "For which accounts", error.detail());
                    case "/ous" -> new Wrong("g-ous", "Organizational units", error.detail());
                    default -> new Wrong("g-accounts", "Accounts", error.detail());
                })
                .toList();
    }

    /** One entry of the summary. */
    record Wrong(String field, String label, String detail) {}
}
