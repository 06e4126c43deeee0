package io.strongroom.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import org.eclipse.microprofile.config.Config;

/** The application once everything answers: it says where, and waits until it is told to stop. */
final class Strongroom implements QuarkusApplication {

    private final Config config;

    Strongroom(Config config) {
        this.config = config;
    }

    @Override
    public int run(String... arguments) {
        var host = config.getValue("quarkus.http.host", String.class);
        var port = config.getValue("quarkus.http.port", Integer.class);
        System.out.println("Strongroom is ready: http://" + host + ":" + port + "/");
        Quarkus.waitForExit();
        return 0;
    }
}
