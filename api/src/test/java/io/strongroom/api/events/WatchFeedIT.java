package io.strongroom.api.events;

import static io.strongroom.api.World.as;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.api.ApiTest;
import io.strongroom.api.Intruder;
import io.strongroom.api.World;
import io.strongroom.domain.events.Events;
import io.strongroom.domain.users.Role;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@ApiTest
class WatchFeedIT {
    private static final String EVENTS = "/api/v1/events";

    @Inject
    World world;

    @Inject
    Events events;

    @Test
    void eventsAreSearchedNewestFirst() {
        var account = world.newAccount();
        var viewer = world.token(Role.VIEWER);
        var now = Instant.now();
        var ids = new ArrayList<String>();
        for (int hour = 0; hour < 5; hour++) {
            var event = Intruder.event(account, "role-" + hour % 2, now.minus(Duration.ofHours(hour)));
            events.append(List.of(event), now);
            ids.add(event.id().value());
        }
        var list = EVENTS + "?account=" + account;
        as(viewer).get(list).then().statusCode(200).body("items.id", equalTo(ids));
        as(viewer).get(list + "&name=DeleteRecoveryPoint").then().body("items", empty());
        as(viewer)
                .get(list + "&principal=arn:aws:iam::" + account + ":role/role-1")
                .then()
                .body("items.id", contains(ids.get(1), ids.get(3)));
        as(viewer)
                .get(list + "&from=" + now.minus(Duration.ofMinutes(150)) + "&to=" + now.minus(Duration.ofMinutes(30)))
                .then()
                .body("items.id", contains(ids.get(1), ids.get(2)));
        as(viewer).get(list + "&from=yesterday").then().statusCode(400);
        var seen = new ArrayList<String>();
        String next = list + "&limit=2";
        while (next != null) {
            var page = as(viewer).urlEncodingEnabled(false).get(next).then().extract();
            seen.addAll(page.<List<String>>path("items.id"));
            next = page.path("links.next");
        }
        assertEquals(ids, seen);
    }

    @Test
    void theFeedTellsItsStateAndShowsPoisonOnlyToWhoReachesAll() {
        var now = Instant.now();
        var account = world.newAccount();
        events.append(List.of(Intruder.event(account, "feeding", now)), now);
        events.countUnknown("EC2 Instance State-change Notification", 1, now);
        events.setAside("not json " + now, "not a JSON object", now);
        as(world.token(Role.VIEWER))
                .get("/api/v1/feed")
                .then()
                .statusCode(200)
                .body("state", equalTo("CONNECTED"))
                .body("lastArrivalAt", not(nullValue()))
                .body("lookups.places", equalTo(0))
                .body("lookups.until", nullValue())
                .body("unknown.type", hasItem("EC2 Instance State-change Notification"))
                .body("poisonMessages.body", hasItem("not json " + now));
        as(world.tokenIn(account, Role.VIEWER))
                .get("/api/v1/feed")
                .then()
                .body("poison", not(equalTo(0)))
                .body("poisonMessages", empty());
    }
}
