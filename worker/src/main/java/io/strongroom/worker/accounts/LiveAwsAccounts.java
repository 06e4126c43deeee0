package io.strongroom.worker.accounts;

import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.AwsAccounts;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Discovered;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.worker.aws.AwsFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;

/** AWS itself. */
final class LiveAwsAccounts implements AwsAccounts, Doors {
    private static final String TRYING = "strongroom-connection-test";
    private static final int SHORTEST_SESSION_SECONDS = 900;
    private static final String NOTHING = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}""";

    private final LiveClients clients;
    private final Roles roles;
    private final AwsConfig config;
    private final Supplier<List<Account>> enrolled;

    /** @param enrolled accounts that people have enrolled, whether or not Organizations tells of them */
    LiveAwsAccounts(LiveClients clients, Roles roles, AwsConfig config, Supplier<List<Account>> enrolled) {
        this.clients = clients;
        this.roles = roles;
        this.config = config;
        this.enrolled = enrolled;
    }

    @Override
    public Discovered discover() {
        var organizations =
                clients.client(OrganizationsClient.class, LiveClients.anyRegion(), roles.asOurselves(), false);
        return new Discovery(organizations, roles::ambientAccount, config, enrolled).accounts();
    }

    @Override
    public AwsAccount reading(AccountId account, Region region) {
        return new LiveAccount(
                account,
                region,
                clients,
                roles.reading(account, region),
                false,
                () -> roles.changesAs(account, region));
    }

    /** Nothing of it needs closing: the clients are everybody's, the session ends by itself. */
    @Override
    public AwsAccount changing(AccountId account, Region region, ChangeSession session) {
        return new LiveAccount(
                account, region, clients, roles.changing(account, region, session), true, Optional::empty);
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public Opening open(String roleArn, Optional<String> externalId) {
        var request = AssumeRoleRequest.builder()
                .roleArn(roleArn)
                .roleSessionName(TRYING)
                .durationSeconds(SHORTEST_SESSION_SECONDS)
                .policy(NOTHING);
        externalId.ifPresent(request::externalId);
        try {
            clients.client(StsClient.class, regionOf(roleArn), roles.asOurselves(), false)
                    .assumeRole(request.build());
            return Opening.opened();
        } catch (SdkException e) {
            var failure = AwsFailure.of(e);
            var said = failure.code() + ": " + failure.message();
            return switch (failure.kind()) {
                case DENIED -> Opening.refused(said);
                // It says nothing of the account: whoever asks has to ask again once they work.
                case SYSTEMIC -> throw e;
                case THROTTLED, TIMED_OUT, TRANSIENT, UNSUPPORTED, PERMANENT -> Opening.untold(said);
            };
        }
    }

    private static Region regionOf(String roleArn) {
        return Stream.of(Partition.values())
                .filter(partition -> roleArn.startsWith("arn:" + partition.id() + ":"))
                .findFirst()
                .map(Partition::globalRegion)
                .orElseGet(LiveClients::anyRegion);
    }

    @Override
    public Optional<String> workerRole() {
        return roles.ambientRole();
    }

    private record LiveAccount(
            AccountId id,
            Region region,
            LiveClients clients,
            SignedAs who,
            boolean mutating,
            Supplier<Optional<String>> changer)
            implements AwsAccount {
        @Override
        public Optional<String> changesAs() {
            return changer.get();
        }

        @Override
        public <C> C client(Class<C> type) {
            return clients.client(type, region, who, mutating);
        }
    }
}
