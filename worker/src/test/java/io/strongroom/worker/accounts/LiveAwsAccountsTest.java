package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.worker.aws.AwsFailure;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.S3ControlException;

/** What the live way into accounts sends, seen from the other end of the wire. */
class LiveAwsAccountsTest {
    private static final AccountId HUB = new AccountId("111111111111");
    private static final AccountId MEMBER = new AccountId("222222222222");
    private static final Region IRELAND = new Region("eu-west-1");
    private static final ChangeSession SESSION = new ChangeSession(
            "job-1", "ann@example.com", Set.of("kms:CreateAlias"), Set.of("arn:aws:kms:eu-west-1:222222222222:key/1"));
    private static final String ENDPOINT = "aws.endpointUrl";

    private final Map<AccountId, Enrollment> enrollments = new HashMap<>();
    private FakeSts aws;
    private LiveClients clients;
    private HubCircuit circuit;
    private AwsCredentialsProvider ambient = StaticCredentialsProvider.create(AwsBasicCredentials.create("HUB", "s"));

    @BeforeEach
    void start() throws IOException {
        aws = new FakeSts();
        System.setProperty(ENDPOINT, aws.endpoint());
        clients = new LiveClients(Duration.ofSeconds(20), Duration.ofSeconds(5), true);
    }

    @AfterEach
    void stop() {
        System.clearProperty(ENDPOINT);
        aws.close();
    }

    @Test
    void externalIdSessionPolicyAndSourceIdentityArriveAtSts() {
        accounts(roles())
                .changing(MEMBER, IRELAND, SESSION)
                .client(KmsClient.class)
                .listAliases();
        var form = aws.calls("AssumeRole").getFirst().form();
        assertEquals("arn:aws:iam::222222222222:role/Remediate", form.get("RoleArn"));
        assertEquals("secret-1", form.get("ExternalId"));
        assertEquals("job-1", form.get("RoleSessionName"));
        assertEquals("ann@example.com", form.get("SourceIdentity"));
        assertEquals("900", form.get("DurationSeconds"));
        assertEquals(Json.parse(SessionPolicy.of(SESSION)), Json.parse(form.get("Policy")));
        assertEquals("HUB", aws.calls("AssumeRole").getFirst().accessKey());
        assertEquals("SESSION1", aws.calls("ListAliases").getFirst().accessKey());
    }

    @Test
    void readsAreMadeAsTheReadRole() {
        var reading = accounts(roles()).reading(MEMBER, IRELAND);
        reading.client(KmsClient.class).listAliases();
        var form = aws.calls("AssumeRole").getFirst().form();
        assertEquals("arn:aws:iam::222222222222:role/Read", form.get("RoleArn"));
        assertEquals("secret-1", form.get("ExternalId"));
        assertFalse(form.containsKey("Policy"));
        assertEquals(Optional.of("arn:aws:iam::222222222222:role/Remediate"), reading.changesAs());
    }

    @Test
    void whatPeopleHaveAgreedGoesBeforeWhatIsConfigured() {
        var accounts = accounts(roles());
        accounts.reading(MEMBER, IRELAND).client(KmsClient.class).listAliases();
        enroll("OurReader", "OurChanger");
        accounts.reading(MEMBER, IRELAND).client(KmsClient.class).listAliases();
        accounts.changing(MEMBER, IRELAND, SESSION).client(KmsClient.class).listAliases();
        var assumed = aws.calls("AssumeRole").stream().map(FakeSts.Call::form).toList();
        assertEquals(
                List.of("Read", "OurReader", "OurChanger"),
                assumed.stream()
                        .map(form -> form.get("RoleArn").replaceFirst(".*/", ""))
                        .toList());
        assertEquals(
                List.of("secret-1", "stem-222222222222", "stem-222222222222"),
                assumed.stream().map(form -> form.get("ExternalId")).toList());
    }

