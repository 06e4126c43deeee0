package io.strongroom.worker.inventory.backup;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.ApprovalTeam;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.mpa.MpaClient;
import software.amazon.awssdk.services.mpa.model.ApprovalStrategyResponse;
import software.amazon.awssdk.services.mpa.model.MofNApprovalStrategy;

/** Teams of multi-party approval with what is before them. */
@Singleton
final class ApprovalTeamsReader implements KindReader<ApprovalTeam> {
    @Override
    public Kind<ApprovalTeam> kind() {
        return Kinds.APPROVAL_TEAMS;
    }

    private static final Set<String> OPEN = Set.of("PENDING", "CREATING");

    @Override
    public List<ApprovalTeam> read(Gathering from) {
        var mpa = from.client(MpaClient.class);
        var teams = from.call(
                "mpa:ListApprovalTeams",
                () -> mpa.listApprovalTeamsPaginator(r -> {}).approvalTeams().stream()
                        .toList());
        return from.each(
                teams,
                team -> new ApprovalTeam(
                        team.arn(),
                        team.name(),
                        Optional.ofNullable(team.statusAsString()).orElse(""),
                        Optional.ofNullable(team.approvalStrategy())
                                .map(ApprovalStrategyResponse::mofN)
                                .map(MofNApprovalStrategy::minApprovalsRequired)
                                .orElse(0),
                        Optional.ofNullable(team.numberOfApprovers()).orElse(0),
                        from.told("mpa:ListSessions", () -> Optional.of(open(mpa, team.arn())))));
    }

    private static List<ApprovalTeam.Session> open(MpaClient mpa, String team) {
        return mpa.listSessionsPaginator(r -> r.approvalTeamArn(team)).sessions().stream()
                .filter(session -> OPEN.contains(session.statusAsString()))
                .map(session -> new ApprovalTeam.Session(
                        session.sessionArn(), session.statusAsString(), session.initiationTime()))
                .toList();
    }
}
