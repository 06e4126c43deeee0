package io.strongroom.sandbox.surroundings;

import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.List;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.MpaException;
import software.amazon.awssdk.services.mpa.model.MpaResponseMetadata;

/** Multi-party approval, which is the same in all Regions. */
public final class SandboxMpa {
    /** As {@code GetApprovalTeamResponse} tells them. */
    public static final Kept TEAMS = Kept.of("mpa", "teams", "Arn").everywhere();

    public static final Kept SESSIONS = Kept.of("mpa", "sessions", "SessionArn").everywhere();

    private static final Dialect DIALECT = Dialect.json("mpa", MpaException::builder, MpaResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("ListApprovalTeams", TEAMS, "ApprovalTeams"),
            Operation.list("ListSessions", SESSIONS, "Sessions", "ApprovalTeamArn", "ApprovalTeamArn"));

    private SandboxMpa() {}

    public static MpaClient client(Calls calls) {
        return ReadOnlyClient.of(MpaClient.class, calls, DIALECT, OPERATIONS);
    }
}
