package io.strongroom.domain.incidents;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.events.AwsEvent;
import io.strongroom.domain.events.EventId;
import io.strongroom.domain.inventory.backup.BlastRadius;
import io.strongroom.domain.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a detector made of an event, or of how things stand.
 *
 * @param because what happened, in one plain sentence
 * @param impact why it matters, in one plain sentence; says so where it could not be told what is at risk
 * @param resources ARNs or names of what it is about
 * @param atRisk recovery points that are lost or exposed with it; empty when there are none or it could not be told
 * @param event empty for what no single event shows
 * @param principal who did it; empty for what nobody called
 * @param at when it happened, by the event's time
 * @param facts for the page and for rules
 * @param correlation what it belongs together with
 * @param occurrence the same for the same thing found twice: kept once
 */
public record Detection(
        DetectorId detector,
        Severity severity,
        String because,
        String impact,
        List<String> resources,
        Optional<BlastRadius> atRisk,
        Optional<EventId> event,
        Optional<String> principal,
        AccountId account,
        String region,
        Instant at,
        JsonNode facts,
        CorrelationKey correlation,
        String occurrence) {
    public Detection {
        resources = List.copyOf(resources);
        if (because.isBlank() || impact.isBlank()) {
            throw new IllegalArgumentException(detector + ": must say what happened and why it matters");
        }
    }

    /** One that an event shows, of the detector's usual severity. */
    public static Builder of(DetectorSpec spec, AwsEvent event) {
        return new Builder(spec, event);
    }

    /**
     * One that how things stand shows.
     *
     * @param threshold which of several that the same resource may cross, as part of the occurrence
     */
    public static Builder of(DetectorSpec spec, StandingDetector.Standing standing, String resource, String threshold) {
        return new Builder(spec, standing, resource, threshold);
    }

    /** Puts a detection together; both sentences are needed. */
    public static final class Builder {
        private final DetectorId detector;
        private final Place place;
        private final Instant at;
        private final Optional<EventId> event;
        private final Optional<String> principal;
        private String occurrence;
        private CorrelationKey correlation;
        private List<String> resources;
        private Severity severity;
        private String because = "";
        private String impact = "";
        private Optional<BlastRadius> atRisk = Optional.empty();
        private JsonNode facts = Json.object();

        private Builder(DetectorSpec spec, AwsEvent event) {
            this.detector = spec.id();
            this.severity = spec.severity();
            this.place = new Place(event.account(), event.region());
            this.at = event.at();
            this.event = Optional.of(event.id());
            this.principal = event.principal();
            this.occurrence = detector + " " + event.id();
            this.resources = event.resources();
            this.correlation = event.principal()
                    .map(who -> CorrelationKey.ofPrincipal(event.account(), who))
                    .orElseGet(() -> byResource(resources));
        }

        private Builder(DetectorSpec spec, StandingDetector.Standing standing, String resource, String threshold) {
            this.detector = spec.id();
            this.severity = spec.severity();
            this.place = standing.place();
            this.at = standing.at();
            this.event = Optional.empty();
            this.principal = Optional.empty();
            this.occurrence = detector + " " + resource + " " + threshold;
            this.resources = List.of(resource);
            this.correlation = CorrelationKey.ofResource(place.account(), detector, resource);
        }

        private CorrelationKey byResource(List<String> about) {
            return CorrelationKey.ofResource(
                    place.account(), detector, about.isEmpty() ? place.region() : about.getFirst());
        }

        public Builder severity(Severity how) {
            this.severity = how;
            return this;
        }

        /** @param sentence what happened */
        public Builder because(String sentence) {
            this.because = sentence;
            return this;
        }

        /** @param sentence why it matters */
        public Builder impact(String sentence) {
            this.impact = sentence;
            return this;
        }

        /** What it is about, the main thing first; without a principal it decides what belongs together. */
        public Builder resources(List<String> about) {
            this.resources = about;
            if (principal.isEmpty()) {
                this.correlation = byResource(about);
            }
            return this;
        }

        public Builder atRisk(BlastRadius radius) {
            this.atRisk = radius.recoveryPoints() == 0 ? Optional.empty() : Optional.of(radius);
            return this;
        }

        /**
         * What of a kind is kept once, where many events show the same.
         *
         * @param what within the detector
         */
        public Builder occurrence(String what) {
            this.occurrence = detector + " " + what;
            return this;
        }

        public Builder facts(JsonNode known) {
            this.facts = known;
            return this;
        }

        public Detection build() {
            return new Detection(
                    detector,
                    severity,
                    because,
                    impact,
                    resources,
                    atRisk,
                    event,
                    principal,
                    place.account(),
                    place.region(),
                    at,
                    facts,
                    correlation,
                    occurrence);
        }
    }
}
