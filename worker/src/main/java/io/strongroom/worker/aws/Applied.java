package io.strongroom.worker.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * What came of a change that AWS accepted.
 *
 * @param requestIds of its mutating calls, in order
 * @param made the ARN of what it created
 */
public record Applied(List<String> requestIds, Optional<String> made) {
    public Applied {
        requestIds = List.copyOf(requestIds);
    }

    static Applied by(AwsResponse... responses) {
        var ids = new ArrayList<String>();
        for (var response : responses) {
            ids.add(String.valueOf(response.responseMetadata().requestId()));
        }
        return new Applied(ids, Optional.empty());
    }

    Applied making(String arn) {
        return new Applied(requestIds, Optional.of(arn));
    }

    /** Both, one after the other; what was made is what either made, the later one first. */
    Applied and(Applied next) {
        var ids = new ArrayList<>(requestIds);
        ids.addAll(next.requestIds);
        return new Applied(ids, next.made.or(() -> made));
    }
}
