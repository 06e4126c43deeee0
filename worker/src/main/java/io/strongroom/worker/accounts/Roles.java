package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Enrollment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Credentials for accounts: of an assumed role, or the ambient ones for the account that they belong to and no other. */
final class Roles {
    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final String READING = "strongroom";
    private static final Pattern SESSION_ARN =
            Pattern.compile("arn:([a-z-]+):sts::([0-9]{12}):assumed-role/([^/]+)/.*");

    private final AwsConfig config;
    private final LiveClients clients;
    private final SignedAs ourselves;
    private final Function<AccountId, Optional<Enrollment>> enrollments;
    private final Map<Way, SignedAs> reading = new ConcurrentHashMap<>();
    private volatile Optional<GetCallerIdentityResponse> identity = Optional.empty();

    /** A way into an account: the role, none for the ambient credentials, and what is shown for it. */
    private record Way(AccountId account, Optional<String> role, Optional<String> externalId) {}

    /**
     * @param ambient the process's own credentials
     * @param enrollments what people have agreed of an account, which goes before what is configured
     */
    Roles(
            AwsConfig config,
            LiveClients clients,
            AwsCredentialsProvider ambient,
            HubCircuit circuit,
            Function<AccountId, Optional<Enrollment>> enrollments) {
        this.config = config;
        this.clients = clients;
        this.enrollments = enrollments;
        this.ourselves = new SignedAs(new HubCredentials(ambient, circuit), circuit::judge);
    }

    /** Calls with the process's own credentials. */
    SignedAs asOurselves() {
        return ourselves;
    }

    /** @throws AccountUnreachable when there is no way in */
    SignedAs reading(AccountId account, Region region) {
        // By the way in, so that one that people change counts at once.
        return reading.computeIfAbsent(way(account, readRole(account, region)), way -> {
            var request = AssumeRoleRequest.builder().roleSessionName(READING);
            return who(way, region, request);
        });
    }

    /** @throws AccountUnreachable when there is no way in */
    SignedAs changing(AccountId account, Region region, ChangeSession session) {
        var request = AssumeRoleRequest.builder()
                .roleSessionName(session.name())
                .sourceIdentity(session.sourceIdentity())
                .policy(SessionPolicy.of(session));
        return who(way(account, remediateRole(account, region)), region, request);
    }

    /** The ARN that changes are made as; empty when reads are made as the same. */
    Optional<String> changesAs(AccountId account, Region region) {
        return remediateRole(account, region)
                .or(() -> readRole(account, region).map(read -> identity().arn()));
    }

    private Way way(AccountId account, Optional<String> role) {
        var externalId = enrollments
                .apply(account)
                .map(Enrollment::externalId)
                .or(() -> perAccount(account).flatMap(AwsConfig.PerAccount::externalId))
                .or(() -> config.externalId().map(text -> text.replace("{account}", account.value())));
        return new Way(account, role, externalId);
    }

    private SignedAs who(Way way, Region region, AssumeRoleRequest.Builder request) {
        if (way.role().isEmpty()) {
            if (!ambientAccount().equals(way.account())) {
                throw new AccountUnreachable(
                        way.account(),
                        "it is not enrolled (see Onboarding), no role is configured for it"
                                + " (strongroom.aws.read-role-name, .remediate-role-name), and the ambient"
                                + " credentials belong to account " + ambientAccount() + ".");
            }
            return ourselves;
        }
        way.externalId().ifPresent(request::externalId);
        request.roleArn(way.role().get()).durationSeconds((int) SESSION.toSeconds());
        var session = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(clients.client(StsClient.class, region, ourselves, false))
                .refreshRequest(request.build())
                .build();
        return new SignedAs(session, UnaryOperator.identity());
    }

    /** The account that the ambient credentials belong to. */
    AccountId ambientAccount() {
        return new AccountId(identity().account());
    }

    /** ARN of the role that the ambient credentials are a session of, as far as that tells it: a session names no path. */
    Optional<String> ambientRole() {
        var session = SESSION_ARN.matcher(identity().arn());
        return session.matches()
                ? Optional.of("arn:" + session.group(1) + ":iam::" + session.group(2) + ":role/" + session.group(3))
                : Optional.empty();
    }

    private GetCallerIdentityResponse identity() {
        if (identity.isEmpty()) {
            identity = Optional.of(whoAmI(clients, ourselves));
        }
        return identity.get();
    }

    static GetCallerIdentityResponse whoAmI(LiveClients clients, SignedAs who) {
        return clients.client(StsClient.class, LiveClients.anyRegion(), who, false)
                .getCallerIdentity();
    }

    private Optional<String> readRole(AccountId account, Region region) {
        return enrollments
                .apply(account)
                .map(enrollment -> arn(account, region, enrollment.terms().readRole()))
                .or(() -> perAccount(account).flatMap(AwsConfig.PerAccount::readRoleArn))
                .or(() -> config.readRoleName().map(name -> arn(account, region, name)));
    }

    private Optional<String> remediateRole(AccountId account, Region region) {
        return enrollments
                .apply(account)
                .map(enrollment -> arn(account, region, enrollment.terms().remediationRole()))
                .or(() -> perAccount(account).flatMap(AwsConfig.PerAccount::remediateRoleArn))
                .or(() -> config.remediateRoleName().map(name -> arn(account, region, name)));
    }

    private Optional<AwsConfig.PerAccount> perAccount(AccountId account) {
        return Optional.ofNullable(config.accounts().get(account.value()));
    }

    private static String arn(AccountId account, Region region, String name) {
        return "arn:" + region.partition().id() + ":iam::" + account + ":role/" + name;
    }
}
