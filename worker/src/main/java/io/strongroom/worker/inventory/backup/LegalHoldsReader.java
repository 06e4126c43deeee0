package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.LegalHold;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.backup.BackupClient;

/** Legal holds. */
@Singleton
final class LegalHoldsReader implements KindReader<LegalHold> {
    @Override
    public Kind<LegalHold> kind() {
        return Kinds.LEGAL_HOLDS;
    }

    @Override
    public List<LegalHold> read(Gathering from) {
        var backup = from.client(BackupClient.class);
        var listed = from.call(
                "backup:ListLegalHolds",
                () -> backup.listLegalHoldsPaginator(request -> request.maxResults(1000)).legalHolds().stream()
                        .toList());
        return from.each(listed, one -> new LegalHold(
                one.legalHoldArn(),
                Optional.ofNullable(one.title()).orElse(""),
                Optional.ofNullable(one.description()).orElse(""),
                one.statusAsString(),
                one.creationDate(),
                from.told(
                        "backup:ListTags",
                        () -> Optional.of(Map.copyOf(backup.listTags(r -> r.resourceArn(one.legalHoldArn())).tags())))));
    }
}
