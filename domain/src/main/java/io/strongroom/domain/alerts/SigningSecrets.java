package io.strongroom.domain.alerts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a webhook's messages are signed with, as Standard Webhooks says: {@code whsec_} and the key in base64. While a secret
 * is replaced both sign, so that the receiver can change over when it suits it.
 *
 * @param previous the one before, while it still signs
 */
public record SigningSecrets(String current, Optional<String> previous) {
    /** For how long the secret before still signs. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    private static final String PREFIX = "whsec_";
    private static final int KEY_BYTES = 32;

    public SigningSecrets {
        Stream.concat(Stream.of(current), previous.stream()).forEach(SigningSecrets::key);
    }

    /** A fresh secret. */
    public static String fresh(RandomGenerator random) {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The header {@code webhook-signature} of a message.
     *
     * @param id header {@code webhook-id}
     * @param at header {@code webhook-timestamp}, in whole seconds
     * @param body to the byte as it is sent
     */
    public String signature(String id, Instant at, String body) {
        var signed = id + "." + at.getEpochSecond() + "." + body;
        return Stream.concat(Stream.of(current), previous.stream())
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(hmac(key(secret), signed)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] key(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("secret: must begin with " + PREFIX);
        }
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "SigningSecrets[" + (previous.isPresent() ? "two" : "one") + "]";
    }
}
