package io.strongroom.domain.assessments;

import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.inventory.Baseline;
import java.time.Instant;
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
 * @param baseline what the next assessment compares with
 */
public record RegionJudged(
        String region,
        Instant takenAt,
        boolean empty,
        Map<String, String> unread,
        List<Judgement> judgements,
        Optional<Baseline> baseline) {
    public RegionJudged {
        unread = Map.copyOf(unread);
        judgements = List.copyOf(judgements);
    }
}
