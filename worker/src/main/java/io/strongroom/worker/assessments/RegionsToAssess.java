package io.strongroom.worker.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import java.util.List;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Which Regions of an account are looked at: those configured, else all that the account has enabled. */
final class RegionsToAssess {
    private static final Logger LOG = Logger.getLogger(RegionsToAssess.class);

    private final ReadableAccounts accounts;
    private final AssessConfig config;

    RegionsToAssess(ReadableAccounts accounts, AssessConfig config) {
        this.accounts = accounts;
        this.config = config;
    }

    /** In the order of their codes; the first stands for the account as a whole. At least one. */
    List<Region> of(AccountId account) {
        var configured =
                config.regions().stream().flatMap(List::stream).map(Region::new).toList();
        if (!configured.isEmpty()) {
            return configured;
        }
        try {
            return accounts
                    .reading(account, config.askIn())
                    .client(Ec2Client.class)
                    .describeRegions(r -> {})
                    .regions()
                    .stream()
                    .map(one -> new Region(one.regionName()))
                    .sorted((a, b) -> a.value().compareTo(b.value()))
                    .toList();
        } catch (SdkException e) {
            LOG.warnf(
                    "account %s does not tell its Regions (%s): looking at %s alone. Grant ec2:DescribeRegions, or set"
                            + " strongroom.assess.regions",
                    account, e.getMessage(), config.askIn());
            return List.of(config.askIn());
        }
    }
}
