package io.strongroom.sandbox.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * The SDK's requests, answers and shapes as JSON, and back. Members that are not set are left out, but for idempotency
 * tokens: the SDK makes them up when it sends a request, and so it does here.
 */
public final class SdkJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SdkJson() {}

    public static ObjectNode write(SdkPojo shape) {
        var node = Json.object();
        for (var field : shape.sdkFields()) {
            var value = field.getValueOrDefault(shape);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                node.set(field.memberName(), tree(value));
            }
        }
        return node;
    }

    private static JsonNode tree(Object value) {
        return switch (value) {
            case SdkPojo shape -> write(shape);
            case List<?> list -> {
                var array = NODES.arrayNode();
                list.forEach(item -> array.add(tree(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = NODES.objectNode();
                map.forEach((key, item) -> object.set(key.toString(), tree(item)));
                yield object;
            }
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case Boolean bool -> NODES.booleanNode(bool);
            case SdkBytes bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes.asByteArray()));
            default -> NODES.textNode(value.toString());
        };
    }

    /**
     * Reads a shape from what {@link #write} made of it.
     *
     * @param builder an empty builder of the shape, such as {@code KeyMetadata.builder()}
     */
    public static <B extends SdkPojo> B read(JsonNode node, B builder) {
        for (var field : builder.sdkFields()) {
            var value = node.get(field.memberName());
            if (value != null) {
                field.set(builder, value(value, field));
            }
        }
        return builder;
    }

    private static @Nullable Object value(JsonNode node, SdkField<?> field) {
        var type = field.marshallingType();
        if (type == MarshallingType.STRING) {
            return node.textValue();
        } else if (type == MarshallingType.INTEGER) {
            return node.intValue();
        } else if (type == MarshallingType.LONG) {
            return node.longValue();
        } else if (type == MarshallingType.DOUBLE) {
            return node.doubleValue();
        } else if (type == MarshallingType.BOOLEAN) {
            return node.booleanValue();
        } else if (type == MarshallingType.INSTANT) {
            return Instant.parse(node.textValue());
        } else if (type == MarshallingType.SDK_BYTES) {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(node.textValue()));
        } else if (type == MarshallingType.SDK_POJO) {
            return ((Buildable) read(node, field.constructor().get())).build();
        } else if (type == MarshallingType.LIST) {
            return list(
                    (ArrayNode) node, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
        } else if (type == MarshallingType.MAP) {
            return map((ObjectNode) node, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
        }
        throw new IllegalArgumentException("no JSON form for " + type);
    }

    private static List<@Nullable Object> list(ArrayNode node, SdkField<?> item) {
        var list = new ArrayList<@Nullable Object>();
        node.forEach(element -> list.add(value(element, item)));
        return list;
    }

    private static Map<String, @Nullable Object> map(ObjectNode node, SdkField<?> item) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue(), item)));
        return map;
    }
}