    @Test
    void aDoorIsTriedWithASessionThatMayDoNothing() {
        var role = "arn:aws:iam::222222222222:role/Read";
        assertEquals(Opening.opened(), accounts(roles()).open(role, Optional.of("stem-222222222222")));
        var form = aws.calls("AssumeRole").getFirst().form();
        assertEquals("stem-222222222222", form.get("ExternalId"));
        assertTrue(form.get("Policy").contains("Deny"), form.toString());
        aws.fails(Set.of("AssumeRole"), 403, "AccessDenied");
        var refused = accounts(roles()).open(role, Optional.empty());
        assertEquals(Opening.State.REFUSED, refused.state());
        assertTrue(refused.detail().startsWith("AccessDenied"), refused.detail());
        assertFalse(aws.calls("AssumeRole").getLast().form().containsKey("ExternalId"));
    }

    @Test
    void aDoorThatDoesNotAnswerIsNotShut() {
        aws.fails(Set.of("AssumeRole"), 400, "ThrottlingException");
        var untold = accounts(roles()).open("arn:aws:iam::222222222222:role/Read", Optional.empty());
        assertEquals(Opening.State.UNTOLD, untold.state());
    }

    private void enroll(String readRole, String remediationRole) {
        var terms = new Terms(readRole, remediationRole, List.of(), 60, Optional.empty());
        enrollments.put(
                MEMBER, new Enrollment(MEMBER, Enrollment.externalId("stem", MEMBER), terms, "ann", Instant.EPOCH, 1));
    }

    @Test
    void ambientCredentialsAreForTheirOwnAccountAlone() {
        var accounts = accounts(new Config(Optional.empty(), Optional.empty()));
        accounts.changing(HUB, IRELAND, SESSION).client(KmsClient.class).listAliases();
        assertEquals("HUB", aws.calls("ListAliases").getFirst().accessKey());
        var refused = assertThrows(AccountUnreachable.class, () -> accounts.changing(MEMBER, IRELAND, SESSION));
        assertTrue(refused.getMessage().contains("read-role-name"), refused.getMessage());
        assertThrows(AccountUnreachable.class, () -> accounts.reading(MEMBER, IRELAND));
        assertEquals(1, aws.calls("ListAliases").size());
    }

    @Test
    void whoReadsAsARoleAndChangesAsItselfSaysSo() {
        var accounts = accounts(new Config(Optional.of("Read"), Optional.empty()));
        assertEquals(
                Optional.of("arn:aws:iam::111111111111:user/hub"),
                accounts.reading(HUB, IRELAND).changesAs());
    }

    @Test
    void anyNumberOfJobsShareOneClientPerServiceAndRegion() {
        var accounts = accounts(roles());
        for (int job = 1; job <= 30; job++) {
            var account = new AccountId("%012d".formatted(300_000_000_000L + job));
            accounts.changing(account, IRELAND, SESSION).client(KmsClient.class).listAliases();
            assertEquals("SESSION" + job, aws.calls("ListAliases").getLast().accessKey());
            assertEquals(
                    "secret-of-all", aws.calls("AssumeRole").getLast().form().get("ExternalId"));
        }
        assertEquals(2, clients.made(), "KMS that changes and STS, both in one Region");
    }

    @Test
    void theAccountsNumberIsNoPartOfAnEmulatorsAddress() {
        aws.fails(Set.of("?"), 404, "NoSuchPublicAccessBlockConfiguration");
        var control = accounts(roles()).reading(MEMBER, IRELAND).client(S3ControlClient.class);
        assertThrows(S3ControlException.class, () -> control.getPublicAccessBlock(r -> r.accountId(MEMBER.value())));
        assertEquals("SESSION1", aws.calls("?").getLast().accessKey());
    }

    @Test
    void aFaultIsReadAgainAndAThrottleIsLeftToThePace() {
        var kms = accounts(roles()).reading(MEMBER, IRELAND).client(KmsClient.class);
        aws.fails(Set.of("ListAliases"), 500, "InternalError");
        assertThrows(KmsException.class, kms::listAliases);
        assertEquals(3, aws.calls("ListAliases").size());
        aws.fails(Set.of("ListAliases"), 400, "ThrottlingException");
        assertThrows(KmsException.class, kms::listAliases);
        assertEquals(4, aws.calls("ListAliases").size());
    }

