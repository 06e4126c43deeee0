package io.strongroom.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strongroom.domain.json.Json;
import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

class PgStoreIT extends StoreContract {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @Override
    Store open() {
        return new PgStore(postgres.getPostgresDatabase(), clock);
    }

    private SandboxAwsAccounts process() {
        return new SandboxAwsAccounts(open(), clock, SandboxSettings.calm(), new Random());
    }

    @Test
    void anotherProcessSeesTheSameOrganization() {
        var key = Sandboxes.client(process(), KmsClient.class).createKey().keyMetadata();
        var other = Sandboxes.client(process(), KmsClient.class);
        assertEquals(key, other.describeKey(r -> r.keyId(key.keyId())).keyMetadata());
    }

    @Test
    void processesThatFurnishTheSameAccountAtOnceFurnishItOnce() throws Exception {
        var account = process().discover().accounts().getLast().id();
        Callable<List<Bucket>> look = () -> process()
                .reading(account, Sandboxes.IRELAND)
                .client(S3Client.class)
                .listBuckets()
                .buckets();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var views = threads.invokeAll(Collections.nCopies(4, look));
            for (var view : views) {
                assertEquals(views.getFirst().get(), view.get());
            }
            assertFalse(views.getFirst().get().isEmpty());
        }
    }

    @Test
    void transactionOfADyingProcessLeavesNeitherTraceNorLock() {
        var store = open();
        var key = new Shelf("dying", "eu-west-1", "kms", "keys").key("a");
        assertThrows(
                StoreFailure.class,
                () -> store.transact("dying", documents -> {
                    documents.put(key, Json.object());
                    killOthers();
                    documents.put(key, Json.object());
                    return 0;
                }));
        assertEquals(Optional.empty(), store.transact("dying", documents -> documents.get(key)));
    }

    private static void killOthers() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
