package io.strongroom.sandbox.organization;

import io.strongroom.sandbox.faults.Faults;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What kind of organization is simulated, and how well behaved it is.
 *
 * @param seed the same seed gives the same accounts with the same contents
 * @param accounts how many accounts; the first two dozen have names and places of their own
 * @param size how many times as many volumes, databases and file systems an account has, against the usual ones; the first
 *     two dozen stay as they are
 * @param lag how long KMS and IAM may show the state before a write
 * @param quotas whether published request quotas are enforced
 * @param salt makes the faults of this process differ from those of another with the same seed
 */
public record SandboxSettings(
        long seed, int accounts, int size, Faults faults, Duration lag, boolean quotas, long salt) {
    public static final int USUAL_ACCOUNTS = 24;
    public static final int MOST_ACCOUNTS = 100_000;
    public static final int MOST_SIZE = 1_000;
    private static final String PREFIX = "STRONGROOM_SANDBOX_";

    public SandboxSettings {
        if (accounts < 1 || accounts > MOST_ACCOUNTS) {
            throw new IllegalArgumentException("accounts: must be from 1 to " + MOST_ACCOUNTS);
        }
        if (size < 1 || size > MOST_SIZE) {
            throw new IllegalArgumentException("size: must be from 1 to " + MOST_SIZE);
        }
        if (lag.isNegative()) {
            throw new IllegalArgumentException("lag: must not be negative");
        }
    }

    /** Well behaved and immediately consistent, as unit tests want it. */
    public static SandboxSettings calm() {
        return new SandboxSettings(1, USUAL_ACCOUNTS, 1, Faults.none(), Duration.ZERO, false, 0);
    }

    /**
     * From the environment: {@code STRONGROOM_SANDBOX_SEED}, {@code _ACCOUNTS}, {@code _SIZE}, {@code _FAULTS} (see {@link Faults}), {@code
     * _LAG_MS} (usually 300) and {@code _QUOTAS} ({@code on} or {@code off}; usually on).
     *
     * @throws IllegalArgumentException when one is not understood
     */
    public static SandboxSettings from(Map<String, String> environment, long salt) {
        return new SandboxSettings(
                get(environment, "SEED").map(Long::valueOf).orElse(1L),
                get(environment, "ACCOUNTS").map(Integer::valueOf).orElse(USUAL_ACCOUNTS),
                get(environment, "SIZE").map(Integer::valueOf).orElse(1),
                get(environment, "FAULTS").map(Faults::parse).orElse(Faults.none()),
                Duration.ofMillis(get(environment, "LAG_MS").map(Long::valueOf).orElse(300L)),
                get(environment, "QUOTAS").map(SandboxSettings::isOn).orElse(true),
                salt);
    }

    public SandboxSettings withAccounts(int number) {
        return new SandboxSettings(seed, number, size, faults, lag, quotas, salt);
    }

    public SandboxSettings withSize(int times) {
        return new SandboxSettings(seed, accounts, times, faults, lag, quotas, salt);
    }

    public SandboxSettings withFaults(Faults changed) {
        return new SandboxSettings(seed, accounts, size, changed, lag, quotas, salt);
    }

    public SandboxSettings withLag(Duration changed) {
        return new SandboxSettings(seed, accounts, size, faults, changed, quotas, salt);
    }

    public SandboxSettings withQuotas() {
        return new SandboxSettings(seed, accounts, size, faults, lag, true, salt);
    }

    private static Optional<String> get(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(PREFIX + name)).filter(text -> !text.isBlank());
    }

    private static boolean isOn(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException(PREFIX + "QUOTAS: must be on or off");
        };
    }
}
