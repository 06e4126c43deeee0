package io.strongroom.worker.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.CallBudgets;
import io.strongroom.domain.accounts.CallBudgets.Quota;
import io.strongroom.domain.accounts.Region;
import io.strongroom.worker.aws.AwsFailure;
import io.strongroom.worker.aws.BudgetExhausted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;
import software.amazon.awssdk.services.kms.model.CreateKeyResponse;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;

class PacedTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final Region REGION = new Region("eu-west-1");

    private final List<Quota> booked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Calls calls = new Calls();
    private final List<String> slowed = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final CallTally tally = new CallTally() {
        @Override
        public void called(String service, Result result) {
            told.add(service + " " + result);
        }

        @Override
        public void waited(Duration length) {
            told.add("waited " + length);
        }
    };
    private Duration wait = Duration.ZERO;

    @Test
    void aCallIsBookedAndMade() {
        client(0).createKey(request -> request.description("x"));
        assertEquals(
                List.of("kms-CreateKey"), booked.stream().map(Quota::family).toList());
        assertEquals(List.of("createKey"), calls.made);
    }

    @Test
    void aShortWaitIsWaited() {
        wait = Duration.ofMillis(700);
        client(0).createKey(CreateKeyRequest.builder().build());
        assertEquals(List.of(Duration.ofMillis(700)), pauses);
        assertEquals(1, calls.made.size());
    }

    @Test
    void aLongWaitMakesTheJobStepAside() {
        wait = Duration.ofSeconds(3);
        var exhausted = assertThrows(
                BudgetExhausted.class,
                () -> client(0).createKey(CreateKeyRequest.builder().build()));
        assertEquals(AwsFailure.Kind.THROTTLED, AwsFailure.of(exhausted).kind());
        assertEquals(List.of(), calls.made);
    }

    @Test
    void eachPageOfAPaginatorGoesThroughThePace() {
        calls.pages = 3;
        assertEquals(
                3,
                client(1).listAliasesPaginator(ListAliasesRequest.builder().build()).stream()
                        .count());
        calls.throttles = 1;
        client(1).listAliases();
        assertEquals(1, pauses.size(), "the short form is the same call");
    }

    @Test
    void aThrottledReadIsMadeAgainAndAThrottledWriteIsNot() {
        calls.throttles = 2;
        client(3).listAliases(ListAliasesRequest.builder().build());
        assertEquals(List.of(Duration.ofMillis(250), Duration.ofMillis(500)), pauses);
        calls.throttles = 1;
        assertThrows(
                KmsException.class,
                () -> client(0).createKey(CreateKeyRequest.builder().build()));
        assertEquals(List.of("kms-CreateKey"), slowed, "and its budget is halved");
    }

    @Test
    void everyCallIsToldOfWithHowItEndedAndHowLongItWaited() {
        calls.throttles = 1;
        client(3).listAliases(ListAliasesRequest.builder().build());
        wait = Duration.ofSeconds(3);
        assertThrows(
                BudgetExhausted.class,
                () -> client(0).createKey(CreateKeyRequest.builder().build()));
        wait = Duration.ofMillis(700);
        client(0).createKey(CreateKeyRequest.builder().build());
        assertEquals(
                List.of("Kms THROTTLED", "Kms ANSWERED", "Kms POSTPONED", "waited PT0.7S", "Kms ANSWERED"),
                told.stream().filter(one -> !one.equals("waited PT0S")).toList());
    }

    @Test
    void noFamilyTakesMoreThanSixtyPercentNorBurstsBeyondTheQuota() {
        for (var quota : Quotas.of("Kms", "CreateKey")) {
            assertEquals(3.0, quota.perSecond());
            assertTrue(quota.burst() + quota.perSecond() <= 5);
        }
        assertEquals(List.of(), Quotas.of("Kms", "DescribeKey"));
        assertEquals(2, Quotas.of("Backup", "DescribeBackupVault").size());
    }

    private KmsClient client(int retries) {
        var budgets = new CallBudgets() {
            @Override
            public List<Pace> paces(AccountId account, Instant now) {
                return List.of();
            }

            @Override
            public Duration book(AccountId account, Region region, Quota quota, Instant now) {
                booked.add(quota);
                return wait;
            }

            @Override
            public void throttled(AccountId account, Region region, Quota quota, Instant now) {
                slowed.add(quota.family());
            }
        };
        var pace = new Paced(budgets, () -> Instant.EPOCH, pauses::add, Duration.ofSeconds(2), retries, tally);
        return pace.client(KmsClient.class, calls, ACCOUNT, REGION);
    }

    private static final class Calls implements KmsClient {
        private final List<String> made = new ArrayList<>();
        private int throttles;
        private int pages = 1;

        @Override
        public CreateKeyResponse createKey(CreateKeyRequest request) {
            throttled();
            made.add("createKey");
            return CreateKeyResponse.builder().build();
        }

        @Override
        public ListAliasesResponse listAliases(ListAliasesRequest request) {
            throttled();
            pages--;
            return ListAliasesResponse.builder()
                    .truncated(pages > 0)
                    .nextMarker(pages > 0 ? "more" : null)
                    .build();
        }

        private void throttled() {
            if (throttles-- > 0) {
                throw KmsException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("ThrottlingException")
                                .build())
                        .build();
            }
        }

        @Override
        public String serviceName() {
            return "kms";
        }

        @Override
        public void close() {}
    }
}
