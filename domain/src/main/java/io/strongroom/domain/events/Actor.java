package io.strongroom.domain.events;

import io.strongroom.domain.jobs.JobId;
import java.util.Optional;
import java.util.Set;
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
    private static final Pattern OF_AWS = Pattern.compile("(?i)[a-z0-9.-]+\\.amazonaws\\.com(\\.cn)?|AWS Internal");

    /** Services that do what their caller asks of them, whatever it is: a call through them is the caller's. */
    private static final Set<String> DEPUTIES = Set.of(
            "cloudformation.amazonaws.com",
            "cloudcontrolapi.amazonaws.com",
            "servicecatalog.amazonaws.com",
            "ssm.amazonaws.com",
            "scheduler.amazonaws.com",
            "states.amazonaws.com");

    /**
     * Whether a service of AWS acted on its own account: retention that runs out, a scheduled backup. Not so where it only
     * carried out what somebody asked, else deleting by a CloudFormation stack would go unseen.
     */
    public boolean byService() {
        return type.equals("AWSService")
                || invokedBy
                        .filter(by -> OF_AWS.matcher(by).matches())
                        .filter(by -> !(DEPUTIES.contains(by) && arn.isPresent()))
                        .isPresent();
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
