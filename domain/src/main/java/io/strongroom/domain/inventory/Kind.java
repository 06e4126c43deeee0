package io.strongroom.domain.inventory;

import java.util.Set;

/**
 * A kind of resource that can be read, and what reading it takes.
 *
 * @param name the name in coverage and on the wire, kebab-case and for ever
 * @param awsType as AWS Config writes it, such as {@code AWS::Backup::BackupVault}
 * @param actions IAM actions that reading it whole needs: the read role is made of them
 * @param <R> its record
 */
public record Kind<R extends Resource>(String name, String awsType, Class<R> type, Reach reach, Set<String> actions) {

    /** Where a kind is read. */
    public enum Reach {
        /** In each Region. */
        REGIONAL,
        /** Once per account. */
        GLOBAL,
        /** Once for the whole organization. */
        ORGANIZATION
    }

    public Kind {
        actions = Set.copyOf(actions);
    }

    static <R extends Resource> Kind<R> regional(String name, String awsType, Class<R> type, String... actions) {
        return new Kind<>(name, awsType, type, Reach.REGIONAL, Set.of(actions));
    }

    static <R extends Resource> Kind<R> global(String name, String awsType, Class<R> type, String... actions) {
        return new Kind<>(name, awsType, type, Reach.GLOBAL, Set.of(actions));
    }

    static <R extends Resource> Kind<R> organization(String name, String awsType, Class<R> type, String... actions) {
        return new Kind<>(name, awsType, type, Reach.ORGANIZATION, Set.of(actions));
    }

    /** Whether there is a record to read it into. There is none for what the AWS SDK at hand has no call for. */
    public boolean readable() {
        return type != Resource.class;
    }

    @Override
    public String toString() {
        return name;
    }
}
