package io.strongroom.web.controls;

import io.strongroom.domain.controls.ControlCatalog;
import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.remediations.RemediationCatalog;
import io.strongroom.domain.remediations.RemediationId;
import io.strongroom.domain.remediations.RemediationSpec;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalogue of controls for pages. It does not change while the process runs. */
@Singleton
public class ControlLines {
    private final Map<ControlId, ControlLine> byId = new TreeMap<>();
    private final Map<RemediationId, RemediationSpec> remediations;

    ControlLines(ControlCatalog controls, RemediationCatalog remediations) {
        this.remediations = remediations.specs().stream().collect(Collectors.toMap(RemediationSpec::id, spec -> spec));
        controls.specs().forEach(spec -> byId.put(spec.id(), ControlLine.of(spec, this.remediations.keySet())));
    }

    /** All, in the order of their ids. */
    public List<ControlLine> all() {
        return List.copyOf(byId.values());
    }

    public Optional<ControlLine> find(ControlId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The remediations that repair the control. */
    public List<RemediationSpec> remediations(ControlLine control) {
        return control.remediations().stream().map(remediations::get).toList();
    }

    /** Ids of a family. */
    public List<ControlId> family(String code) {
        return byId.keySet().stream().filter(id -> id.family().equals(code)).toList();
    }
}
