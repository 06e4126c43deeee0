package io.strongroom.worker.inventory.surroundings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        var role = new Role(
                "arn:aws:iam::1:role/Read",
                "Read",
                "/",
                Json.parse(trust),
                Map.of(),
                Optional.empty(),
                3600,
                Map.of(),
                Optional.empty());
        assertEquals(opens, PlatformReader.opensWithoutExternalId(role));
    }
}
