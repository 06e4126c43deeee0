package io.strongroom.domain.integrity;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What evidence is of: the recovery points of one resource in one vault. */
public record Subject(String vaultArn, String resourceArn) implements Comparable<Subject> {
    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::vaultArn).thenComparing(Subject::resourceArn);

    /** The name of the vault. */
    public String vaultName() {
        return vaultArn.substring(vaultArn.lastIndexOf(':') + 1);
    }

    /**
     * Whose a job is, of those that are known. A job that does not name its vault belongs to the one that has its recovery
     * point as the newest, or to the only one that has the resource; else nobody can tell, and it is nobody's.
     */
    static Optional<Subject> of(
            Optional<String> vaultArn,
            String recoveryPointArn,
            Optional<String> resourceArn,
            Collection<ResourceBackups> known) {
        var newest = known.stream()
                .filter(one -> one.newestArn().filter(recoveryPointArn::equals).isPresent())
                .filter(one -> vaultArn.isEmpty() || one.vaultArn().equals(vaultArn.get()))
                .toList();
        if (newest.size() == 1) {
            return Optional.of(newest.getFirst().subject());
        }
        List<ResourceBackups> of = known.stream()
                .filter(one -> resourceArn.filter(one.resourceArn()::equals).isPresent())
                .filter(one -> vaultArn.isEmpty() || one.vaultArn().equals(vaultArn.get()))
                .toList();
        return of.size() == 1 ? Optional.of(of.getFirst().subject()) : Optional.empty();
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
