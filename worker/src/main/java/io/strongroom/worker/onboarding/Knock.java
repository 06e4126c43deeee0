package io.strongroom.worker.onboarding;

import io.strongroom.domain.accounts.AccountUnreachable;
import io.strongroom.domain.accounts.Partition;
import io.strongroom.domain.accounts.ReadableAccounts;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.Doors;
import io.strongroom.domain.onboarding.Enrollment;
import io.strongroom.domain.onboarding.NeededActions;
import io.strongroom.domain.onboarding.Opening;
import io.strongroom.domain.onboarding.Powers;
import io.strongroom.domain.onboarding.RoleConnection;
import io.strongroom.domain.onboarding.RoleDocuments;
import java.util.Collection;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;

/** Tests one account's connection: tries both roles with the ExternalId and without, then reads what they may do. */
final class Knock {
    private final Doors doors;
    private final ReadableAccounts accounts;
    private final Region askIn;

    /** @param askIn where an account is asked whose people have chosen no Region */
    Knock(Doors doors, ReadableAccounts accounts, Region askIn) {
        this.doors = doors;
        this.accounts = accounts;
        this.askIn = askIn;
    }

    Connection at(Enrollment enrollment) {
        var read = enrollment.terms().readRole();
        var remediation = enrollment.terms().remediationRole();
        var opening = open(enrollment, read);
        return new Connection(
                connection(enrollment, read, opening, documents(enrollment, opening, read), NeededActions.reading()),
                connection(
                        enrollment,
                        remediation,
                        open(enrollment, remediation),
                        documents(enrollment, opening, remediation),
                        NeededActions.changing()));
    }

    private RoleConnection connection(
            Enrollment enrollment, String role, Opening opening, RoleDocuments documents, Collection<String> needed) {
        var arn = arn(enrollment, role);
        var version = switch (documents) {
            case RoleDocuments.Read(var number, var policies) -> number;
            case RoleDocuments.Unread unread -> Optional.<Integer>empty();
        };
        return new RoleConnection(
                arn, opening, doors.open(arn, Optional.empty()), version, Powers.of(arn, documents, needed));
    }

    private Opening open(Enrollment enrollment, String role) {
        return doors.open(arn(enrollment, role), Optional.of(enrollment.externalId()));
    }

    /** Read with the read role's own permissions: Strongroom has no other way to look into the account. */
    private RoleDocuments documents(Enrollment enrollment, Opening opening, String role) {
        if (!opening.open()) {
            return new RoleDocuments.Unread("The read role does not open, so nothing of the account can be read.");
        }
        try {
            var iam = accounts.reading(enrollment.account(), region(enrollment)).client(IamClient.class);
            return new RoleReader(iam).read(role);
        } catch (AccountUnreachable e) {
            return new RoleDocuments.Unread(String.valueOf(e.getMessage()));
        }
    }

    private String arn(Enrollment enrollment, String role) {
        return "arn:" + partition(enrollment).id() + ":iam::" + enrollment.account() + ":role/" + role;
    }

    private Partition partition(Enrollment enrollment) {
        return region(enrollment).partition();
    }

    private Region region(Enrollment enrollment) {
        return enrollment.terms().regions().stream().findFirst().orElse(askIn);
    }
}
