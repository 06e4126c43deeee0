package io.strongroom.api.http;

import io.strongroom.api.limits.ApiConfig;
import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Opaque places in lists, signed and bound to their query, so that none can be made up or carried to another list. Several
 * API processes need one key among them; without one, each start makes its own and old cursors end with it.
 */
@Singleton
public class Cursors {
    private static final int MAC_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    Cursors(ApiConfig config) {
        key = new SecretKeySpec(
                config.cursorKey()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .orElseGet(Cursors::random),
                ALGORITHM);
    }

    /** A cursor for going on after {@code position} in the list that {@code query} names. */
    public String after(String position, String query) {
        var place = position.getBytes(StandardCharsets.UTF_8);
        var mac = mac(place, query);
        var both = Arrays.copyOf(mac, MAC_BYTES + place.length);
        System.arraycopy(place, 0, both, MAC_BYTES, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(both);
    }

    /**
     * The position in a cursor, empty when there is none.
     *
     * @throws Rejected {@code cursor-mismatch} when it was not made here for this query
     */
    public Optional<String> position(@Nullable String cursor, String query) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        var both = decoded(cursor);
        if (both.length > MAC_BYTES) {
            var place = Arrays.copyOfRange(both, MAC_BYTES, both.length);
            if (MessageDigest.isEqual(mac(place, query), Arrays.copyOf(both, MAC_BYTES))) {
                return Optional.of(new String(place, StandardCharsets.UTF_8));
            }
        }
        throw new Rejected(
                ProblemCode.CURSOR_MISMATCH,
                "This cursor was made for another query or another installation. Begin again without it.");
    }

    private byte[] mac(byte[] place, String query) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(query.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(place), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] decoded(String cursor) {
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] random() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
