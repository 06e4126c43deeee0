package io.strongroom.web.layout;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Script and styles, with a version in their address so that browsers may keep them. */
@Singleton
public class Assets {
    private final String version;

    Assets() {
        var sum = new CRC32();
        for (var name : new String[] {"app.css", "app.js"}) {
            sum.update(bytes("/META-INF/resources/assets/" + name));
        }
        version = Long.toHexString(sum.getValue());
    }

    /** Changes when a file changes. */
    public String version() {
        return version;
    }

    private static byte[] bytes(String name) {
        try (var in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
