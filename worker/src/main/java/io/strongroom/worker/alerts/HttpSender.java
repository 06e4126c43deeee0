package io.strongroom.worker.alerts;

import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.Payloads;
import io.strongroom.domain.alerts.SigningSecrets;
import io.strongroom.worker.alerts.CheckedPost.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends to webhooks: signed as Standard Webhooks says, or as Slack takes it. */
final class HttpSender {
    private static final int GONE = 410;

    private final CheckedPost http;
    private final Payloads payloads;

    HttpSender(CheckedPost http, Payloads payloads) {
        this.http = http;
        this.payloads = payloads;
    }

    /** @param at when it is sent: receivers refuse what is older than five minutes, so each try has its own */
    Outcome webhook(String url, SigningSecrets secrets, DeliveryId id, Notice notice, Instant at) {
        var body = payloads.thin(notice, at);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id.toString());
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        headers.put("webhook-signature", secrets.signature(id.toString(), at, body));
        return outcome(http.post(url, headers, body));
    }

    Outcome slack(String url, Notice notice) {
        return outcome(http.post(url, Map.of(), payloads.slack(notice)));
    }

    private static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Silence(var why) -> new Outcome.Missed(why);
            case Answer.Answered(var status, var wait) -> outcome(status, wait);
        };
    }

    private static Outcome outcome(int status, Optional<Duration> wait) {
        if (status >= 200 && status < 300) {
            return new Outcome.Arrived();
        }
        if (status == GONE) {
            return new Outcome.Unwanted("The receiver answered 410: it wants nothing more.");
        }
        if (status >= 300 && status < 400) {
            return new Outcome.Missed("The receiver answered " + status
                    + ", a redirect, and those are not followed. Save the address that it leads to.");
        }
        return new Outcome.Missed("The receiver answered " + status + ".", wait);
    }
}
