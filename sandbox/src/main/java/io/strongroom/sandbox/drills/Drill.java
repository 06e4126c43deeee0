package io.strongroom.sandbox.drills;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import java.util.List;

/** An attack in steps. Each changes the simulated account as the attacker would, and tells what CloudTrail would tell of it. */
public interface Drill {
    /** What people ask for it by, kebab-case. */
    String name();

    AccountId account();

    Region region();

    /** Brings the account to where the attack begins, from wherever an earlier one has left it. */
    void prepare();

    /** In their order. */
    List<Step> steps();

    /** One call of the attacker. */
    interface Step {
        /** For the log, such as {@code kms:ScheduleKeyDeletion}. */
        String call();

        /**
         * Makes the call.
         *
         * @return the EventBridge envelope with CloudTrail's record of it
         */
        JsonNode play();
    }
}
