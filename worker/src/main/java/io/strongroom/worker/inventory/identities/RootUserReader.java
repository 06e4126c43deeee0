package io.strongroom.worker.inventory.identities;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.identities.RootUser;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** The root user, from the account's summary: every account is told of its own, members of an organization included. */
@Singleton
final class RootUserReader implements KindReader<RootUser> {
    @Override
    public Kind<RootUser> kind() {
        return Kinds.ROOT_USER;
    }

    @Override
    public List<RootUser> read(Gathering from) {
        var summary = from.call(
                "iam:GetAccountSummary",
                () -> from.client(IamClient.class)
                        .getAccountSummary(request -> {})
                        .summaryMap());
        return List.of(new RootUser(
                "arn:" + from.region().partition().id() + ":iam::" + from.accountId() + ":root",
                // AWS always says it; what does not is an emulator, and there is a password until it is told that not.
                summary.getOrDefault(SummaryKeyType.ACCOUNT_PASSWORD_PRESENT, 1) > 0,
                summary.getOrDefault(SummaryKeyType.ACCOUNT_MFA_ENABLED, 0) > 0,
                summary.getOrDefault(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, 0) > 0));
    }
}
