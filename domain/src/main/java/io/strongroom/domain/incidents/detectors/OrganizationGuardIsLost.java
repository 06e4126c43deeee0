package io.strongroom.domain.incidents.detectors;

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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An account slips away from the organization, or the policies and administrators that guard its backups change. */
@Singleton
final class OrganizationGuardIsLost implements Detector {
    /** Never routine, whoever does it. */
    private static final Set<String> AWAY =
            Set.of("LeaveOrganization", "CloseAccount", "RemoveAccountFromOrganization");

    private static final Map<String, String> DEEDS = Map.ofEntries(
            Map.entry("LeaveOrganization", "took the account out of the organization"),
            Map.entry("CloseAccount", "closed account"),
            Map.entry("RemoveAccountFromOrganization", "removed an account from the organization:"),
            Map.entry("MoveAccount", "moved account"),
            Map.entry("AttachPolicy", "attached policy"),
            Map.entry("DetachPolicy", "detached policy"),
            Map.entry("DeletePolicy", "deleted policy"),
            Map.entry("UpdatePolicy", "changed policy"),
            Map.entry("DisablePolicyType", "switched off all policies of type"),
            Map.entry("DisableAWSServiceAccess", "withdrew the organization's trust from service"),
            Map.entry("RegisterDelegatedAdministrator", "made a delegated administrator of"),
            Map.entry("DeregisterDelegatedAdministrator", "took delegated administration from"));

    private static final Set<String> ALLOW_ALL = Set.of("p-FullAWSAccess", "p-RCPFullAWSAccess");

    private static final List<String> NAMES = List.of("accountId", "policyId", "policyType", "servicePrincipal");

    private static final Set<String> GUARDS = Set.of(
            "backup.amazonaws.com",
            "cloudtrail.amazonaws.com",
            "guardduty.amazonaws.com",
            "config.amazonaws.com",
            "securityhub.amazonaws.com");

    private static final DetectorSpec SPEC = DetectorSpec.of(
                    "INC-16",
                    "The organization's guard over the account was lost or changed",
                    Severity.CRITICAL,
                    Stream.concat(
                                    DEEDS.keySet().stream().map(name -> "organizations:" + name),
                                    Stream.of("account:CloseAccount"))
                            .toArray(String[]::new))
            .needing(Need.REGISTER);

    @Override
    public DetectorSpec spec() {
        return SPEC;
    }

    @Override
    public Optional<Detection> detect(AwsEvent event, Surroundings around) {
        boolean away = AWAY.contains(event.name());
        var service = event.requested("servicePrincipal");
        boolean ofOthers = service.filter(name -> !GUARDS.contains(name)).isPresent();
        if (ofOthers || !away && event.actor().filter(around::trusted).isPresent() || expected(event, around)) {
            return Optional.empty();
        }
        var name =
                NAMES.stream().flatMap(field -> event.requested(field).stream()).findFirst();
        var target = event.requested("targetId")
                .map(id -> (event.name().equals("AttachPolicy") ? " to " : " from ") + id)
                .orElseGet(() -> move(event));
        var of = service.filter(one -> !one.equals(name.orElse("")))
                .map(one -> " for " + one)
                .orElse("");
        return Optional.of(Detection.of(SPEC, event)
                .severity(severity(event))
                .resources(event.resources().isEmpty() ? List.of(name.orElse("organization")) : event.resources())
                .because(Words.who(event) + " " + DEEDS.get(event.name())
                        + name.map(one -> " " + one).orElse("") + target + of + ".")
                .impact(
                        away
                                ? "No policy of the organization reaches the account any more; ninety days after it is"
                                        + " closed even locked vaults are gone."
                                : "What the organization forbade, or had backed up everywhere, may hold no longer.")
                .facts(Json.object().put("target", name.orElse("")))
                .build());
    }

    private static Severity severity(AwsEvent event) {
        return switch (event.name()) {
            case "UpdatePolicy" -> Severity.HIGH;
            // What allows everything opens what a list of allowed actions kept shut; another policy forbids or demands
            // more.
            case "AttachPolicy" ->
                event.requested("policyId").filter(ALLOW_ALL::contains).isPresent() ? Severity.HIGH : Severity.MEDIUM;
            case "MoveAccount" -> moved(event);
            default -> SPEC.severity();
        };
    }

    /** A new account comes from the root, and only there is it under no OU's policies. */
    private static Severity moved(AwsEvent event) {
        if (root(event, "destinationParentId")) {
            return Severity.CRITICAL;
        }
        return root(event, "sourceParentId") ? Severity.MEDIUM : Severity.HIGH;
    }

    private static boolean root(AwsEvent event, String field) {
        return event.requested(field).filter(id -> id.startsWith("r-")).isPresent();
    }

    private static String move(AwsEvent event) {
        return event.requested("destinationParentId")
                .map(to -> " from " + event.requested("sourceParentId").orElse("where it was") + " to " + to)
                .orElse("");
    }

    private static boolean expected(AwsEvent event, Surroundings around) {
        return event.name().equals("RegisterDelegatedAdministrator")
                && event.requested("servicePrincipal")
                        .filter("backup.amazonaws.com"::equals)
                        .isPresent()
                && event.requested("accountId")
                        .filter(id ->
                                around.expectations().backupAdministrator().equals(Optional.of(id)))
                        .isPresent();
    }
}
