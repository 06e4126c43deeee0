package io.strongroom.domain.events;

class InMemoryEventsTest extends PastContract {
    private final Events events = new InMemoryEvents();

    @Override
    protected Events events() {
        return events;
    }
}
