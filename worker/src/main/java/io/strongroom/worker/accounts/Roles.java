package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Credentials for accounts: of an assumed role, or the ambient ones for the account that they belong to and no other. */
final class Roles {
    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final String READING = "strongroom";

    private final AwsConfig config;
    private final LiveClients clients;
    private final SignedAs ourselves;
    private final Map<AccountId, SignedAs> reading = new ConcurrentHashMap<>();
    private volatile Optional<GetCallerIdentityResponse> identity = Optional.empty();

    /** @param ambient the process's own credentials */
    Roles(AwsConfig config, LiveClients clients, AwsCredentialsProvider ambient, HubCircuit circuit) {
        this.config = config;
        this.clients = clients;
        this.ourselves = new SignedAs(new HubCredentials(ambient, circuit), circuit::judge);
    }

    /** Calls with the process's own credentials. */
    SignedAs asOurselves() {
        return ourselves;
    }

    /** @throws AccountUnreachable when there is no way in */
    SignedAs reading(AccountId account, Region region) {
        return reading.computeIfAbsent(account, id -> {
            var request = AssumeRoleRequest.builder().roleSessionName(READING);
            return who(id, region, readRole(id, region), request);
        });
    }

    /** @throws AccountUnreachable when there is no way in */
    SignedAs changing(AccountId account, Region region, ChangeSession session) {
        var request = AssumeRoleRequest.builder()
                .roleSessionName(session.name())
                .sourceIdentity(session.sourceIdentity())
                .policy(SessionPolicy.of(session));
        return who(account, region, remediateRole(account, region), request);
    }

    /** The ARN that changes are made as; empty when reads are made as the same. */
    Optional<String> changesAs(AccountId account, Region region) {
        return remediateRole(account, region)
                .or(() -> readRole(account, region).map(read -> identity().arn()));
    }

    private SignedAs who(AccountId account, Region region, Optional<String> role, AssumeRoleRequest.Builder request) {
        if (role.isEmpty()) {
            if (!ambientAccount().equals(account)) {
                throw new AccountUnreachable(
                        account,
                        "no role is configured for it (strongroom.aws.read-role-name, .remediate-role-name), and the"
                                + " ambient credentials belong to account " + ambientAccount() + ".");
            }
            return ourselves;
        }
        perAccount(account)
                .flatMap(AwsConfig.PerAccount::externalId)
                .or(config::externalId)
                .ifPresent(request::externalId);
        request.roleArn(role.get()).durationSeconds((int) SESSION.toSeconds());
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
        return perAccount(account)
                .flatMap(AwsConfig.PerAccount::readRoleArn)
                .or(() -> config.readRoleName().map(name -> arn(account, region, name)));
    }

    private Optional<String> remediateRole(AccountId account, Region region) {
        return perAccount(account)
                .flatMap(AwsConfig.PerAccount::remediateRoleArn)
                .or(() -> config.remediateRoleName().map(name -> arn(account, region, name)));
    }

    private Optional<AwsConfig.PerAccount> perAccount(AccountId account) {
        return Optional.ofNullable(config.accounts().get(account.value()));
    }

    private static String arn(AccountId account, Region region, String name) {
        return "arn:" + region.partition().id() + ":iam::" + account + ":role/" + name;
    }
}
