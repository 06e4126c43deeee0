package io.strongroom.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docker-compose.yml against the images, the example of its settings, and what the code reads. */
class ComposeTest {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    private final JsonNode services = Yaml.read("docker-compose.yml").get("services");

    @Test
    void threeProcessesBesidePostgresAndAQueue() {
        assertEquals(Set.of("postgres", "queue", "api", "web", "worker"), Set.copyOf(Yaml.names(services)));
        assertEquals("postgres:18", services.at("/postgres/image").asText());
        assertTrue(services.at("/queue/image").asText().startsWith("softwaremill/elasticmq-native:"));
    }

    @Test
    void theQueueIsTheVersionThatTheTestsUse() {
        var tested = Pattern.compile("<elasticmq.version>([^<]+)<").matcher(Repository.text("pom.xml"));
        assertTrue(tested.find());
        assertEquals(
                "softwaremill/elasticmq-native:" + tested.group(1),
                services.at("/queue/image").asText());
    }

    @Test
    void everyProcessIsBuiltHereAndWaitsForItsDatabase() {
        for (var module : List.of("api", "web", "worker")) {
            var service = services.get(module);
            var dockerfile = service.at("/build/dockerfile").asText();
            assertEquals("deploy/images/" + module + ".Dockerfile", dockerfile);
            assertTrue(Files.exists(Repository.file(dockerfile)), dockerfile);
            assertEquals(
                    "service_healthy",
                    service.at("/depends_on/postgres/condition").asText());
            assertEquals("30s", service.at("/stop_grace_period").asText(), "a drain may take 20 s");
        }
        assertTrue(services.at("/postgres/healthcheck/test").isArray());
    }

    @Test
    void portsAreThoseOfTheImagesAndOnLoopback() {
        for (var module : List.of("api", "web")) {
            var port = Pattern.compile("EXPOSE (\\d+)")
                    .matcher(Repository.text("deploy/images/" + module + ".Dockerfile"));
            assertTrue(port.find());
            var expected = "127.0.0.1:" + port.group(1) + ":" + port.group(1);
            assertEquals(expected, services.at("/" + module + "/ports/0").asText());
        }
        for (var inside : List.of("postgres", "queue", "worker")) {
            assertTrue(services.get(inside).path("ports").isMissingNode(), inside + " needs no port outside");
        }
    }

    @Test
    void onlyTheWorkerKnowsTheQueueAndAws() {
        for (var module : List.of("api", "web")) {
            for (var name : Yaml.names(services.get(module).get("environment"))) {
                assertTrue(!name.contains("SQS") && !name.contains("AWS"), module + " has " + name);
            }
        }
    }

    @Test
    void theExampleSetsExactlyWhatIsAskedFor() {
        var asked = new TreeSet<String>();
        VARIABLE.matcher(Repository.text("docker-compose.yml")).results().forEach(match -> asked.add(match.group(1)));
        var given = new TreeSet<String>();
        Repository.text("deploy/env/example.env")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> given.add(line.substring(0, line.indexOf('='))));
        assertEquals(asked, given);
    }

    @Test
    void theApplicationIsNoSuperuserOfItsDatabase() {
        assertEquals(
                "./deploy/postgres:/docker-entrypoint-initdb.d:ro",
                services.at("/postgres/volumes/1").asText());
        var script = Repository.text("deploy/postgres/10-strongroom.sh");
        var role = services.at("/api/environment/QUARKUS_DATASOURCE_USERNAME").asText();
        assertTrue(script.contains("CREATE ROLE " + role + " LOGIN CREATEROLE PASSWORD"), script);
        assertTrue(services.at("/postgres/environment/POSTGRES_USER").isMissingNode(), "the image's superuser");
    }
}