    @Test
    void expiredCredentialsOfOurOwnOpenTheCircuitAndAProbeClosesIt() {
        var accounts = accounts(roles());
        aws.fails(Set.of("AssumeRole", "GetCallerIdentity"), 403, "ExpiredToken");
        var kms = accounts.changing(MEMBER, IRELAND, SESSION).client(KmsClient.class);
        assertEquals(AwsFailure.Kind.SYSTEMIC, kind(kms));
        assertTrue(circuit.trouble().orElseThrow().reason().contains("ExpiredToken"));
        circuit.probe();
        assertTrue(circuit.trouble().isPresent());
        aws.works();
        circuit.probe();
        assertEquals(Optional.empty(), circuit.trouble());
        kms.listAliases();
    }

    @Test
    void missingCredentialsOpenTheCircuit() {
        ambient = () -> {
            throw SdkClientException.create("Unable to load credentials from any of the providers");
        };
        var kms = accounts(roles()).reading(MEMBER, IRELAND).client(KmsClient.class);
        assertEquals(AwsFailure.Kind.SYSTEMIC, kind(kms));
        assertTrue(circuit.trouble().isPresent());
        assertEquals(0, aws.calls.size());
    }

    @Test
    void aRegionThatIsSwitchedOffIsNoTroubleOfOurs() {
        aws.fails(Set.of("AssumeRole"), 403, "InvalidClientTokenId");
        var kms = accounts(roles()).reading(MEMBER, IRELAND).client(KmsClient.class);
        assertEquals(AwsFailure.Kind.DENIED, kind(kms));
        assertEquals(Optional.empty(), circuit.trouble());
    }

    @Test
    void aRoleThatRefusesUsIsNoTroubleOfOurs() {
        aws.fails(Set.of("AssumeRole"), 403, "AccessDenied");
        var kms = accounts(roles()).reading(MEMBER, IRELAND).client(KmsClient.class);
        assertEquals(AwsFailure.Kind.DENIED, kind(kms));
        assertEquals(Optional.empty(), circuit.trouble());
    }

    private static AwsFailure.Kind kind(KmsClient kms) {
        var failure = AwsFailure.of(assertThrows(SdkException.class, kms::listAliases));
        if (failure.kind() == AwsFailure.Kind.SYSTEMIC) {
            assertTrue(failure.message().contains("Renew"), failure.message());
        }
        return failure.kind();
    }

    private LiveAwsAccounts accounts(AwsConfig config) {
        var bare = new SignedAs(ambient, UnaryOperator.identity());
        circuit = new HubCircuit(() -> Instant.EPOCH, () -> Roles.whoAmI(clients, bare));
        return new LiveAwsAccounts(
                clients,
                new Roles(config, clients, ambient, circuit, id -> Optional.ofNullable(enrollments.get(id))),
                config,
                List::of);
    }

    private static Config roles() {
        return new Config(Optional.of("Read"), Optional.of("Remediate"));
    }

    private record Config(Optional<String> readRoleName, Optional<String> remediateRoleName) implements AwsConfig {
        @Override
        public Mode mode() {
            return Mode.LIVE;
        }

        @Override
        public Optional<String> externalId() {
            return Optional.of("secret-of-all");
        }

        @Override
        public Map<String, PerAccount> accounts() {
            return Map.of(MEMBER.value(), new WithExternalId("secret-1"));
        }

        @Override
        public Duration callTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration attemptTimeout() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration longestWait() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration discoverEvery() {
            return Duration.ofMinutes(10);
        }
    }

    private record WithExternalId(String id) implements AwsConfig.PerAccount {
        @Override
        public Optional<String> readRoleArn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> remediateRoleArn() {
            return Optional.empty();
        }

        @Override
        public Optional<String> externalId() {
            return Optional.of(id);
        }

        @Override
        public String ouPath() {
            return "/";
        }
    }
}
