package io.strongroom.worker.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The way into customers' accounts. {@code strongroom.aws} itself says which. */
@ConfigMapping(prefix = "strongroom.aws")
public interface AwsConfig {
    /** Behind the port: an organization that is simulated, or AWS. */
    enum Mode {
        SANDBOX,
        LIVE
    }

    @WithParentName
    Mode mode();

    /** The name of the role that can read, in every account; none to act with the ambient credentials. */
    Optional<String> readRoleName();

    /** The name of the role that can remediate, in every account. */
    Optional<String> remediateRoleName();

    /** Sent with every AssumeRole, so that nobody else can make Strongroom act for them. */
    Optional<String> externalId();

    /** Accounts that differ from the pattern, by number. */
    Map<String, PerAccount> accounts();

    /** How long a call may take, retries included. */
    Duration callTimeout();

    /** How long one try of a call may take: a third of a lease at most. */
    Duration attemptTimeout();

    /** The longest wait for a budget before a job steps aside. */
    Duration longestWait();

    /** How often the accounts are asked for. */
    Duration discoverEvery();

    /** One account's own roles. */
    interface PerAccount {
        Optional<String> readRoleArn();

        Optional<String> remediateRoleArn();

        /** Instead of the one for all. */
        Optional<String> externalId();

        @WithDefault("/")
        String ouPath();
    }
}
