package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.LegalHold;
import software.amazon.awssdk.services.backup.model.LegalHoldStatus;
import software.amazon.awssdk.services.backup.model.ListLegalHoldsRequest;

/** Reads, makes and cancels legal holds. AWS knows them by an id of its own; here the title is what tells one from another. */
final class LegalHolds {
    private static final Set<LegalHoldStatus> STANDING = EnumSet.of(LegalHoldStatus.CREATING, LegalHoldStatus.ACTIVE);
    /** What AWS shows of a hold after it was cancelled. */
    private static final long RECORD_KEPT_DAYS = 365;

    private final BackupClient backup;

    LegalHolds(BackupClient backup) {
        this.backup = backup;
    }

    Optional<JsonNode> read(String title) {
        return find(title).map(this::state);
    }

    Applied write(String title, Change change, String token) {
        return change.after()
                .map(hold -> create(title, hold, token))
                .orElseGet(() -> Applied.by(backup.cancelLegalHold(b -> b.legalHoldId(id(title))
                        .cancelDescription("Rolled back by Strongroom")
                        .retainRecordInDays(RECORD_KEPT_DAYS))));
    }

    private Applied create(String title, JsonNode hold, String token) {
        var vaults = new ArrayList<String>();
        hold.path("vaultNames").forEach(name -> vaults.add(name.asText()));
        var made = backup.createLegalHold(b -> b.title(title)
                .description(hold.path("description").asText())
                .idempotencyToken(token)
                .recoveryPointSelection(selection -> selection
                        .vaultNames(vaults)
                        .dateRange(range -> range.fromDate(
                                        Instant.parse(hold.path("from").asText()))
                                .toDate(Instant.parse(hold.path("to").asText())))));
        return Applied.by(made).making(made.legalHoldArn());
    }

    private Optional<LegalHold> find(String title) {
        String next = null;
        do {
            var page = backup.listLegalHolds(
                    ListLegalHoldsRequest.builder().nextToken(next).build());
            var found = page.legalHolds().stream()
                    .filter(hold -> title.equals(hold.title()) && STANDING.contains(hold.status()))
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
            next = page.nextToken();
        } while (next != null);
        return Optional.empty();
    }

    private String id(String title) {
        return find(title)
                .orElseThrow(() -> new IllegalStateException("no legal hold is called " + title))
                .legalHoldId();
    }

    private JsonNode state(LegalHold listed) {
        var hold = backup.getLegalHold(b -> b.legalHoldId(listed.legalHoldId()));
        var state = Json.object()
                .put("arn", listed.legalHoldArn())
                .put("description", listed.description() == null ? "" : listed.description());
        var selection = hold.recoveryPointSelection();
        if (selection != null) {
            state.set(
                    "vaultNames",
                    Json.tree(selection.vaultNames().stream().sorted().toList()));
            if (selection.dateRange() != null) {
                state.put("from", selection.dateRange().fromDate().toString())
                        .put("to", selection.dateRange().toDate().toString());
            }
        }
        return state;
    }
}
