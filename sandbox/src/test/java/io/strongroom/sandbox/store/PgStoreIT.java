package io.strongroom.sandbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.sandbox.calls.Sandboxes;
import io.strongroom.sandbox.organization.SandboxAwsAccounts;
import io.strongroom.sandbox.organization.SandboxSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.KmsClient;

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
}
