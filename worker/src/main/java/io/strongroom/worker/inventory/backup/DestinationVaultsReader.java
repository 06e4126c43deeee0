package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.NotTold;
import io.strongroom.domain.inventory.Resource;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.backup.BackupPlan;
import io.strongroom.domain.inventory.backup.DestinationKey;
import io.strongroom.domain.inventory.backup.DestinationVault;
import io.strongroom.domain.inventory.backup.Vault;
import io.strongroom.domain.inventory.keys.Key;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** The vaults that plans copy to, read where they are: in other Regions, and in accounts that Strongroom governs too. */
@Singleton
final class DestinationVaultsReader implements KindReader<DestinationVault> {
    @Override
    public Kind<DestinationVault> kind() {
        return Kinds.DESTINATION_VAULTS;
    }

    @Override
    public List<DestinationVault> read(Gathering from) {
        return from.all(Kinds.BACKUP_PLANS).stream()
                .flatMap(plan -> plan.rules().stream())
                .flatMap(DestinationVaultsReader::destinations)
                .distinct()
                .map(arn -> destination(from, arn))
                .toList();
    }

    private static Stream<String> destinations(BackupPlan.Rule rule) {
        return Stream.concat(
                rule.copies().stream().map(BackupPlan.Copy::destinationVaultArn), rule.airGappedVaultArn().stream());
    }

    private static DestinationVault destination(Gathering from, String text) {
        var arn = Arn.parse(text);
        if (arn.isEmpty() || arn.get().region().isEmpty() || arn.get().account().isEmpty()) {
            return new DestinationVault(text, Told.none(), Told.none());
        }
        try {
            var there = place(from, arn.get());
            var vault = find(there.all(Kinds.VAULTS), text);
            return new DestinationVault(
                    text,
                    vault.map(Told::known).orElseGet(Told::none),
                    vault.flatMap(Vault::kmsKeyArn).map(key -> key(there, key)).orElseGet(Told::none));
        } catch (NotTold e) {
            return new DestinationVault(text, Told.unknown(e.coverage()), Told.unknown(e.coverage()));
        }
    }

    private static Gathering place(Gathering from, Arn arn) {
        boolean here = arn.account().equals(from.accountId().value())
                && arn.region().equals(from.region().value());
        return here ? from : from.at(new AccountId(arn.account()), new Region(arn.region()));
    }

    /** That key alone, where the vault is: the others of its account are none of ours, and it may be another account's. */
    private static Told<DestinationKey> key(Gathering there, String arn) {
        return there.told("kms:DescribeKey", () -> {
            try {
                var key = there.client(KmsClient.class)
                        .describeKey(r -> r.keyId(arn))
                        .keyMetadata();
                return Optional.of(new DestinationKey(
                        arn, Key.customerManaged(key.keyManagerAsString()), Key.usable(key.keyStateAsString())));
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    private static <R extends Resource> Optional<R> find(List<R> all, String arn) {
        return all.stream().filter(one -> one.arn().equals(arn)).findFirst();
    }
}
