package io.strongroom.domain.accounts;

import java.util.Set;

/**
 * What an assumed remediation role is cut down to.
 *
 * @param name becomes the role session name: the job's id, so that the account's own CloudTrail names it
 * @param sourceIdentity the person who asked, in the characters that STS allows
 * @param actions IAM actions of the plan's changes and of their read-back
 * @param resources ARNs that those actions touch; {@code *} where the service knows no resource level
 */
public record ChangeSession(String name, String sourceIdentity, Set<String> actions, Set<String> resources) {
    public ChangeSession {
        actions = Set.copyOf(actions);
        resources = Set.copyOf(resources);
    }
}
