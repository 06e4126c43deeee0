package io.strongroom.domain.inventory.buckets;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.buckets.Bucket.PublicAccessBlock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which buckets hold backups, their reports or the logs that watch over them: an account has many others, and they are
 * not this project's business. Report plans and trails are those of the inventory's Region.
 */
public final class BackupBuckets {
    /** What a bucket is for. */
    public enum Use {
        /** It holds backups: a tag or its name says so. */
        BACKUPS,
        /** A report plan delivers to it, or a tag says so. */
        REPORTS,
        /** A trail delivers to it, or a tag says so. */
        LOGS
    }

    private static final Map<String, Use> TAGGED =
            Map.of("backup", Use.BACKUPS, "report", Use.REPORTS, "log", Use.LOGS);

    private BackupBuckets() {}

    /** The kinds that telling takes; a control that asks names them in its spec. */
    public static Kind<?>[] reads() {
        return new Kind<?>[] {Kinds.BUCKETS, Kinds.REPORT_PLANS, Kinds.TRAILS};
    }

    /**
     * What the bucket is for, empty when it has nothing to do with backups. One sign is enough, so what could not be read
     * matters only while there is none.
     *
     * @throws NotTold when nothing tells that it is one, and something that might could not be read
     */
    public static Set<Use> uses(Bucket bucket, Inventory inventory) {
        var uses = EnumSet.noneOf(Use.class);
        var unread = new ArrayList<Coverage>();
        if (bucket.name().contains("backup")) {
            uses.add(Use.BACKUPS);
        }
        if (read(inventory, Kinds.REPORT_PLANS, unread)
                .anyMatch(plan -> plan.bucket().equals(bucket.name()))) {
            uses.add(Use.REPORTS);
        }
        if (read(inventory, Kinds.TRAILS, unread)
                .anyMatch(trail -> trail.bucket().equals(bucket.name()))) {
            uses.add(Use.LOGS);
        }
        switch (bucket.tags()) {
            case Told.Known<Map<String, String>>(var tags) -> tagged(tags).ifPresent(uses::add);
            case Told.None<Map<String, String>>() -> {}
            case Told.Unknown<Map<String, String>>(var why) -> unread.add(why);
        }
        if (uses.isEmpty() && !unread.isEmpty()) {
            throw new NotTold(unread.getFirst());
        }
        return uses;
    }

    /** Whether the bucket has to do with backups at all. @throws NotTold as {@link #uses} does */
    public static boolean has(Bucket bucket, Inventory inventory) {
        return !uses(bucket, inventory).isEmpty();
    }

    /** All of them. @throws NotTold when one of the buckets cannot be told */
    public static List<Bucket> all(Inventory inventory) {
        return inventory.all(Kinds.BUCKETS).stream()
                .filter(bucket -> has(bucket, inventory))
                .toList();
    }

    /**
     * Whether S3 delivers access logs of another bucket to it; S3 sets such buckets limits of its own.
     *
     * @throws NotTold when no bucket is known to log to it, and of one it could not be read where it logs to
     */
    public static boolean takesAccessLogs(Bucket bucket, Inventory inventory) {
        return Told.any(
                inventory.all(Kinds.BUCKETS),
                other -> !other.name().equals(bucket.name())
                        && other.logging().value().filter(bucket.name()::equals).isPresent());
    }

    /**
     * Whether public access is blocked whole: each of the four switches is on for the bucket itself or for all buckets of
     * its account. A control that asks names {@link Kinds#ACCOUNT_PUBLIC_ACCESS} in its spec.
     *
     * @throws NotTold when no switch is known to be off in both places, and one that might be could not be read
     */
    public static boolean blocksPublicAccess(Bucket bucket, Inventory inventory) {
        var places = List.<Supplier<Told<PublicAccessBlock>>>of(
                bucket::publicAccessBlock,
                () -> inventory
                        .only(Kinds.ACCOUNT_PUBLIC_ACCESS)
                        .map(AccountPublicAccess::block)
                        .orElseGet(Told::none));
        return !Told.any(
                PublicAccessBlock.SWITCHES,
                isOn -> !Told.any(
                        places, place -> place.get().value().filter(isOn).isPresent()));
    }

    private static <R extends Resource> Stream<R> read(Inventory inventory, Kind<R> kind, List<Coverage> unread) {
        var coverage = inventory.coverage(kind);
        if (coverage instanceof Coverage.Read) {
            return inventory.all(kind).stream();
        }
        unread.add(coverage);
        return Stream.empty();
    }

    private static Optional<Use> tagged(Map<String, String> tags) {
        return Stream.of("strongroom:purpose", "purpose")
                .map(tags::get)
                .filter(value -> value != null)
                .map(value -> value.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                .filter(TAGGED::containsKey)
                .map(TAGGED::get)
                .findFirst();
    }
}
