package io.strongroom.web.alerts;

import io.strongroom.domain.alerts.AlertRoute;
import io.strongroom.domain.alerts.Destination;
import io.strongroom.domain.alerts.NewAlertRoute;
import io.strongroom.domain.alerts.QuietHours;
import io.strongroom.domain.alerts.TargetRules;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.DetectorCatalog;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import io.strongroom.domain.users.AccountScope;
import io.strongroom.domain.users.ScopeReach;
import io.strongroom.web.accounts.ScopeForm;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads forms of routes, and says of all fields at once what is wrong with them. */
@Singleton
class FormReading {
    private final DetectorCatalog detectors;
    private final TargetRules rules;

    FormReading(DetectorCatalog detectors, TargetRules rules) {
        this.detectors = detectors;
        this.rules = rules;
    }

    /**
     * @param saved what is there, when it is changed
     * @throws Rejected {@code validation-failed} with everything that is wrong
     */
    NewAlertRoute read(AlertForm form, Optional<AlertRoute> saved, ScopeReach within) {
        var found = new ArrayList<FieldError>();
        var before = saved.map(AlertRoute::scope).orElse(ScopeForm.UNSAVED);
        var scope = form.scope().check(before, within, found);
        var quiet = quiet(form, found);
        var wanted = new NewAlertRoute(
                form.name(),
                form.enabled(),
                severity(form),
                scope,
                detectors(form, found),
                destination(form, saved),
                digest(form, found),
                quiet);
        try {
            beside(wanted).check(id -> detectors.find(id).isPresent(), rules);
        } catch (Rejected e) {
            found.addAll(e.problem().errors());
        }
        if (!found.isEmpty()) {
            throw new Rejected(Problem.fields(found));
        }
        return wanted;
    }

    /** It for all accounts: what is wrong with its scope is said by then. */
    private static NewAlertRoute beside(NewAlertRoute wanted) {
        return new NewAlertRoute(
                wanted.name(),
                wanted.enabled(),
                wanted.atLeast(),
                AccountScope.everything(),
                wanted.detectors(),
                wanted.destination(),
                wanted.digest(),
                wanted.quiet());
    }

    private static Severity severity(AlertForm form) {
        return Arrays.stream(Severity.values())
                .filter(one -> one.name().equals(form.severity()))
                .findFirst()
                .orElse(Severity.HIGH);
    }

    private static Set<DetectorId> detectors(AlertForm form, List<FieldError> found) {
        var lines = form.detectorLines();
        lines.stream()
                .filter(line -> DetectorId.parse(line).isEmpty())
                .forEach(line -> found.add(
                        new FieldError("/detectors", "pattern", line + " is no id of a detector, such as INC-02")));
        return lines.stream().map(DetectorId::parse).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    /** An address that is a secret is not in the form: left empty, it stays. */
    private static Destination destination(AlertForm form, Optional<AlertRoute> saved) {
        var known = saved.map(AlertRoute::destination);
        if (form.target().isEmpty() && known.filter(AlertForm::secretive).isPresent()) {
            return known.get();
        }
        var kind = known.map(Destination::kind)
                .orElseGet(() -> Destination.KINDS.contains(form.kind()) ? form.kind() : "EMAIL");
        return Destination.of(kind, form.target());
    }

    private static Duration digest(AlertForm form, List<FieldError> found) {
        if (form.digest().matches("[0-9]{1,4}")) {
            return Duration.ofMinutes(Long.parseLong(form.digest()));
        }
        found.add(new FieldError("/digestMinutes", "number", "must be a number of minutes from 0 to 1440"));
        return Duration.ZERO;
    }

    private static Optional<QuietHours> quiet(AlertForm form, List<FieldError> found) {
        if (!form.quiet()) {
            return Optional.empty();
        }
        try {
            return Optional.of(QuietHours.of(form.from(), form.until(), form.zone()));
        } catch (Rejected e) {
            found.addAll(e.problem().errors());
            return Optional.empty();
        }
    }
}
