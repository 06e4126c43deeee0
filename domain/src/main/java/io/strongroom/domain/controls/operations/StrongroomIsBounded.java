package io.strongroom.domain.controls.operations;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Shortcomings;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.surroundings.Platform;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;

/** Strongroom itself may read only where it reads, changes things by another, bounded role, and loses no work. */
@Singleton
final class StrongroomIsBounded implements Control<Platform> {
    private static final ControlSpec<Platform> SPEC = ControlSpec.of("OPS-05", Kinds.PLATFORM)
            .title("Strongroom reads by a read-only role and changes by another, bounded one")
            .severity(Severity.HIGH)
            .steps("6.3", "2.3")
            .frameworks("NIST AU-9(3),AC-6 [E]; FSBP SQS.1 [P]; ISO A.8.15 [E]; SOC2 CC6.3 [E]")
            .build();

    @Override
    public ControlSpec<Platform> spec() {
        return SPEC;
    }

    @Override
    public Verdict judge(Platform platform, Inventory inventory) {
        return Shortcomings.of("Strongroom")
                .unless(
                        () -> platform.readRole().value().isPresent(),
                        "reads with its ambient credentials, without a role")
                .unless(
                        () -> platform.readRole().value().stream().allMatch(StrongroomIsBounded::onlyReads),
                        "has a read role that may do more than read")
                .unless(
                        () -> platform.readRole().value().stream().noneMatch(Role::opensWithoutExternalId),
                        "has a read role that opens without the ExternalId")
                .unless(() -> apart(platform), "changes things with the role that it reads with")
                .unless(
                        () -> platform.remediationRole().value().stream()
                                .allMatch(role -> role.boundary().isPresent()),
                        "has a remediation role without a permissions boundary")
                .unless(() -> platform.queueEncrypted().value().orElse(true), "has a job queue that is not encrypted")
                .unless(() -> platform.deadLetters().value().orElse(0L) == 0, "has messages that nobody could work on")
                .verdict(Json.object());
    }

    private static boolean onlyReads(Role role) {
        return role.policies().values().stream()
                .flatMap(policy -> PolicyDocument.of(policy).statements().stream())
                .filter(statement -> !PolicyReach.isDeny(statement))
                .allMatch(statement -> !statement.has("NotAction")
                        && PolicyReach.texts(statement.path("Action")).stream().allMatch(ReadVerbs::only));
    }

    private static boolean apart(Platform platform) {
        var changes = platform.remediationRole().value().map(Role::arn);
        var reads = platform.readRole().value().map(Role::arn);
        return changes.isEmpty() || !changes.equals(reads);
    }
}
