package io.strongroom.e2e.processes;

import io.strongroom.standalone.postgres.EmbeddedPostgres;
import io.strongroom.standalone.queue.EmbeddedQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * What docker-compose.yml gives a process, with the addresses of the test in place of the containers' names. A setting that
 * is misspelt there, or missing, is so here too.
 */
public final class ComposedEnvironment {

    /** Where the images mount what outlives a container. */
    private static final String KEPT = "/var/lib/strongroom/";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::[-?]([^}]*))?}");

    private final Map<String, Map<String, Object>> services;
    private final EmbeddedPostgres.Access access;
    private final EmbeddedQueue queue;
    private final Path volume;

    /** @param volume where what the containers keep lies: of this database alone, as theirs is */
    private ComposedEnvironment(
            Map<String, Map<String, Object>> services,
            EmbeddedPostgres.Access access,
            EmbeddedQueue queue,
            Path volume) {
        this.services = services;
        this.access = access;
        this.queue = queue;
        this.volume = volume;
    }

    public static ComposedEnvironment read(EmbeddedPostgres.Access access, EmbeddedQueue queue) throws IOException {
        Map<String, Map<String, Map<String, Object>>> file =
                new Yaml().load(Files.readString(StrongroomProcess.HOME.resolve("docker-compose.yml")));
        return new ComposedEnvironment(
                file.get("services"), access, queue, Files.createTempDirectory("strongroom-volume-"));
    }

    /** The environment of one service; {@code given} is what stands in .env. */
    public Map<String, String> of(String service, Map<String, String> given) {
        var environment = new HashMap<String, String>();
        ((Map<?, ?>) services.get(service).get("environment")).forEach((name, value) -> {
            // A name without a value is taken over from the shell when it is set there; here it is not.
            if (value != null) {
                environment.put(name.toString(), here(value.toString(), given));
            }
        });
        return environment;
    }

    private String here(String value, Map<String, String> given) {
        if (value.startsWith("jdbc:")) {
            return access.jdbcUrl();
        }
        if (value.equals("http://queue:9324")) {
            return queue.endpoint();
        }
        if (value.startsWith(KEPT)) {
            return volume.resolve(value.substring(KEPT.length())).toString();
        }
        return VARIABLE.matcher(value).replaceAll(match -> {
            var name = match.group(1);
            var otherwise = name.equals("STRONGROOM_DB_PASSWORD") ? access.password() : match.group(2);
            return given.getOrDefault(name, otherwise == null ? "" : otherwise);
        });
    }
}
