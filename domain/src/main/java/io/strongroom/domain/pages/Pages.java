package io.strongroom.domain.pages;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.incidents.DetectorId;
import io.strongroom.domain.remediations.RemediationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The page of a control, remediation or detector, as Markdown: why, risk, how to fix, limits, sources. */
public final class Pages {
    private Pages() {}

    /** Empty when there is none. */
    public static Optional<String> of(ControlId id) {
        return read("/controls/" + id.value().toLowerCase(Locale.ROOT) + ".md");
    }

    /** Empty when there is none. */
    public static Optional<String> of(DetectorId id) {
        return read("/incidents/" + id.value().toLowerCase(Locale.ROOT) + ".md");
    }

    /** Empty when there is none. */
    public static Optional<String> of(RemediationId id) {
        return read("/remediations/" + id + ".md");
    }

    private static Optional<String> read(String file) {
        try (var in = Pages.class.getResourceAsStream(file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
