package io.strongroom.domain.incidents.detectors;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.Recall;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.StandingDetector;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jobs of one resource fail again and again, a restore test does not hold, or a vault has had nothing new for too long. */
@Singleton
final class BackupsAreFailing implements Detector, StandingDetector {
    /** So many failures of one resource without a success between. */
    static final int STREAK = 3;

    private static final Set<String> FAILED = Set.of("FAILED", "EXPIRED", "ABORTED");

    private static final Set<String> JOBS = Set.of(
            "aws.backup:Backup Job State Change",
            "aws.backup:Copy Job State Change",
            "aws.backup:Restore Job State Change");

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-18",
                    "Backups, copies or restore tests keep failing",
                    Severity.HIGH,
                    JOBS.toArray(String[]::new))
            .recalling(Recall.of(Surroundings.HISTORY, JOBS).whole());

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(AwsEvent event) {
        return failed(event) || notValidated(event).isPresent();
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        var resource = event.subject().orElse("a resource");
        var validation = notValidated(event);
        boolean test = event.detail().has("restoreTestingPlanArn");
        if (validation.isPresent() || test && failed(event)) {
            return Optional.of(Detection.of(SPEC, event)
                    .resources(List.of(resource))
                    .because("The restore test of " + resource + " "
                            + validation.map(how -> "was not validated: " + how).orElse("failed") + message(event)
                            + ".")
                    .impact("That its backups can be restored is not shown; an older test says nothing of these.")
                    .facts(Json.object().put("restoreTest", true).put("message", message(event)))
                    .build());
        }
        long streak = failed(event) ? 1 + before(event, around.earlier()) : 0;
        if (streak < STREAK) {
            return Optional.empty();
        }
        return Optional.of(Detection.of(SPEC, event)
                .resources(List.of(resource))
                .because(kind(event) + " jobs of " + resource + " failed " + streak + " times in a row" + message(event)
                        + ".")
                .impact("There is no new backup of it, and the newest one gets older.")
                .facts(Json.object().put("streak", streak).put("message", message(event)))
                .build());
    }

    @Override
    public List<Detection> detect(Standing standing) {
        return OverdueVaults.of(standing).stream()
                .map(overdue -> Detection.of(SPEC, standing, overdue.vaultArn(), overdue.occurrence())
                        .because("The newest " + overdue.resourceType() + " backup in vault " + overdue.vaultArn()
                                + " is of " + overdue.newest() + ", older than the "
                                + standing.expectations().recoveryPoint().toHours()
                                + " hours that are allowed.")
                        .impact("All that changed since is lost if the original is."
                                + (overdue.sure() ? "" : " Whether a plan still writes there could not be told."))
                        .facts(Json.object()
                                .put("newest", overdue.newest().toString())
                                .put("resourceType", overdue.resourceType()))
                        .build())
                .toList();
    }

    private static long before(AwsEvent event, List<AwsEvent> earlier) {
        long failures = 0;
        for (var one : earlier.reversed()) {
            if (one.name().equals(event.name()) && ended(one)) {
                if (!failed(one)) {
                    break;
                }
                failures++;
            }
        }
        return failures;
    }

    private static Optional<String> notValidated(AwsEvent event) {
        return event.told("validationStatus").filter(Set.of("FAILED", "TIMED_OUT")::contains);
    }

    private static String state(AwsEvent event) {
        return event.told("state").or(() -> event.told("status")).orElse("");
    }

    private static boolean failed(AwsEvent event) {
        return FAILED.contains(state(event));
    }

    private static boolean ended(AwsEvent event) {
        return failed(event) || state(event).equals("COMPLETED");
    }

    private static String kind(AwsEvent event) {
        return event.name().substring(0, event.name().indexOf(' '));
    }

    private static String message(AwsEvent event) {
        return event.told("statusMessage")
                .map(text -> " (" + text.replace("\"", "") + ")")
                .orElse("");
    }
}
