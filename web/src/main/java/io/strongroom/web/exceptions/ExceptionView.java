package io.strongroom.web.exceptions;

import io.strongroom.domain.exceptions.Exemption;
import io.strongroom.domain.exceptions.Exemption.State;
import io.strongroom.domain.findings.Finding;
import io.strongroom.web.format.GovernWords;
import java.time.Instant;
import java.util.List;

/**
 * An exception with all that its page says.
 *
 * @param title the control's; empty text when this version does not know it any more
 * @param left how long it still holds; empty text for one that holds no more
 * @param count how many findings within the person's reach it accepts, or would
 * @param findings the worst of them
 * @param whole whether the person reaches all that it speaks of
 * @param own whether it is the person who asked for it
 * @param mayDecide whether the person's role decides on exceptions
 * @param mayWithdraw whether the person's role asks for and ends exceptions
 */
record ExceptionView(
        Exemption exemption,
        String title,
        String left,
        long count,
        List<Finding> findings,
        List<HistoryLine> history,
        boolean whole,
        boolean own,
        boolean mayDecide,
        boolean mayWithdraw,
        DecisionForm form) {
    public boolean waits() {
        return exemption.state() == State.REQUESTED;
    }

    public boolean active() {
        return exemption.state() == State.ACTIVE;
    }

    /** Whether it waits or is in force. */
    public boolean standing() {
        return GovernWords.standing(exemption);
    }

    /** Whether there is anything that the person's role can do with it now. */
    public boolean mayAct() {
        return mayWithdraw || (waits() && mayDecide);
    }

    public long more() {
        return count - findings.size();
    }

    /** One line of history, the newest first. */
    record HistoryLine(Instant at, String what, String who, String tone, String detail) {}
}
