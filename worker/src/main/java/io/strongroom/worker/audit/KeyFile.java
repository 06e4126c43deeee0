package io.strongroom.worker.audit;

import io.strongroom.domain.audit.CheckpointKey;
import io.strongroom.domain.audit.CheckpointSigner;
import io.strongroom.domain.audit.Ed25519Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;

/**
 * The signing key in a folder: {@code audit.key}, which only its owner can read, with the private half, and beside it
 * {@code audit.pub} with what verifiers need. Made when neither is there; half a key is nothing to go on with.
 */
final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final String ALGORITHM = "Ed25519";
    private static final int NAME_BYTES = 4;

    private KeyFile() {}

    /** @throws IllegalStateException when what is there cannot be used; the message says what to do */
    static CheckpointSigner in(Path folder) {
        var secret = folder.resolve("audit.key");
        var open = folder.resolve("audit.pub");
        try {
            if (!Files.exists(secret) && !Files.exists(open)) {
                make(folder, secret, open);
            }
            if (!Files.exists(secret) || !Files.exists(open)) {
                throw new IllegalStateException("of " + secret + " and " + open
                        + " one is missing. Bring it back from where the folder is backed up; a log that goes on under"
                        + " another key must be begun on purpose, by moving both away.");
            }
            if (!Files.getPosixFilePermissions(secret).equals(OWNER_ONLY)) {
                throw new IllegalStateException(
                        "others may read " + secret + ". Find out who did, then: chmod 600 " + secret);
            }
            var key = CheckpointKey.parse(Files.readString(open))
                    .orElseThrow(() -> new IllegalStateException(open + " is no key of an audit log"));
            var bytes = Base64.getDecoder().decode(Files.readString(secret).strip());
            return new Ed25519Signer(
                    key, KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(secret + " is not the private half of " + open, e);
        }
    }

    /** The private half last: a start that was cut short leaves nothing that looks whole. */
    private static void make(Path folder, Path secret, Path open) throws IOException, GeneralSecurityException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, FOLDER);
        }
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        var fresh = folder.resolve("audit.key.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(
                fresh, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()) + "\n");
        Files.writeString(open, CheckpointKey.of(name(pair), pair.getPublic()) + "\n");
        Files.move(fresh, secret, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of the key itself, so that the names of two installations are two. */
    private static String name(KeyPair pair) throws GeneralSecurityException {
        var hash = MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded());
        return "strongroom/" + HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
    }
}
