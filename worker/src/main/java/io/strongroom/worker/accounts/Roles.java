package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** Credentials for accounts: of an assumed role, or the ambient ones for the account that they belong to and no other. */
final class Roles {
    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final String READING = "strongroom";

    private final AwsConfig config;
    private final LiveClients clients;
    private final AwsCredentialsProvider ambient;
    private final Map<AccountId, AwsCredentialsProvider> reading = new ConcurrentHashMap<>();
    private volatile Optional<AccountId> ambientAccount = Optional.empty();

    /** @param ambient the process's own credentials */
    Roles(AwsConfig config, LiveClients clients, AwsCredentialsProvider ambient) {
        this.config = config;
        this.clients = clients;
        this.ambient = ambient;
    }

    /** @throws AccountUnreachable when there is no way in */
    AwsCredentialsProvider reading(AccountId account, Region region) {
        return reading.computeIfAbsent(account, id -> {
            var request = AssumeRoleRequest.builder().roleSessionName(READING);
            return credentials(id, region, readRole(id, region), request);
        });
    }

    /** @throws AccountUnreachable when there is no way in */
    AwsCredentialsProvider changing(AccountId account, Region region, ChangeSession session) {
        var request = AssumeRoleRequest.builder()
                .roleSessionName(session.name())
                .sourceIdentity(session.sourceIdentity())
                .policy(SessionPolicy.of(session));
        return credentials(account, region, remediateRole(account, region), request);
    }

    private AwsCredentialsProvider credentials(
            AccountId account, Region region, Optional<String> role, AssumeRoleRequest.Builder request) {
        if (role.isEmpty()) {
            if (!ambientAccount().equals(account)) {
                throw new AccountUnreachable(
                        account,
                        "no role is configured for it (strongroom.aws.read-role-name, .remediate-role-name), and the"
                                + " ambient credentials belong to account " + ambientAccount() + ".");
            }
            return ambient;
        }
        perAccount(account).flatMap(AwsConfig.PerAccount::externalId).ifPresent(request::externalId);
        request.roleArn(role.get()).durationSeconds((int) SESSION.toSeconds());
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(clients.client(StsClient.class, region, ambient, false))
                .refreshRequest(request.build())
                .build();
    }

    /** The account that the ambient credentials belong to. */
    AccountId ambientAccount() {
        if (ambientAccount.isEmpty()) {
            var sts = clients.client(StsClient.class, LiveClients.anyRegion(), ambient, false);
            ambientAccount = Optional.of(new AccountId(sts.getCallerIdentity().account()));
        }
        return ambientAccount.get();
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
