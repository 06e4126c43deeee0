package io.strongroom.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs with a private key in memory. */
public final class Ed25519Signer implements CheckpointSigner {
    private final CheckpointKey key;
    private final PrivateKey secret;

    /** @throws IllegalArgumentException when the two do not belong together */
    public Ed25519Signer(CheckpointKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
        if (!key.signed(key.name(), sign(key.name()))) {
            throw new IllegalArgumentException("the private key is not that of " + key);
        }
    }

    @Override
    public CheckpointKey key() {
        return key;
    }

    @Override
    public byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this is no private key of Ed25519", e);
        }
    }
}
