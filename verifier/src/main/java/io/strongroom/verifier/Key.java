package io.strongroom.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public key of Ed25519 as C2SP's signed notes write it: name, id and key, with a plus between. */
record Key(String text, String name, String id, PublicKey key) {
    private static final byte ED25519 = 1;
    private static final int TYPED_BYTES = 33;
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    static Key parse(String given) throws Unusable {
        var text = given.strip();
        var parts = text.split("\\+", 3);
        try {
            var typed = Base64.getDecoder().decode(parts.length == 3 ? parts[2] : "");
            if (typed.length != TYPED_BYTES || typed[0] != ED25519) {
                throw new Unusable("'" + text + "' is no key: it is to be name+id+base64, as in audit.pub");
            }
            var sha = Merkle.sha256();
            sha.update((parts[0] + "\n").getBytes(StandardCharsets.UTF_8));
            var id = HexFormat.of().formatHex(Arrays.copyOf(sha.digest(typed), 4));
            if (!id.equals(parts[1])) {
                throw new Unusable("'" + text + "' is no key: its id does not belong to it");
            }
            var spki = Arrays.copyOf(X509, X509.length + TYPED_BYTES - 1);
            System.arraycopy(typed, 1, spki, X509.length, TYPED_BYTES - 1);
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
            return new Key(text, parts[0], id, key);
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new Unusable("'" + text + "' is no key: " + e.getMessage());
        }
    }

    boolean signed(String message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            // A signature of another length: nobody signed that.
            return false;
        }
    }
}
