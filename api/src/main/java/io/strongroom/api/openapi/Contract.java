package io.strongroom.api.openapi;

import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.ProblemView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;

/**
 * Says once what holds for every operation: the security, the parameters that mean the same wherever they stand, and the
 * problems that each may answer with.
 */
public class Contract implements OASFilter {
    private static final String TOKEN = "token";
    private static final Map<String, String> ALWAYS = Map.of(
            "400", "The request cannot be read.",
            "401", "No valid token.",
            "403", "The permission or the account is missing.",
            "406", "Nothing that you accept.",
            "429", "Too many requests.",
            "500", "Something broke on our side.",
            "503", "Overloaded; try again.");

    /** Where changes are asked for. */
    private static final List<String> FROZEN = List.of("/jobs", "/job-batches", "/rollback");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
        var scheme = OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A personal token. Cookies do not count here.");
        document.getComponents().addSecurityScheme(TOKEN, scheme);
        Optional.ofNullable(document.getComponents().getSchemas().get("UUID"))
                .ifPresent(uuid -> uuid.description("A UUID in its canonical form."));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        var parameters = Optional.ofNullable(operation.getParameters()).orElseGet(List::of);
        parameters.forEach(parameter -> describe(path, parameter));
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN)));
        var problems = new TreeMap<>(ALWAYS);
        if (path.contains("{")) {
            problems.put("404", "There is none, or you may not see it.");
        }
        if (method == PathItem.HttpMethod.POST) {
            problems.put("409", "Not possible in the present state.");
            problems.put("410", "Expired.");
            problems.put("412", "It has changed since.");
        }
        if (method == PathItem.HttpMethod.POST && FROZEN.stream().anyMatch(path::endsWith)) {
            problems.put("423", "Changes are frozen: the audit log is broken, or is not anchored.");
        }
        if (operation.getResponses().hasAPIResponse("404")) {
            problems.put("404", operation.getResponses().getAPIResponse("404").getDescription());
        }
        if (operation.getResponses().hasAPIResponse("409")) {
            problems.put("409", operation.getResponses().getAPIResponse("409").getDescription());
        }
        parameters.stream()
                .filter(parameter -> "If-Match".equals(parameter.getName()))
                .forEach(parameter -> {
                    problems.put("412", "It has changed since.");
                    if (Boolean.TRUE.equals(parameter.getRequired())) {
                        problems.put("428", "If-Match is required.");
                    }
                });
        if (operation.getRequestBody() != null) {
            problems.put("413", "Too large.");
            problems.put("415", "Unsupported media type.");
            problems.put("422", "Fields are wrong, all told at once.");
        }
        problems.forEach((status, description) -> operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse().description(description).content(problem())));
    }

    private static void describe(String path, Parameter parameter) {
        switch (parameter.getName()) {
            case "If-Match" ->
                common(
                        parameter,
                        "ETag of what you looked at; 412 when it has changed since.",
                        "\"3\"",
                        text().minLength(1).maxLength(200));
            case "Idempotency-Key" ->
                common(
                        parameter,
                        "Makes the request safe to send again.",
                        "2f1c7c52-6f0e-4b0f-9a51-0d6f6b1f3a10",
                        text().minLength(8).maxLength(128));
            case "validateOnly" ->
                common(
                        parameter,
                        "true: the same checks, no effect.",
                        null,
                        text().enumeration(List.of("true", "false")));
            case "id" -> {
                if (path.startsWith(ApiPaths.V1 + "/accounts/")) {
                    common(parameter, "The account's number.", "123456789012", text().pattern("^[0-9]{12}$"));
                }
            }
            default -> {}
        }
    }

    private static void common(Parameter parameter, String description, @Nullable String example, Schema schema) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(description);
        }
        parameter.setExample(example);
        parameter.setSchema(schema);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static org.eclipse.microprofile.openapi.models.media.Content problem() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createContent()
                .addMediaType(
                        ProblemView.MEDIA_TYPE, OASFactory.createMediaType().schema(schema));
    }
}
