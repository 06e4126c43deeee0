package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The settings of the README's "On a real account", as environment variables. */
class AwsConfigTest {
    private static final Map<String, String> GIVEN = Map.of(
            "STRONGROOM_AWS_READ_ROLE_NAME", "Read",
            "STRONGROOM_AWS_REMEDIATE_ROLE_NAME", "Remediate",
            "STRONGROOM_AWS_EXTERNAL_ID", "secret",
            "STRONGROOM_AWS_ACCOUNTS__222222222222__EXTERNAL_ID", "other",
            "STRONGROOM_AWS_ACCOUNTS__222222222222__READ_ROLE_ARN", "arn:aws:iam::222222222222:role/r");

    @Test
    void everySettingOfTheReadmeIsTaken() throws IOException {
        var defaults = getClass().getResource("/META-INF/microprofile-config.properties");
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(defaults), new EnvConfigSource(GIVEN, 300))
                .withMapping(AwsConfig.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(AwsConfig.class);
        assertEquals(Optional.of("Read"), config.readRoleName());
        assertEquals(Optional.of("Remediate"), config.remediateRoleName());
        assertEquals(Optional.of("secret"), config.externalId());
        var account = config.accounts().get("222222222222");
        assertEquals(Optional.of("other"), account.externalId());
        assertEquals(Optional.of("arn:aws:iam::222222222222:role/r"), account.readRoleArn());
        var readme = Files.readString(Path.of("..", "README.md"));
        GIVEN.keySet().stream()
                .filter(name -> !name.endsWith("_ARN"))
                .forEach(name -> assertTrue(readme.contains(name), name));
    }
}
