package io.strongroom.domain.remediations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.problems.FieldError;
import java.util.ArrayList;
import java.util.List;

/** The JSON Schema of a remediation's parameters: checks them and fills in defaults. */
public final class ParameterSchema {
    private final JsonNode document;
    private final Schema schema;

    public ParameterSchema(JsonNode document) {
        this.document = document;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(document);
    }

    public JsonNode document() {
        return document;
    }

    /** The parameters with the schema's defaults for what is missing. */
    public JsonNode withDefaults(JsonNode parameters) {
        if (!(parameters instanceof ObjectNode object)) {
            return parameters;
        }
        var filled = object.deepCopy();
        document.path("properties").properties().forEach(property -> {
            if (property.getValue().has("default") && !filled.has(property.getKey())) {
                filled.set(property.getKey(), property.getValue().get("default"));
            }
        });
        return filled;
    }

    /**
     * Everything that is wrong, with pointers below the given one; empty when the parameters are valid.
     *
     * @param pointer where the parameters stand in the request, such as {@code /parameters}
     */
    public List<FieldError> check(JsonNode parameters, String pointer) {
        var errors = new ArrayList<FieldError>();
        schema.validate(parameters).forEach(error -> {
            var property = error.getProperty();
            var at = error.getInstanceLocation().toString();
            var path = at.startsWith("/") ? at : "";
            if (property != null
                    && ("required".equals(error.getKeyword()) || "additionalProperties".equals(error.getKeyword()))) {
                path = path + "/" + property;
            }
            errors.add(new FieldError(pointer + path, code(error.getKeyword()), error.getMessage()));
        });
        return errors;
    }

    private static String code(String keyword) {
        return Json.kebab(keyword);
    }
}
