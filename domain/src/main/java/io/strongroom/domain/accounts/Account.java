package io.strongroom.domain.accounts;

/**
 * An AWS account that Strongroom knows.
 *
 * @param ouPath where it stands in the organization, from the root, such as {@code /prod/payments}; {@code /} without Organizations
 * @param simulated whether it exists in the sandbox only
 */
public record Account(AccountId id, String name, String ouPath, Status status, boolean simulated) {

    /** As Organizations tells it; only active accounts take jobs. */
    public enum Status {
        ACTIVE,
        SUSPENDED,
        CLOSED
    }

    public Account {
        if (!ouPath.startsWith("/")) {
            throw new IllegalArgumentException("ouPath: must start with /");
        }
    }

    /** This account once it is there no more: what was done in it is still told. */
    public Account closed() {
        return new Account(id, name, ouPath, Status.CLOSED, simulated);
    }
}
