package io.strongroom.sandbox.store;

/**
 * All documents of one kind in one place.
 *
 * @param account twelve digits, or {@link #WORLD} for what all accounts share, such as the names of S3 buckets
 * @param region the Region's code, or {@link #GLOBAL}
 */
public record Shelf(String account, String region, String service, String kind) {
    public static final String WORLD = "world";
    public static final String GLOBAL = "global";

    public Key key(String id) {
        return new Key(this, id);
    }
}
