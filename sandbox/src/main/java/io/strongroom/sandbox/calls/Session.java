package io.strongroom.sandbox.calls;

import io.strongroom.domain.accounts.ChangeSession;
import java.util.Collection;
import java.util.Optional;

/** Whose call it is and what that one may do. */
public sealed interface Session {
    /** The name of the role that makes Strongroom's changes. */
    String REMEDIATION_ROLE = "StrongroomRemediate";

    /** What stands in the caller's ARN, and in the ledger. */
    String name();

    /** The name of the role that was assumed. */
    String role();

    /** The need that is not met, if any. */
    Optional<Need> unmet(Collection<Need> needs, boolean mutating);

    /** The read role: may look at all and change nothing. */
    record Reading() implements Session {
        @Override
        public String name() {
            return "strongroom";
        }

        @Override
        public String role() {
            return "StrongroomRead";
        }

        @Override
        public Optional<Need> unmet(Collection<Need> needs, boolean mutating) {
            return mutating ? needs.stream().findFirst() : Optional.empty();
        }
    }

    /** The account's own administrator: may do all, and stands in the ledger as {@code owner}. */
    record Owner() implements Session {
        @Override
        public String name() {
            return "owner";
        }

        @Override
        public String role() {
            return "Administrator";
        }

        @Override
        public Optional<Need> unmet(Collection<Need> needs, boolean mutating) {
            return Optional.empty();
        }
    }

    /** The remediation role, cut down to one plan. */
    record Changing(ChangeSession cut) implements Session {
        @Override
        public String name() {
            return cut.name();
        }

        @Override
        public String role() {
            return REMEDIATION_ROLE;
        }

        @Override
        public Optional<Need> unmet(Collection<Need> needs, boolean mutating) {
            return needs.stream()
                    .filter(need ->
                            !(anyMatches(cut.actions(), need.action()) && anyMatches(cut.resources(), need.resource())))
                    .findFirst();
        }

        private static boolean anyMatches(Collection<String> patterns, String text) {
            return patterns.stream().anyMatch(pattern -> Wildcards.match(pattern, text));
        }
    }
}
