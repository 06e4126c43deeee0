package io.strongroom.web.jobs;

import java.util.List;
import java.util.Optional;

/**
 * The form to decide on a plan.
 *
 * @param mayApprove whether this person may say yes, but for what has to be typed
 * @param mayReject whether this person may say no
 * @param whyNot what keeps this person from saying yes
 * @param reason as typed before
 * @param confirmation as typed before
 */
record DecisionView(
        boolean mayApprove,
        boolean mayReject,
        String whyNot,
        String reason,
        String confirmation,
        Optional<String> reasonError,
        List<String> confirmationErrors) {}
