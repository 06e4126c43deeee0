package io.strongroom.worker.inventory.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.surroundings.Stack;
import io.strongroom.domain.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A CloudFormation template, JSON or YAML, as JSON: short forms such as {@code !Ref x} become the long ones. */
final class Template {
    private Template() {}

    /**
     * @param action what to tell as unsupported when it is neither
     * @throws NotTold when it is no template
     */
    static JsonNode parse(String action, String body) {
        try {
            // JSON is YAML too.
            Object tree = new Yaml(new ShortForms()).load(body);
            return Json.tree(tree);
        } catch (YAMLException | IllegalArgumentException e) {
            throw new NotTold(new Coverage.Unsupported(action));
        }
    }

    /** Its vaults, plans and keys, and whatever else of AWS Backup it makes. */
    static List<Stack.StackResource> backupResources(JsonNode template) {
        return template.path("Resources").properties().stream()
                .filter(entry -> concerns(entry.getValue().path("Type").asText()))
                .map(entry -> new Stack.StackResource(
                        entry.getKey(),
                        entry.getValue().path("Type").asText(),
                        Optional.ofNullable(
                                entry.getValue().path("DeletionPolicy").textValue()),
                        entry.getValue().path("Properties")))
                .toList();
    }

    private static boolean concerns(String type) {
        return type.startsWith("AWS::Backup::") || type.equals("AWS::KMS::Key");
    }

    /** Safe: it makes maps, lists, text, numbers and truth values only. */
    private static final class ShortForms extends SafeConstructor {
        ShortForms() {
            super(new LoaderOptions());
            // A policy's version looks like a date and is none.
            yamlConstructors.put(Tag.TIMESTAMP, new ConstructYamlStr());
            yamlMultiConstructors.put("!", new Function());
        }

        private final class Function extends AbstractConstruct {
            @Override
            public Object construct(Node node) {
                var name = node.getTag().getValue().substring(1);
                return Map.of(name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name, value(node));
            }

            private Object value(Node node) {
                return switch (node) {
                    case ScalarNode scalar -> scalar.getValue();
                    case SequenceNode sequence -> constructSequence(sequence);
                    case MappingNode mapping -> constructMapping(mapping);
                    default -> throw new YAMLException("no node of a template: " + node.getNodeId());
                };
            }
        }
    }
}
