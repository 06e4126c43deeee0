package io.strongroom.domain.events;

import io.strongroom.domain.jobs.JobId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Who made a call, as CloudTrail's userIdentity tells.
 *
 * @param type such as {@code AssumedRole}, {@code IAMUser}, {@code Root}, {@code AWSService}
 * @param arn of the session or user; empty where CloudTrail leaves it out
 * @param principal the role's ARN behind a session, so that all its sessions are one; else the user's or root's ARN, the
 *     service's name, or what else CloudTrail calls them
 * @param sessionName of an assumed role
 * @param account whose principal it is: not always the account that the call was made in
 * @param invokedBy the service that made the call, for itself or for its caller
 * @param sourceIp an address, or a service's name
 * @param sourceIdentity who took the role, where whoever handed it out said so
 */
public record Actor(
        String type,
        Optional<String> arn,
        String principal,
        Optional<String> sessionName,
        Optional<String> account,
        Optional<String> invokedBy,
        Optional<String> sourceIp,
        Optional<String> userAgent,
        Optional<String> sourceIdentity) {
    /** The type of a record that tells none. */
    static final String UNKNOWN = "Unknown";

    private static final Pattern OF_AWS = Pattern.compile("(?i)[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?|AWS Internal");

    /** AWS gives roles below this path to its services alone: no person can take one. */
    private static final String SERVICE_LINKED = ":role/aws-service-role/";

    private static final String BACKUP = "backup.amazonaws.com";

    /** How AWS Backup names its sessions in the roles that plans give it. */
    private static final String BACKUP_SESSION = "AWSBackup-";

    /**
     * Whether a service of AWS acted on its own account: retention that runs out, a scheduled backup. That it made the call
     * is not enough, for most services call in the name of whoever asked them: were everything silent that comes through
     * one, deleting by a stack, or by whatever else takes orders, would go unseen. A service acts by itself when there is no
     * principal but the service, when the role is one that only services can have, or when AWS Backup works in a session
     * that it opened itself. Who calls through a service is told by AWS and cannot be chosen; a session's name can.
     */
    public boolean byService() {
        return type.equals("AWSService") || nobodys() || serviceLinked() || ofBackup();
    }

    /** No identity is told at all, only the service. */
    private boolean nobodys() {
        return type.equals(UNKNOWN) && arn.isEmpty() && throughAws();
    }

    private boolean serviceLinked() {
        return type.equals("AssumedRole") && principal.contains(SERVICE_LINKED);
    }

    private boolean ofBackup() {
        return type.equals("AssumedRole")
                && invokedBy.filter(BACKUP::equals).isPresent()
                && sessionName.filter(name -> name.startsWith(BACKUP_SESSION)).isPresent();
    }

    private boolean throughAws() {
        return invokedBy.filter(by -> OF_AWS.matcher(by).matches()).isPresent();
    }

    /** The job that the session is named after, as those of our worker are; anybody can choose such a name. */
    public Optional<JobId> job() {
        return sessionName.flatMap(name -> {
            try {
                return name.length() == 36 ? Optional.of(new JobId(UUID.fromString(name))) : Optional.empty();
            } catch (IllegalArgumentException notOurs) {
                return Optional.empty();
            }
        });
    }

    /** The principal for people: a role's or user's name. */
    public String called() {
        return principal.substring(Math.max(principal.lastIndexOf('/'), principal.lastIndexOf(':')) + 1);
    }
}
