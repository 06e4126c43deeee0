package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Stored;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One page of a listing.
 *
 * @param next the marker of the next page; null when this is the last, as the SDK's builders want it
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The page of a shelf that a marker names.
     *
     * @param marker as an earlier page gave it; null for the first page
     * @param limit as asked for; null for {@code usual}
     * @param bad makes the service's error for a marker that no page gave
     */
    public static Page<Stored> of(
            Documents documents,
            Shelf shelf,
            @Nullable String marker,
            @Nullable Integer limit,
            int usual,
            Supplier<AwsServiceException> bad) {
        int size = limit == null ? usual : limit;
        var found = documents.list(shelf, decode(marker, bad), size + 1);
        return found.size() <= size
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, size), encode(found.get(size - 1).id()));
    }

    /** The same of a list at hand, which is in the order of the given keys. */
    public static <T> Page<T> of(
            List<T> all,
            Function<T, String> key,
            @Nullable String marker,
            @Nullable Integer limit,
            int usual,
            Supplier<AwsServiceException> bad) {
        int size = limit == null ? usual : limit;
        var after = decode(marker, bad);
        var rest = all.stream()
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        return rest.size() <= size
                ? new Page<>(rest, null)
                : new Page<>(rest.subList(0, size), encode(key.apply(rest.get(size - 1))));
    }

    public <R> List<R> map(Function<T, R> shape) {
        return items.stream().map(shape).toList();
    }

    /** Whether more pages follow. */
    public boolean truncated() {
        return next != null;
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(@Nullable String marker, Supplier<AwsServiceException> bad) {
        if (marker == null || marker.isEmpty()) {
            return "";
        }
        return Optional.of(marker)
                .filter(text -> text.matches("[A-Za-z0-9_-]+={0,2}") && text.length() % 4 == 0)
                .map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8))
                .orElseThrow(bad);
    }
}
