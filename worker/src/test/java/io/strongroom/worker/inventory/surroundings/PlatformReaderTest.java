package io.strongroom.worker.inventory.surroundings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class PlatformReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"AWS":"arn:aws:iam::1:root"} | {"StringEquals":{"sts:ExternalId":"x"}}         | false
            {"AWS":"arn:aws:iam::1:root"} | {"StringEquals":{"STS:externalid":"x"}}         | false
            {"AWS":"arn:aws:iam::1:root"} | {}                                              | true
            {"AWS":"arn:aws:iam::1:root"} | {"StringLike":{"sts:ExternalId":"*"}}           | true
            {"AWS":"arn:aws:iam::1:root"} | {"StringEqualsIfExists":{"sts:ExternalId":"x"}} | true
            {"AWS":"arn:aws:iam::1:root"} | {"StringNotEquals":{"sts:ExternalId":"x"}}      | true
            "*"                           | {}                                              | true
            {"Service":"ec2.amazonaws.com"} | {}                                            | false
            """)
    void aRoleOpensWithoutExternalIdWhenAStatementAsksForNone(String principal, String condition, boolean opens) {
        var trust = """
                {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Principal":%s,"Condition":%s}}""".formatted(principal, condition);
        assertEquals(opens, opens(Json.parse(trust)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "Action":"sts:SetSourceIdentity"                     | false
            "Action":["sts:TagSession","sts:SetSourceIdentity"]  | false
            "Action":["sts:TagSession","sts:AssumeRole"]         | true
            "Action":"sts:*"                                     | true
            "NotAction":"sts:TagSession"                         | true
            """)
    void onlyStatementsThatLetAssumeItOpenARole(String action, boolean opens) {
        var trust = """
                {"Statement":[{"Effect":"Allow",%s,"Principal":{"AWS":"arn:aws:iam::1:root"}}]}""".formatted(action);
        assertEquals(opens, opens(Json.parse(trust)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReadRole", "RemediationRole"})
    void theRolesThatWeOfferDoNotOpenWithoutIt(String role) throws IOException {
        var template = Files.readString(Path.of("..", "deploy", "cloudformation", "roles.yaml"));
        JsonNode resources = Json.tree(new Yaml().load(template));
        var trust = resources.at("/Resources/" + role + "/Properties/AssumeRolePolicyDocument");
        assertEquals(2, trust.path("Statement").size());
        assertFalse(opens(trust));
    }

    private static boolean opens(JsonNode trust) {
        return PlatformReader.opensWithoutExternalId(
                new Role("arn:aws:iam::1:role/Read", "Read", "/", trust, Map.of(), Optional.empty(), Map.of()));
    }
}
