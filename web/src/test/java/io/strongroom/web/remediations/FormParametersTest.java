package io.strongroom.web.remediations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormParametersTest {
    private static final List<Parameter> PARAMETERS = Parameter.all(Json.parse("""
            {"type":"object","required":["alias"],"properties":{
              "alias":{"type":"string","title":"Alias"},
              "days":{"type":"integer","default":30},
              "mode":{"enum":["A","B"]},
              "rotation":{"type":"boolean","default":true},
              "services":{"type":"array","items":{"type":"string"}},
              "tags":{"type":"object","additionalProperties":{"type":"string"}},
              "extra":{"type":"object","properties":{"x":{"type":"integer"}}}}}
            """));

    @Test
    void typedTextBecomesTheTypesOfTheSchema() {
        var typed = Map.of(
                "alias", " key ",
                "days", "7",
                "mode", "B",
                "rotation", "true",
                "services", "a\r\n\r\n b \r\n",
                "tags", "Team=core\nCost = 12=3",
                "extra", "{\"x\":1}");
        var json = FormParameters.toJson(PARAMETERS, name -> typed.getOrDefault(name, ""));
        assertEquals(Json.parse("""
                        {"alias":"key","days":7,"mode":"B","rotation":true,"services":["a","b"],
                         "tags":{"Team":"core","Cost":"12=3"},"extra":{"x":1}}
                        """), json);
    }

    @Test
    void emptyFieldsAreLeftToTheDefaultsAndUncheckedMeansNo() {
        assertEquals(Json.parse("{\"rotation\":false}"), FormParameters.toJson(PARAMETERS, name -> ""));
    }

    @Test
    void whatDoesNotFitStaysTextForTheSchemaToObject() {
        var typed = Map.of("days", "many", "tags", "no equals sign", "extra", "{");
        var json = FormParameters.toJson(PARAMETERS, name -> typed.getOrDefault(name, ""));
        assertEquals("many", json.get("days").textValue());
        assertEquals("no equals sign", json.get("tags").textValue());
        assertEquals("{", json.get("extra").textValue());
    }

    @Test
    void kindsFollowTheSchema() {
        assertEquals(
                List.of(
                        Parameter.Kind.TEXT,
                        Parameter.Kind.NUMBER,
                        Parameter.Kind.CHOICE,
                        Parameter.Kind.YES_NO,
                        Parameter.Kind.LINES,
                        Parameter.Kind.PAIRS,
                        Parameter.Kind.JSON),
                PARAMETERS.stream().map(Parameter::kind).toList());
    }
}
