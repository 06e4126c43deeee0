package io.strongroom.web.incidents;

import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.incidents.IncidentQuery;
import io.strongroom.domain.incidents.Incidents;
import io.strongroom.domain.users.Principal;
import io.strongroom.web.accounts.Reach;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How much burns within a person's reach. */
@Singleton
public class ActiveIncidents {
    private final Incidents incidents;
    private final Reach reach;

    ActiveIncidents(Incidents incidents, Reach reach) {
        this.incidents = incidents;
        this.reach = reach;
    }

    /** What is open in all accounts that the person reaches. */
    public Burning of(Principal person) {
        var visible = reach.visible(person);
        if (visible.map(Set::isEmpty).orElse(false)) {
            return new Burning(Map.of());
        }
        return new Burning(incidents.countOpen(new IncidentQuery(
                Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), visible, Optional.empty(), 1)));
    }

    /** Open incidents by severity. */
    public record Burning(Map<Severity, Long> counts) {
        public Burning {
            counts = Map.copyOf(counts);
        }

        public long total() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        public long of(Severity severity) {
            return counts.getOrDefault(severity, 0L);
        }

        /** Severities of which something burns, the worst first. */
        public List<Severity> severities() {
            return Arrays.stream(Severity.values()).filter(one -> of(one) > 0).toList();
        }
    }
}
