package io.strongroom.domain.iam.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    StringEquals                 | a           | a            | Yes
                    StringEquals                 | a*          | ab           | No
                    StringEqualsIgnoreCase       | A           | a            | Yes
                    StringNotEqualsIgnoreCase    | A           | a            | No
                    StringLike                   | a?c*        | abcdef       | Yes
                    StringNotLike                | a?c*        | abcdef       | No
                    ArnLike                      | arn:aws:iam::*:role/x | arn:aws:iam::123456789012:role/x | Yes
                    ArnEquals                    | arn:aws:*:role/x      | arn:aws:iam::123456789012:role/x | Yes
                    ArnLike                      | arn:*:iam::1:role/*   | arn:aws:iam::1:role/a/b | Yes
                    ArnLike                      | arn:aws:s3:*:1:x      | arn:aws:s3:eu:2:1:x     | No
                    ArnNotEquals                 | arn:aws:iam::1:role/x | arn:aws:iam::1:role/y   | Yes
                    NumericEquals                | 7           | 7.0          | Yes
                    NumericLessThan              | 7           | 7            | No
                    NumericLessThanEquals        | 7           | 7            | Yes
                    NumericGreaterThan           | 7           | 8            | Yes
                    NumericNotEquals             | 7           | 8            | Yes
                    NumericEquals                | seven       | 7            | No
                    DateLessThan                 | 2026-11-24T00:00:00Z | 2026-11-23T23:59:59Z | Yes
                    DateGreaterThanEquals        | 0           | 2026-11-23T23:59:59Z | Yes
                    DateEquals                   | 2026-11-24  | 2026-11-24T00:00:00Z | Yes
                    Bool                         | TRUE        | true         | Yes
                    BinaryEquals                 | QUJD        | QUJD         | Yes
                    IpAddress                    | 10.0.0.0/8  | 10.2.3.4     | Yes
                    IpAddress                    | 10.0.0.0/8  | 11.2.3.4     | No
                    IpAddress                    | 2001:db8::/32 | 2001:db8:1::7 | Yes
                    IpAddress                    | 0.0.0.0/0   | 2001:db8::1  | No
                    NotIpAddress                 | 10.0.0.0/8  | 11.2.3.4     | Yes
                    IpAddress                    | 300.0.0.0/8 | 44.0.0.1     | No
                    Null                         | true        | x            | No
                    Null                         | false       | x            | Yes
                    forallvalues:stringequals    | a           | a            | Yes
                    StringEqualsIfExists         | a           | b            | No
                    NoSuchOperator               | a           | a            | Depends
                    """)
    void knownValue(String operator, String wanted, String value, String answer) {
        assertEquals(answer, answer(operator, wanted, Map.of("aws:k", List.of(value))));
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals,No",
        "StringNotEquals,Yes",
        "StringEqualsIfExists,Yes",
        "Bool,No",
        "Null,Yes",
        "ForAllValues:StringEquals,Yes",
        "ForAnyValue:StringEquals,No",
        "ForAnyValue:StringNotEquals,No",
        "NotIpAddress,Yes"
    })
    void absentKey(String operator, String answer) {
        assertEquals(answer, answer(operator, "true", Map.of("aws:k", List.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "ForAnyValue:StringEquals,a,Yes",
        "ForAllValues:StringEquals,a,No",
        "ForAnyValue:StringNotEquals,a,Yes",
        "ForAllValues:StringNotEquals,a,No",
        "ForAllValues:StringNotEquals,c,Yes",
        "StringNotEquals,a,No",
        "StringEquals,b,Yes"
    })
    void keyOfTwoValues(String operator, String wanted, String answer) {
        assertEquals(answer, answer(operator, wanted, Map.of("aws:k", List.of("a", "b"))));
    }

    @Test
    void unknownKeyDepends() {
        assertEquals("Depends", answer("Null", "true", Map.of()));
        assertEquals("Depends", answer("StringEquals", "a", Map.of()));
    }

    @Test
    void policyVariableIsItsValueWhenKnown() {
        assertEquals("Depends", answer("StringLike", "home/${aws:username}", Map.of("aws:k", List.of("home/ann"))));
        assertEquals("No", answer("StringLike", "home/${aws:username}", Map.of("aws:k", List.of("work/ann"))));
        assertEquals(
                "Yes",
                answer(
                        "StringEquals",
                        "home/${aws:UserName}",
                        Map.of("aws:k", List.of("home/ann"), "aws:username", List.of("ann"))));
        assertEquals(
                "Yes",
                answer(
                        "StringEquals",
                        "home/${aws:username, 'x'}",
                        Map.of("aws:k", List.of("home/x"), "aws:username", List.of())));
        assertEquals("Yes", answer("StringLike", "a${*}", Map.of("aws:k", List.of("a*"))));
        assertEquals("No", answer("StringLike", "a${*}", Map.of("aws:k", List.of("ab"))));
    }

    private static String answer(String operator, String wanted, Map<String, List<String>> facts) {
        var element = Json.object().set(operator, Json.object().put("AWS:K", wanted));
        return switch (Condition.of(element).getFirst().holds(facts, true)) {
            case Truth.Yes yes -> "Yes";
            case Truth.No no -> "No";
            case Truth.Depends depends -> "Depends";
        };
    }
}
