package io.strongroom.domain.remediations;

import io.strongroom.domain.problems.ProblemCode;
import io.strongroom.domain.problems.Rejected;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All remediations by id. A plain class over a list; the running application hands it what discovery found. */
public final class RemediationCatalog {
    private final TreeMap<RemediationId, Remediation> byId = new TreeMap<>();
    private final TreeMap<RemediationId, ParameterSchema> schemas = new TreeMap<>();

    /** @throws IllegalStateException when two have one id, or none was found: a missing index leaves the list empty */
    public RemediationCatalog(Collection<Remediation> remediations) {
        if (remediations.isEmpty()) {
            throw new IllegalStateException("no remediation was found: is the domain jar indexed?");
        }
        for (var remediation : remediations) {
            var spec = remediation.spec();
            if (byId.put(spec.id(), remediation) != null) {
                throw new IllegalStateException("two remediations are called " + spec.id());
            }
            schemas.put(spec.id(), new ParameterSchema(spec.parameters()));
        }
    }

    public List<RemediationSpec> specs() {
        return byId.values().stream().map(Remediation::spec).toList();
    }

    public Optional<Remediation> find(RemediationId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws Rejected {@code validation-failed} when there is no such remediation */
    public Remediation get(RemediationId id) {
        return find(id).orElseThrow(() -> Rejected.field(
                "/remediation", "unknown", "There is no remediation " + id + ". GET /api/v1/remediations lists them."));
    }

    /** The schema of a remediation's parameters. */
    public ParameterSchema schema(RemediationId id) {
        var schema = schemas.get(id);
        if (schema == null) {
            throw new Rejected(ProblemCode.NOT_FOUND, "There is no remediation " + id + ".");
        }
        return schema;
    }
}
