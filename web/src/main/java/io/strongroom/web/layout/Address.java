package io.strongroom.web.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of pages. */
public final class Address {
    private Address() {}

    /** The path with what the query says, in its order; what is empty is left out. */
    public static String of(String path, Map<String, String> query) {
        var said = query.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return said.isEmpty() ? path : path + "?" + said;
    }
}
