package io.strongroom.api.onboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.domain.onboarding.Connection;
import io.strongroom.domain.onboarding.ConnectionTest;
import io.strongroom.domain.onboarding.PermissionMatrix;
import io.strongroom.domain.onboarding.RoleConnection;
import io.strongroom.domain.onboarding.RoleDrift;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A connection test on the wire. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
@Schema(name = "ConnectionTest", description = "A look whether Strongroom gets into an account, and how far.")
public record ConnectionView(
        @Schema(
                description = "Its id.",
                examples = "01900000-0000-7000-8000-000000000001",
                minLength = 36,
                maxLength = 36)
        String id,

        @Schema(description = "The account.", examples = "123456789012", maxLength = 12)
        String accountId,

        @Schema(description = "QUEUED, RUNNING or ENDED.", examples = "ENDED", maxLength = 20)
        String state,

        @Schema(description = "Who asked for it.", examples = "ada", maxLength = 100)
        String requestedBy,

        @Schema(description = "When.", examples = "2026-11-24T10:00:00Z")
        Instant requestedAt,

        @Schema(description = "When it ended; absent until then.", examples = "2026-11-24T10:00:02Z")
        Optional<Instant> endedAt,

        @Schema(
                description =
                        "UNREACHABLE: the read role does not open. EXPOSED: a role opens without the ExternalId; mend that before anything else. PARTIAL: not all can be read or fixed. WHOLE. Absent until it ended.",
                examples = "WHOLE",
                maxLength = 20)
        Optional<String> health,

        @Schema(description = "How the role that reads was found.")
        Optional<RoleView> read,

        @Schema(description = "How the role that changes was found.")
        Optional<RoleView> remediation,

        @Schema(description = "How far the roles are from the present template.")
        Optional<DriftView> drift,

        @Schema(description = "What to do, the most urgent first.", maxItems = 20)
        List<String> advice,

        @Schema(
                description = "Control by control, what the roles allow; only of a single test that has ended.",
                maxItems = 500)
        List<ControlView> controls) {

    /** How a role was found. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "RoleConnection", description = "How a role was found.")
    public record RoleView(
            @Schema(
                    description = "Its ARN.",
                    examples = "arn:aws:iam::123456789012:role/StrongroomRead",
                    maxLength = 200)
            String arn,

            @Schema(
                    description = "OPENED, REFUSED or UNTOLD, tried with the ExternalId.",
                    examples = "OPENED",
                    maxLength = 20)
            String withExternalId,

            @Schema(description = "The same, tried without: REFUSED is right.", examples = "REFUSED", maxLength = 20)
            String withoutExternalId,

            @Schema(description = "What AWS said when it did not open.", maxLength = 4000)
            String detail,

            @Schema(description = "The template's version that it says it is.", examples = "1")
            Optional<Integer> version,

            @Schema(description = "Needed actions that it lacks.", maxItems = 1000)
            Collection<String> missing,

            @Schema(description = "Needed actions of which it could not be told.", maxItems = 1000)
            Collection<String> unknown,

            @Schema(description = "Why they could not.", maxLength = 4000)
            String doubt) {
        static RoleView of(RoleConnection role) {
            return new RoleView(
                    role.arn(),
                    role.withExternalId().state().name(),
                    role.withoutExternalId().state().name(),
                    role.withExternalId().detail(),
                    role.version(),
                    role.powers().missing(),
                    role.powers().unknown(),
                    role.powers().doubt());
        }
    }

    /** How far the roles are from the present template. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "RoleDrift", description = "How far the roles are from the present template.")
    public record DriftView(
            @Schema(description = "The version that they say; absent when one says none.", examples = "1")
            Optional<Integer> version,

            @Schema(description = "The present one.", examples = "2")
            int current,

            @Schema(description = "Controls that cannot be read.", examples = "3")
            long unreadable,

            @Schema(description = "Controls that cannot be fixed.", examples = "1")
            long unfixable,

            @Schema(
                    description = "The same in words.",
                    examples = "role v1, current v2, 3 controls cannot be read, 1 cannot be fixed",
                    maxLength = 200)
            String summary) {
        static DriftView of(RoleDrift drift) {
            return new DriftView(
                    drift.version(), drift.current(), drift.unreadable(), drift.unfixable(), drift.words());
        }
    }

    /** What the roles allow of a control. */
    @Schema(name = "ControlPermission", description = "What the roles allow of a control.")
    public record ControlView(
            @Schema(description = "The control.", examples = "IMM-01", maxLength = 20)
            String control,

            @Schema(
                    description = "YES, NO, UNKNOWN or NOT_OFFERED: whether it can be read.",
                    examples = "YES",
                    maxLength = 20)
            String read,

            @Schema(description = "The same of its automatic fix.", examples = "NOT_OFFERED", maxLength = 20)
            String fix,

            @Schema(description = "Actions that are missing or not known to be granted.", maxItems = 500)
            Collection<String> lacking) {
        static ControlView of(PermissionMatrix.Line line) {
            return new ControlView(
                    line.control().id().value(), line.read().name(), line.fix().name(), line.lacking());
        }
    }

    /** Tests of an account. */
    @Schema(name = "ConnectionTestList", description = "The tests of an account, the newest first.")
    public record Page(
            @Schema(description = "Ten at most.", maxItems = 10)
            List<ConnectionView> items) {}

    /** Without what the controls need. */
    static ConnectionView brief(ConnectionTest test, Optional<RoleDrift> drift, List<String> advice) {
        return of(test, drift, advice, List.of());
    }

    static ConnectionView of(
            ConnectionTest test, Optional<RoleDrift> drift, List<String> advice, List<ControlView> controls) {
        return new ConnectionView(
                test.id().toString(),
                test.account().value(),
                test.state().name(),
                test.requestedBy(),
                test.requestedAt(),
                test.endedAt(),
                test.found().map(Connection::health).map(Enum::name),
                test.found().map(found -> RoleView.of(found.read())),
                test.found().map(found -> RoleView.of(found.remediation())),
                drift.map(DriftView::of),
                advice,
                controls);
    }
}
