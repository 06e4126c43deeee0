package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.inventory.surroundings.Platform;
import io.strongroom.domain.onboarding.Enrollments;
import io.strongroom.worker.accounts.AwsConfig;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sts.StsClient;

/** Strongroom itself, as the account sees it. */
@Singleton
final class PlatformReader implements KindReader<Platform> {
    private final AwsConfig config;
    private final OwnQueue queue;
    private final Enrollments enrollments;

    PlatformReader(AwsConfig config, OwnQueue queue, Enrollments enrollments) {
        this.config = config;
        this.enrollments = enrollments;
        this.queue = queue;
    }

    @Override
    public Kind<Platform> kind() {
        return Kinds.PLATFORM;
    }

    @Override
    public List<Platform> read(Gathering from) {
        var readRole = ambient(from) ? Told.<Role>none() : from.told("sts:GetCallerIdentity", () -> whoReads(from));
        return List.of(new Platform(
                Arn.of(
                                from.region().partition(),
                                "strongroom",
                                "",
                                from.accountId().value(),
                                "platform")
                        .toString(),
                readRole,
                from.told("iam:GetAccountAuthorizationDetails", () -> whoChanges(from)),
                queue.encrypted(),
                queue.deadLetters(),
                // Nothing sends test alerts yet, so nobody has seen one.
                Told.none()));
    }

    private boolean ambient(Gathering from) {
        return switch (config.mode()) {
            case SANDBOX -> false;
            case LIVE ->
                enrollments.find(from.accountId()).isEmpty()
                        && config.readRoleName().isEmpty()
                        && Optional.ofNullable(
                                        config.accounts().get(from.accountId().value()))
                                .flatMap(AwsConfig.PerAccount::readRoleArn)
                                .isEmpty();
        };
    }

    /** The role that this very reading is done with. @throws NotTold when the account does not list it */
    private static Optional<Role> whoReads(Gathering from) {
        var caller = from.client(StsClient.class).getCallerIdentity().arn();
        var name = caller.replaceFirst(".*:assumed-role/([^/]+)/.*", "$1");
        return Optional.of(named(from, name)
                .orElseThrow(() -> new NotTold(new Coverage.Unsupported("iam:GetAccountAuthorizationDetails"))));
    }

    private static Optional<Role> whoChanges(Gathering from) {
        return from.account()
                .changesAs()
                .filter(arn -> arn.contains(":role/"))
                .flatMap(arn -> named(from, arn.substring(arn.lastIndexOf('/') + 1)));
    }

    private static Optional<Role> named(Gathering from, String name) {
        return from.all(Kinds.ROLES).stream()
                .filter(role -> role.name().equals(name))
                .findFirst();
    }
}
