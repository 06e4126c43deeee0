package io.strongroom.worker.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The consumer of the events' queue. Messages are acknowledged by whoever has committed what they tell. */
@ApplicationScoped
class EventsIn {
    private final Arrivals<Message<String>> arrivals;

    EventsIn(Arrivals<Message<String>> arrivals) {
        this.arrivals = arrivals;
    }

    @Incoming("events-in")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    CompletionStage<Void> take(Message<String> message) {
        return arrivals.bring(message);
    }
}
