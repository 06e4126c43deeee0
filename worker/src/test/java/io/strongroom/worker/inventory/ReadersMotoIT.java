package io.strongroom.worker.inventory;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Readers against moto on the wire, an AWS that we did not write, in an account of its own. */
class ReadersMotoIT {
    private static final String VARIABLE = "STRONGROOM_MOTO_ENDPOINT";
    private static final Region REGION = new Region("eu-west-1");
    private static final Random NUMBERS = new Random();

    private final AccountId account = new AccountId("%012d".formatted(NUMBERS.nextLong(1_000_000_000_000L)));
    private final Map<Class<?>, Object> clients = new HashMap<>();

    @BeforeEach
    void connect() {
        var endpoint = System.getProperty(VARIABLE, System.getenv().getOrDefault(VARIABLE, ""));
        Assumptions.assumeFalse(
                endpoint.isBlank(),
                "skipped: no moto. Install it with \"pip install 'moto[server]==5.2.1'\", start \"moto_server -H 127.0.0.1"
                        + " -p 5000\" and set " + VARIABLE + "=http://127.0.0.1:5000");
        clients.put(AcmClient.class, client(AcmClient.builder(), endpoint));
        clients.put(ConfigClient.class, client(ConfigClient.builder(), endpoint));
        clients.put(DynamoDbClient.class, client(DynamoDbClient.builder(), endpoint));
        clients.put(Ec2Client.class, client(Ec2Client.builder(), endpoint));
        clients.put(GuardDutyClient.class, client(GuardDutyClient.builder(), endpoint));
        clients.put(RdsClient.class, client(RdsClient.builder(), endpoint));
        clients.put(RedshiftClient.class, client(RedshiftClient.builder(), endpoint));
        clients.put(SecretsManagerClient.class, client(SecretsManagerClient.builder(), endpoint));
    }

    @Test
    void networksAreRead() {
        var ec2 = of(Ec2Client.class);
        var vpc = ec2.createVpc(r -> r.cidrBlock("10.9.0.0/16")).vpc().vpcId();
        var subnet =
                ec2.createSubnet(r -> r.vpcId(vpc).cidrBlock("10.9.1.0/24")).subnet();
        ec2.createVpcEndpoint(r -> r.vpcId(vpc)
                .vpcEndpointType("Interface")
                .serviceName("com.amazonaws.eu-west-1.backup")
                .subnetIds(subnet.subnetId()));
        assertTrue(read(Kinds.VPCS).stream()
                .anyMatch(one -> one.id().equals(vpc) && one.flowLogs().equals(Told.known(false))));
        var read = read(Kinds.SUBNETS).stream()
                .filter(one -> one.id().equals(subnet.subnetId()))
                .findFirst()
                .orElseThrow();
        assertEquals(Set.of(), read.routesOut());
        assertTrue(read(Kinds.ENDPOINTS).stream()
                .anyMatch(one -> one.vpcId().equals(vpc) && one.forBackups() && one.isInterface()));
        assertFalse(read(Kinds.SECURITY_GROUPS).isEmpty());
    }

    @Test
    void databasesAndTheirSnapshotsAreRead() {
        var rds = of(RdsClient.class);
        rds.createDBInstance(r -> r.dbInstanceIdentifier("orders")
                .engine("postgres")
                .dbInstanceClass("db.t3.micro")
                .allocatedStorage(20)
                .masterUsername("admin1")
                .masterUserPassword("not-a-secret")
                .storageEncrypted(true)
                .tags(tag -> tag.key("team").value("shop")));
        rds.createDBSnapshot(r -> r.dbInstanceIdentifier("orders").dbSnapshotIdentifier("by-hand"));
        rds.modifyDBSnapshotAttribute(
                r -> r.dbSnapshotIdentifier("by-hand").attributeName("restore").valuesToAdd("222222222222"));
        var shared = read(Kinds.NATIVE_SNAPSHOTS).stream()
                .filter(one -> one.arn().endsWith(":by-hand"))
                .map(one -> one.sharedWith())
                .toList();
        assertEquals(List.of(Told.known(Set.of("222222222222"))), shared);
    }

    @Test
    void tablesAreRead() {
        var dynamo = of(DynamoDbClient.class);
        dynamo.createTable(r -> r.tableName("orders")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(a -> a.attributeName("id").attributeType(ScalarAttributeType.S))
                .keySchema(k -> k.attributeName("id").keyType(KeyType.HASH))
                .tags(tag -> tag.key("team").value("shop")));
        dynamo.updateContinuousBackups(
                r -> r.tableName("orders").pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
        var table = read(Kinds.TABLES).getFirst();
        assertEquals(Told.known(true), table.pointInTimeRecovery());
        assertEquals(Told.known(Map.of("team", "shop")), table.tags());
    }

    @Test
    void recordersAreRead() {
        assertEquals(List.of(), read(Kinds.CONFIG_RECORDERS));
        of(ConfigClient.class)
                .putConfigurationRecorder(r -> r.configurationRecorder(one -> one.name("default")
                        .roleARN("arn:aws:iam::" + account + ":role/config")
                        .recordingGroup(group -> group.allSupported(true).includeGlobalResourceTypes(true))));
        var recorder = read(Kinds.CONFIG_RECORDERS).getFirst();
        assertTrue(recorder.recordsAll());
        assertFalse(recorder.recording());
    }

    @Test
    void aDetectorIsReadAndNoneIsNone() {
        assertEquals(List.of(), read(Kinds.DETECTORS));
        of(GuardDutyClient.class).createDetector(r -> r.enable(true));
        assertTrue(read(Kinds.DETECTORS).getFirst().enabled());
    }

    @Test
    void certificatesAreRead() {
        of(AcmClient.class).requestCertificate(r -> r.domainName("example.com").keyAlgorithm("EC_prime256v1"));
        assertEquals(
                Set.of("example.com"),
                read(Kinds.CERTIFICATES).stream().map(one -> one.domain()).collect(toSet()));
    }

    @Test
    void secretsAreRead() {
        of(SecretsManagerClient.class).createSecret(r -> r.name("backup-agent").secretString("not-read"));
        var secret = read(Kinds.SECRETS).getFirst();
        assertTrue(secret.ofBackups());
        assertFalse(secret.rotation());
        assertEquals(Told.none(), secret.policy());
    }

    private <R extends Resource> List<R> read(Kind<R> kind) {
        return new Gathering(accounts(), target(), readers(), Wanted.everything(), Instant.EPOCH, () -> false)
                .all(kind);
    }

    private Target target() {
        return new Target(account, REGION);
    }

    private static Map<Kind<?>, KindReader<?>> readers() {
        return Readers.with().stream()
                .collect(Collectors.<KindReader<?>, Kind<?>, KindReader<?>>toMap(KindReader::kind, one -> one));
    }

    private <C> C of(Class<C> type) {
        return type.cast(clients.get(type));
    }

    private <B extends AwsClientBuilder<B, C>, C> C client(B builder, String endpoint) {
        return builder.endpointOverride(URI.create(endpoint))
                .region(software.amazon.awssdk.regions.Region.of(REGION.value()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .putHeader("x-moto-account-id", account.value())
                        .build())
                .build();
    }

    /** One account, at moto. */
    private ReadableAccounts accounts() {
        return (id, region) -> new AtMoto(id, region, clients);
    }

    private record AtMoto(AccountId id, Region region, Map<Class<?>, Object> clients) implements AwsAccount {
        @Override
        public <C> C client(Class<C> type) {
            return type.cast(clients.get(type));
        }
    }
}
