package io.strongroom.domain.controls.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.domain.inventory.identities.Role;
import io.strongroom.domain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** The roles of deploy/cloudformation/roles.yaml as an account lists them once the stack is up. */
final class ShippedRoles {
    private static final String ACCOUNT = "123456789012";
    private static final Map<String, String> PARAMETERS = Map.of(
            "WorkerRoleArn",
            "arn:aws:iam::210987654321:role/worker",
            "ExternalIdStem",
            "agreed-on-with-nobody-else",
            "ReadRoleName",
            "StrongroomRead",
            "RemediationRoleName",
            "StrongroomRemediate",
            "AWS::Partition",
            "aws",
            "AWS::AccountId",
            ACCOUNT);
    private final JsonNode resources;

    ShippedRoles() {
        try {
            resources = Json.tree(new Yaml().load(Files.readString(Path.of("../deploy/cloudformation/roles.yaml"))))
                    .path("Resources");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Role role(String logicalId) {
        var properties = resources.path(logicalId).path("Properties");
        var name = resolved(properties.path("RoleName")).asText();
        var policies = new HashMap<String, JsonNode>();
        properties
                .path("Policies")
                .forEach(policy ->
                        policies.put(policy.path("PolicyName").asText(), resolved(policy.path("PolicyDocument"))));
        properties
                .path("ManagedPolicyArns")
                .forEach(policy -> policies.put(
                        "arn:aws:iam::" + ACCOUNT + ":policy/"
                                + policy.path("Ref").asText(),
                        document(policy)));
        return new Role(
                "arn:aws:iam::" + ACCOUNT + ":role/" + name,
                name,
                "/",
                resolved(properties.path("AssumeRolePolicyDocument")),
                policies,
                Optional.of(properties.path("PermissionsBoundary"))
                        .filter(JsonNode::isObject)
                        .map(this::document),
                Map.of());
    }

    private JsonNode document(JsonNode reference) {
        return resolved(resources
                .path(reference.path("Ref").asText())
                .path("Properties")
                .path("PolicyDocument"));
    }

    private static JsonNode resolved(JsonNode tree) {
        if (tree.path("Ref").isTextual()) {
            return TextNode.valueOf(PARAMETERS.get(tree.path("Ref").asText()));
        }
        if (tree.path("Fn::Sub").isTextual()) {
            var text = tree.path("Fn::Sub").asText();
            for (var parameter : PARAMETERS.entrySet()) {
                text = text.replace("${" + parameter.getKey() + "}", parameter.getValue());
            }
            return TextNode.valueOf(text);
        }
        if (tree.isArray()) {
            return Json.tree(tree.valueStream().map(ShippedRoles::resolved).toList());
        }
        if (tree instanceof ObjectNode object) {
            var copy = Json.object();
            object.properties().forEach(one -> copy.set(one.getKey(), resolved(one.getValue())));
            return copy;
        }
        return tree;
    }
}
