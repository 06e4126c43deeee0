package io.strongroom.domain.iam.access;

/** A statement that decided. @param policy the policy's name @param statement its Sid, or its number from 1 */
public record StatementRef(String policy, String statement) {
    @Override
    public String toString() {
        return policy + " " + statement;
    }
}
