package io.strongroom.domain.onboarding;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The versions of the two roles, each with the digest of what it grants. Accounts carry the number in a tag. */
public final class RoleVersions {
    /** The tag on both roles. */
    public static final String TAG = "strongroom:role-version";

    private static final SortedMap<Integer, String> HISTORY = read(Deployed.text("role-versions.properties"));

    private RoleVersions() {}

    /** The one that the template makes now. */
    public static int current() {
        return HISTORY.lastKey();
    }

    /** Digests by version. */
    public static SortedMap<Integer, String> history() {
        return HISTORY;
    }

    /** The digest of the actions that the two roles grant. */
    public static String digest(Collection<String> reading, Collection<String> changing) {
        var text = "read " + String.join(" ", new TreeSet<>(reading)) + "\nremediate "
                + String.join(" ", new TreeSet<>(changing));
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static SortedMap<Integer, String> read(String text) {
        var lines = new Properties();
        try {
            lines.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new TreeMap<Integer, String>();
        lines.stringPropertyNames().forEach(version -> all.put(Integer.valueOf(version), lines.getProperty(version)));
        return Collections.unmodifiableSortedMap(all);
    }
}
