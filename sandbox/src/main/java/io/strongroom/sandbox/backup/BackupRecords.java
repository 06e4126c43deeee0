package io.strongroom.sandbox.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Page;
import io.strongroom.sandbox.calls.SdkJson;
import io.strongroom.sandbox.store.Documents;
import io.strongroom.sandbox.store.Shelf;
import io.strongroom.sandbox.store.Stored;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What AWS Backup knows beside vaults, as shapes of the SDK under an id: plans, jobs, frameworks and the like. */
final class BackupRecords {
    static final String PLANS = "plans";
    static final String PROTECTED = "protected-resources";
    static final String RESTORE_TESTING_PLANS = "restore-testing-plans";
    static final String FRAMEWORKS = "frameworks";
    static final String REPORT_PLANS = "report-plans";
    static final String LEGAL_HOLDS = "legal-holds";
    static final String LEGAL_HOLD_TOKENS = "legal-hold-tokens";
    static final String BACKUP_JOBS = "backup-jobs";
    static final String COPY_JOBS = "copy-jobs";
    static final String RESTORE_JOBS = "restore-jobs";
    static final String SCAN_JOBS = "scan-jobs";
    private static final int PAGE = 1000;
    private final Calls calls;

    BackupRecords(Calls calls) {
        this.calls = calls;
    }

    Shelf shelf(String kind) {
        return calls.place().shelf("backup", kind);
    }

    void put(Documents documents, String kind, String id, SdkPojo shape) {
        documents.put(shelf(kind).key(id), SdkJson.write(shape));
    }

    void remove(Documents documents, String kind, String id) {
        documents.delete(shelf(kind).key(id));
    }

    <B extends SdkPojo> Optional<B> find(Documents documents, String kind, String id, B builder) {
        return documents.get(shelf(kind).key(id)).map(body -> SdkJson.read(body, builder));
    }

    <B extends SdkPojo> B require(Documents documents, String kind, String id, B builder) {
        return find(documents, kind, id, builder)
                .orElseThrow(() -> BackupErrors.notFound("There is no such one of " + kind + ": " + id));
    }

    /** One page of a kind, in the order of ids. */
    Page<Stored> page(Documents documents, String kind, @Nullable String token, @Nullable Integer limit) {
        return Page.of(documents, shelf(kind), token, limit, PAGE, BackupErrors::badToken);
    }

    static <B extends SdkPojo> B read(Stored stored, Supplier<B> builder) {
        return SdkJson.read(stored.body(), builder.get());
    }

    /** Reads what two shapes have in common out of the one into the other. */
    static <B extends SdkPojo> B as(SdkPojo shape, B builder) {
        return SdkJson.read(SdkJson.write(shape), builder);
    }

    /** Notes that the resource is there, with its tags. */
    void tag(Documents documents, String arn, Map<String, String> tags) {
        documents.put(shelf("tags").key(arn), Json.tree(new TreeMap<>(tags)));
    }

    /** The tags of what is no vault; empty when it is not there. */
    Optional<Map<String, String>> tags(Documents documents, String arn) {
        return documents.get(shelf("tags").key(arn)).map(BackupRecords::texts);
    }

    static Map<String, String> texts(JsonNode object) {
        var all = new TreeMap<String, String>();
        object.properties()
                .forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
        return all;
    }
}
