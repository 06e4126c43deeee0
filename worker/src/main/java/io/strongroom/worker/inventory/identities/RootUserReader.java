package io.strongroom.worker.inventory.identities;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.identities.RootUser;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;

/** The root user, from the account's summary. */
@Singleton
final class RootUserReader implements KindReader<RootUser> {
    @Override
    public Kind<RootUser> kind() {
        return Kinds.ROOT_USER;
    }

    @Override
    public List<RootUser> read(Gathering from) {
        var iam = from.client(IamClient.class);
        var summary = from.call(
                "iam:GetAccountSummary",
                () -> iam.getAccountSummary(request -> {}).summaryMap());
        return List.of(new RootUser(
                "arn:" + from.region().partition().id() + ":iam::" + from.accountId() + ":root",
                summary.getOrDefault(SummaryKeyType.ACCOUNT_MFA_ENABLED, 0) > 0,
                summary.getOrDefault(SummaryKeyType.ACCOUNT_ACCESS_KEYS_PRESENT, 0) > 0,
                managedCentrally(from, iam)));
    }

    /** Only the management account is told; for the others it makes nothing better that they are not. */
    private static boolean managedCentrally(Gathering from, IamClient iam) {
        try {
            return from.call(
                            "iam:ListOrganizationsFeatures",
                            () -> iam.listOrganizationsFeatures(request -> {}).enabledFeaturesAsStrings())
                    .contains("RootCredentialsManagement");
        } catch (NotTold e) {
            return false;
        }
    }
}
