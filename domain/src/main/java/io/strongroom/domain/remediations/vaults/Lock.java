package io.strongroom.domain.remediations.vaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A vault lock.
 *
 * @param compliance whether nobody can take it off once {@code lockDate} has passed; otherwise governance
 * @param minDays what is kept less long is refused
 * @param maxDays what is kept longer is refused; empty for no maximum
 * @param lockDate only of a compliance lock that is there
 */
record Lock(boolean compliance, int minDays, OptionalInt maxDays, Optional<Instant> lockDate) {

    static Lock of(JsonNode state) {
        var max = state.path("maxRetentionDays");
        return new Lock(
                state.path("mode").asText().equals("COMPLIANCE"),
                state.path("minRetentionDays").asInt(),
                max.isInt() ? OptionalInt.of(max.asInt()) : OptionalInt.empty(),
                Optional.of(state.path("lockDate"))
                        .filter(JsonNode::isTextual)
                        .map(date -> Instant.parse(date.asText())));
    }

    /** This lock, with the other's maximum when it names none: not asking for a maximum takes none away. */
    Lock orMaximumOf(Lock other) {
        return new Lock(compliance, minDays, maxDays.isPresent() ? maxDays : other.maxDays, lockDate);
    }

    /** Whether it lets through a retention that the other refuses. */
    boolean isLooserThan(Lock other) {
        return minDays < other.minDays
                || other.maxDays.isPresent() && (maxDays.isEmpty() || maxDays.getAsInt() > other.maxDays.getAsInt());
    }

    boolean hasBoundsOf(Lock other) {
        return minDays == other.minDays && maxDays.equals(other.maxDays);
    }

    boolean isFinalAt(Instant now) {
        return compliance && lockDate.filter(date -> !now.isBefore(date)).isPresent();
    }

    /** Whether no retention fits it. */
    boolean isImpossible() {
        return maxDays.isPresent() && maxDays.getAsInt() < minDays;
    }

    /** Whether a recovery point with this retention would have been refused. */
    boolean refuses(int days) {
        return days < minDays || maxDays.isPresent() && days > maxDays.getAsInt();
    }

    ObjectNode state() {
        var state = Json.object()
                .put("mode", compliance ? "COMPLIANCE" : "GOVERNANCE")
                .put("minRetentionDays", minDays);
        maxDays.ifPresent(days -> state.put("maxRetentionDays", days));
        lockDate.ifPresent(date -> state.put("lockDate", date.toString()));
        return state;
    }

    @Override
    public String toString() {
        return (compliance ? "COMPLIANCE" : "GOVERNANCE") + ", at least " + minDays + " days"
                + (maxDays.isPresent() ? ", at most " + maxDays.getAsInt() : "");
    }
}
