package io.strongroom.domain.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of {@code deploy/cloudformation}, which lie in the jar as well. */
final class Deployed {
    private Deployed() {}

    /** @throws IllegalStateException when the jar has no such file */
    static String text(String name) {
        var path = "/cloudformation/" + name;
        try (var file = Deployed.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("no file " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
