package io.strongroom.worker.assessments;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.worker.aws.AwsFailure;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Which Regions of an account are looked at: those that its people chose, else those configured, else all that the account has enabled. */
final class RegionsToAssess {
    private static final String ADVICE = "Grant its read role ec2:DescribeRegions, or set strongroom.assess.regions.";

    private final ReadableAccounts accounts;
    private final AssessConfig config;
    private final Function<AccountId, List<Region>> chosen;

    /** @param chosen Regions that the account's people chose, in order; none when they did not */
    RegionsToAssess(ReadableAccounts accounts, AssessConfig config, Function<AccountId, List<Region>> chosen) {
        this.accounts = accounts;
        this.config = config;
        this.chosen = chosen;
    }

    /**
     * The first stands for the account as a whole. At least one, and never a guess: what is known of Regions that are not
     * among them is forgotten.
     *
     * @throws AccountUnreachable when the account does not tell them
     */
    List<Region> of(AccountId account) {
        var own = chosen.apply(account);
        if (!own.isEmpty()) {
            return own;
        }
        var configured =
                config.regions().stream().flatMap(List::stream).map(Region::new).toList();
        if (!configured.isEmpty()) {
            return configured;
        }
        var told = told(account);
        if (told.isEmpty()) {
            throw new AccountUnreachable(account, "it tells no Regions. " + ADVICE);
        }
        return told;
    }

    private List<Region> told(AccountId account) {
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
            var failure = AwsFailure.of(e);
            if (failure.kind() == AwsFailure.Kind.SYSTEMIC) {
                throw e;
            }
            throw new AccountUnreachable(
                    account,
                    "it does not tell its Regions (" + failure.code() + ": " + failure.message() + "). " + ADVICE);
        }
    }
}
