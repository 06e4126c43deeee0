package io.strongroom.domain.inventory.identities;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {
    private static final String WITH_ID = """
            {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:role/worker"},"Action":"sts:AssumeRole",
             "Condition":{"StringEquals":{"sts:ExternalId":"x"}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"AWS":"arn:aws:iam::210987654321:root"} | {"StringEquals":{"sts:ExternalId":"x"}}         | false
            {"AWS":"210987654321"}                   | {"StringEquals":{"STS:externalid":"x"}}         | false
            {"AWS":"arn:aws:iam::210987654321:root"} | {}                                              | true
            {"AWS":"arn:aws:iam::210987654321:root"} | {"StringLike":{"sts:ExternalId":"*"}}           | true
            {"AWS":"arn:aws:iam::210987654321:root"} | {"StringEqualsIfExists":{"sts:ExternalId":"x"}} | true
            {"AWS":"arn:aws:iam::210987654321:root"} | {"StringNotEquals":{"sts:ExternalId":"x"}}      | true
            {"AWS":"arn:aws:iam::210987654321:root"} | {"Bool":{"aws:MultiFactorAuthPresent":"true"}}  | true
            {"AWS":"AROAEXAMPLEOFADELETED"}          | {}                                              | false
            "*"                                      | {}                                              | true
            {"Service":"ec2.amazonaws.com"}          | {}                                              | false
            """)
    void opensWithoutExternalIdWhenAStatementAsksForNone(String principal, String condition, boolean opens) {
        var statement = """
                {"Effect":"Allow","Action":"sts:AssumeRole","Principal":%s,"Condition":%s}""".formatted(principal, condition);
        assertEquals(opens, trusting(statement).opensWithoutExternalId());
    }

    @Test
    void statementThatOnlyNamesTheSourceOpensNothing() {
        var naming = """
                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::210987654321:role/worker"},"Action":"sts:SetSourceIdentity"}""";
        assertFalse(trusting(WITH_ID + "," + naming).opensWithoutExternalId());
    }

    private static Role trusting(String statements) {
        return Records.with(Samples.role(), "trust", Samples.policy(statements));
    }
}
