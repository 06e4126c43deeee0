package io.strongroom.worker.inventory.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.Wanted;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.DestinationKey;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import io.strongroom.worker.inventory.ReadersForTests;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

class DestinationVaultsReaderTest {
    private static final String FAR = "arn:aws:backup:eu-central-1:999999999999:backup-vault:copies";
    private static final String THIRD_KEY = "arn:aws:kms:eu-central-1:888888888888:key/1";

    private final List<String> described = new ArrayList<>();
    private Optional<RuntimeException> refusal = Optional.empty();
    private Optional<RuntimeException> closed = Optional.empty();

    @Test
    void keyOfAThirdAccountIsDescribedByItself() {
        assertEquals(Told.known(new DestinationKey(THIRD_KEY, true, false)), read().key());
        assertEquals(List.of("999999999999 " + THIRD_KEY), described);
    }

    @Test
    void keyThatMayNotBeSeenIsUnknown() {
        refusal = Optional.of(KmsException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .build())
                .build());
        assertEquals(Told.unknown(new Coverage.Denied("kms:DescribeKey")), read().key());
    }

    @Test
    void keyThatIsNoLongerThereIsNone() {
        refusal = Optional.of(NotFoundException.builder().build());
        assertEquals(Told.none(), read().key());
    }

    @Test
    void vaultInAnAccountThatNobodyGovernsIsUnknown() {
        closed = Optional.of(new AccountUnreachable(new AccountId("999999999999"), "no role"));
        var denied = Told.unknown(new Coverage.Denied("sts:AssumeRole"));
        assertEquals(denied, read().vault());
        assertEquals(denied, read().key());
    }

    private DestinationVault read() {
        var rule = Records.with(
                Samples.plan().rules().getFirst(), "copies", List.of(new BackupPlan.Copy(FAR, Optional.empty())));
        var plan = Records.with(Samples.plan(), "rules", List.of(rule));
        var vault = Records.with(Records.with(Samples.vault(), "arn", FAR), "kmsKeyArn", THIRD_KEY);
        var readers = List.of(
                new DestinationVaultsReader(),
                reader(Kinds.BACKUP_PLANS, from -> List.of(plan)),
                reader(Kinds.VAULTS, from -> List.of(vault)),
                reader(Kinds.KEYS, from -> {
                    throw new AssertionError("the keys of " + from.accountId() + " are none of ours");
                }));
        return ReadersForTests.of(this::enter, readers)
                .gather(
                        new Target(Samples.ACCOUNT, new Region("eu-west-1")),
                        Wanted.everything(),
                        Samples.NOW,
                        () -> false)
                .all(Kinds.DESTINATION_VAULTS)
                .getFirst();
    }

    private AwsAccount enter(AccountId account, Region region) {
        if (closed.isPresent() && !account.equals(Samples.ACCOUNT)) {
            throw closed.get();
        }
        return new Scripted(account, region, id -> {
            described.add(account + " " + id);
            refusal.ifPresent(failure -> {
                throw failure;
            });
            return DescribeKeyResponse.builder()
                    .keyMetadata(key -> key.arn(id).keyManager("CUSTOMER").keyState("PendingDeletion"))
                    .build();
        });
    }

    private static <R extends Resource> KindReader<R> reader(Kind<R> kind, Function<Gathering, List<R>> read) {
        return new KindReader<>() {
            @Override
            public Kind<R> kind() {
                return kind;
            }

            @Override
            public List<R> read(Gathering from) {
                return read.apply(from);
            }
        };
    }

    /** An account whose KMS describes keys, and that is asked for nothing else. */
    private record Scripted(AccountId id, Region region, Function<String, DescribeKeyResponse> kms)
            implements AwsAccount {
        @Override
        public <C> C client(Class<C> type) {
            assertEquals(KmsClient.class, type);
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (arguments[0] instanceof DescribeKeyRequest request) {
                            return kms.apply(request.keyId());
                        }
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }));
        }
    }
}
