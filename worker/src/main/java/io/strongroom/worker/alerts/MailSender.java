package io.strongroom.worker.alerts;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.strongroom.domain.alerts.DeliveryId;
import io.strongroom.domain.alerts.Notice;
import io.strongroom.domain.alerts.Outcome;
import io.strongroom.domain.alerts.Wording;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends mails by SMTP, in plain text. */
final class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final String NO_SERVER =
            "No mail server is set up. Set quarkus.mailer.host, with its user and password, and"
                    + " strongroom.alert-delivery.mail-from to the address that alerts come from.";

    private final ReactiveMailer mailer;
    private final Optional<String> from;
    private final Wording wording;
    private final Duration timeout;

    MailSender(ReactiveMailer mailer, Optional<String> from, Wording wording, Duration timeout) {
        this.mailer = mailer;
        this.from = from;
        this.wording = wording;
        this.timeout = timeout;
    }

    Outcome send(String address, DeliveryId id, Notice notice) {
        return from.map(sender -> send(sender, address, id, notice)).orElseGet(() -> new Outcome.Missed(NO_SERVER));
    }

    private Outcome send(String sender, String address, DeliveryId id, Notice notice) {
        var mail = Mail.withText(address, wording.subject(notice), wording.body(notice))
                .setFrom(sender)
                // Nobody's absence note answers what says so.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Strongroom-Delivery", id.toString());
        Uni<Outcome> sent =
                mailer.send(mail).ifNoItem().after(timeout).fail().map(nothing -> (Outcome) new Outcome.Arrived());
        return sent.onFailure().recoverWithItem(MailSender::missed).await().indefinitely();
    }

    /** What the server said may hold addresses of others: it goes to the log of the worker, not to the page. */
    private static Outcome missed(Throwable failure) {
        LOG.warnf("a mail was not sent: %s", failure.getMessage());
        return new Outcome.Missed("The mail server did not take it: "
                + failure.getClass().getSimpleName() + ". The worker's log has its words.");
    }
}
