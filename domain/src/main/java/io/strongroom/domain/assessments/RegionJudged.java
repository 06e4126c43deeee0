package io.strongroom.domain.assessments;

import io.strongroom.domain.controls.ControlId;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.integrity.RegionBackups;
import io.strongroom.domain.inventory.Baseline;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an assessment says of one account and Region.
 *
 * @param region a Region's code, or {@code global}
 * @param takenAt when it was read
 * @param empty whether nothing of AWS Backup and nothing to back up was found, so that nothing was judged
 * @param unread kinds that could not be read, each with what stood in the way
 * @param judgements each control and resource once; of two verdicts on the same the worse one is kept
 * @param baseline what the next assessment compares with
 * @param backups what is to be known of all its backups; empty when they could not be listed, or are not in a Region
 */
public record RegionJudged(
        String region,
        Instant takenAt,
        boolean empty,
        Map<String, String> unread,
        List<Judgement> judgements,
        Optional<Baseline> baseline,
        Optional<RegionBackups> backups) {
    public RegionJudged {
        unread = Map.copyOf(unread);
        judgements = eachOnce(judgements);
    }

    /** One that leaves what is known of backups as it is. */
    public RegionJudged(
            String region,
            Instant takenAt,
            boolean empty,
            Map<String, String> unread,
            List<Judgement> judgements,
            Optional<Baseline> baseline) {
        this(region, takenAt, empty, unread, judgements, baseline, Optional.empty());
    }

    private record Subject(ControlId control, String arn) {}

    /** A finding is one per control and resource: of two verdicts on the same the worse one holds. */
    private static List<Judgement> eachOnce(List<Judgement> judgements) {
        var worst = new LinkedHashMap<Subject, Judgement>();
        judgements.forEach(one -> worst.merge(
                new Subject(one.control(), one.subjectArn()),
                one,
                (first, second) -> rank(second) < rank(first) ? second : first));
        return List.copyOf(worst.values());
    }

    private static int rank(Judgement judgement) {
        return switch (judgement.verdict()) {
            case Verdict.Fail fail -> 0;
            case Verdict.Unknown unknown -> 1;
            case Verdict.Pass pass -> 2;
            case Verdict.NotApplicable none -> 3;
        };
    }
}
