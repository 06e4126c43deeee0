package io.strongroom.domain.incidents.detectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.incidents.Detection;
import io.strongroom.domain.incidents.Detector;
import io.strongroom.domain.incidents.DetectorSpec;
import io.strongroom.domain.incidents.DetectorSpec.Need;
import io.strongroom.domain.incidents.Surroundings;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A snapshot or image is shared outside the organization or with everyone, or written to a bucket. */
@Singleton
final class SnapshotIsShared implements Detector {
    private static final Set<String> EXPORTS = Set.of("StartExportTask", "CreateStoreImageTask", "ExportImage");

    private static final List<String> NAMES = List.of(
            "snapshotId",
            "imageId",
            "dBSnapshotIdentifier",
            "dBClusterSnapshotIdentifier",
            "snapshotIdentifier",
            "sourceArn");

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-13",
                    "A snapshot was shared outside, made public or exported",
                    Severity.HIGH,
                    "ec2:ModifySnapshotAttribute",
                    "ec2:ModifyImageAttribute",
                    "ec2:CreateStoreImageTask",
                    "ec2:ExportImage",
                    "rds:ModifyDBSnapshotAttribute",
                    "rds:ModifyDBClusterSnapshotAttribute",
                    "rds:StartExportTask",
                    "redshift:AuthorizeSnapshotAccess")
            .needing(Need.REGISTER);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        boolean export = EXPORTS.contains(event.name());
        var outsiders = Outsiders.among(sharedWith(event.request()), event.account(), around);
        var organizations = SharedOrganizations.unknown(event.request(), around);
        boolean trusted = event.actor().filter(around::trusted).isPresent();
        if (export ? trusted : !outsiders.any() && organizations.isEmpty()) {
            return Optional.empty();
        }
        var what = NAMES.stream()
                .flatMap(field -> event.requested(field).stream())
                .findFirst()
                .orElse("a snapshot");
        var because = export
                ? Words.who(event) + " exports " + what + bucket(event) + "."
                : Words.who(event) + " shared " + what + " with " + whom(outsiders, organizations) + ".";
        var facts = Json.object().put("public", outsiders.everyone()).put("export", export);
        facts.set("accounts", Json.tree(outsiders.accounts()));
        facts.set("organizations", Json.tree(organizations));
        return Optional.of(Detection.of(SPEC, event)
                .severity(outsiders.everyone() ? Severity.CRITICAL : SPEC.severity())
                .resources(event.resources().isEmpty() ? List.of(what) : event.resources())
                .because(because)
                .impact("Whoever it is shared with makes a volume, a machine or a database of it and reads all that was"
                        + " backed up; taking the share back does not take their copy.")
                .facts(facts)
                .build());
    }

    private static String whom(Outsiders outsiders, Set<String> organizations) {
        if (outsiders.everyone()) {
            return "everybody";
        }
        var accounts = outsiders.accounts().isEmpty() ? "" : "account " + String.join(", ", outsiders.accounts());
        var others = organizations.isEmpty()
                ? ""
                : String.join(", ", organizations)
                        + ", of an organization whose management account Strongroom does not know";
        return Stream.of(accounts, others).filter(one -> !one.isEmpty()).collect(Collectors.joining(" and "));
    }

    private static String bucket(AwsEvent event) {
        return event.requested("s3BucketName")
                .or(() -> event.requested("bucket"))
                .or(() -> Optional.of(event.request()
                                .path("s3ExportLocation")
                                .path("s3Bucket")
                                .asText(""))
                        .filter(name -> !name.isEmpty()))
                .map(name -> " to bucket " + name)
                .orElse("");
    }

    /** Accounts, and {@code all}: each service words it differently. */
    private static Set<String> sharedWith(JsonNode request) {
        var named = new TreeSet<String>();
        for (var permission : List.of("createVolumePermission", "launchPermission")) {
            for (var item : request.path(permission).path("add").path("items")) {
                named.add(item.path("userId").asText());
                named.add(item.path("group").asText());
            }
        }
        request.path("valuesToAdd").forEach(value -> named.add(value.asText()));
        named.add(request.path("accountWithRestoreAccess").asText());
        return named;
    }
}
