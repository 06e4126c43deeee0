package io.strongroom.worker.accounts;

import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.aws.HubUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Whether Strongroom's own credentials work. While they do not, no job is to blame and none can succeed: the circuit is
 * open, jobs stay queued, and a probe from time to time closes it again.
 */
public final class HubCircuit {
    private static final Logger LOG = Logger.getLogger(HubCircuit.class);

    /** What AWS answers to credentials that are expired, revoked or of no one. */
    private static final Set<String> CREDENTIALS = Set.of(
            "expiredtoken",
            "expiredtokenexception",
            "invalidclienttokenid",
            "unrecognizedclient",
            "unrecognizedclientexception",
            "invalidaccesskeyid",
            "missingauthenticationtoken",
            "missingauthenticationtokenexception",
            "signaturedoesnotmatch",
            "authfailure");

    /**
     * Why and since when no job is taken.
     *
     * @param reason for people, with what to do
     */
    public record Trouble(Instant since, String reason) {}

    private final InstantSource clock;
    private final Runnable whoAmI;
    private volatile Optional<Trouble> trouble = Optional.empty();

    /** @param whoAmI asks AWS who we are, with our own credentials alone; throws what comes of it */
    public HubCircuit(InstantSource clock, Runnable whoAmI) {
        this.clock = clock;
        this.whoAmI = whoAmI;
    }

    /** Empty while jobs can be worked on. */
    public Optional<Trouble> trouble() {
        return trouble;
    }

    /**
     * What a call that was made with our own credentials came to. The same words also come from a Region that is switched
     * off, so they are believed only when asking who we are fails as well.
     */
    public SdkException judge(SdkException failure) {
        if (failure instanceof HubUnavailable || !isAboutCredentials(failure)) {
            return failure;
        }
        return isDown() ? new HubUnavailable(reason(failure), failure) : failure;
    }

    /** Our own credentials could not even be found. */
    HubUnavailable missing(SdkException failure) {
        open(failure);
        return new HubUnavailable(reason(failure), failure);
    }

    /** Looks whether they work by now; called every few seconds. Costs nothing while the circuit is closed. */
    public void probe() {
        if (trouble.isPresent()) {
            isDown();
        }
    }

    private boolean isDown() {
        try {
            whoAmI.run();
        } catch (SdkException e) {
            if (isAboutCredentials(e)) {
                open(e);
            }
            // Anything else, such as no answer, says nothing about them: it stays as it is.
            return trouble.isPresent();
        }
        close();
        return false;
    }

    private synchronized void open(SdkException failure) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(new Trouble(clock.instant(), reason(failure)));
            LOG.errorf("no job is taken: %s", reason(failure));
        }
    }

    private synchronized void close() {
        trouble.ifPresent(was -> LOG.infof("Strongroom's own AWS credentials work again, after %s", was.since()));
        trouble = Optional.empty();
    }

    private static boolean isAboutCredentials(SdkException failure) {
        return failure instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && answer.awsErrorDetails().errorCode() != null
                && CREDENTIALS.contains(answer.awsErrorDetails().errorCode().toLowerCase(Locale.ROOT));
    }

    private static String reason(SdkException failure) {
        return "Strongroom's own AWS credentials do not work ("
                + AwsFailure.of(failure).code()
                + "). Renew them where the worker finds them: its role, its profile or its environment."
                + " Jobs wait meanwhile and go on by themselves.";
    }
}
