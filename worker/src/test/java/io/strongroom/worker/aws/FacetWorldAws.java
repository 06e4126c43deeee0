package io.strongroom.worker.aws;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.accounts.AwsAccount;
import io.strongroom.domain.changes.Change;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.inventory.Facet;
import io.strongroom.domain.remediations.FacetWorld;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The reader and the writer over a {@link FacetWorld}, with a ledger of writes and faults to come. */
public final class FacetWorldAws {
    /** How the next write goes wrong. */
    public enum Fault {
        NONE,
        EXECUTED_THEN_TIMED_OUT,
        LOST_BEFORE_SENT,
        THROTTLED,
        DENIED,
        INVALID
    }

    private final FacetWorld world;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<Change> ledger = new ArrayList<>();
    private final Deque<Integer> hidden = new ArrayDeque<>();
    private final Map<Facet, String> denied = new HashMap<>();
    private final Set<Facet> unanswered = new HashSet<>();
    private Optional<JsonNode> old = Optional.empty();
    private Optional<Facet> late = Optional.empty();
    private Runnable beforeWrite = () -> {};

    public FacetWorldAws(FacetWorld world) {
        this.world = world;
    }

    public FacetWorldAws next(Fault... coming) {
        faults.addAll(List.of(coming));
        return this;
    }

    /** Reads of the facet are refused for want of the action. */
    public void deny(Facet facet, String action) {
        denied.put(facet, action);
    }

    /** From now on no read of the facet is answered, or again. */
    public void unanswered(Facet facet, boolean silent) {
        if (silent) {
            unanswered.add(facet);
        } else {
            unanswered.remove(facet);
        }
    }

    /** The next so many reads of anything written answer as before the write. */
    public void hideNextWriteFor(int reads) {
        hidden.add(reads);
    }

    public void beforeWrite(Runnable action) {
        beforeWrite = action;
    }

    /** All writes that took effect. */
    public List<Change> ledger() {
        return List.copyOf(ledger);
    }

    public AwsReader reader() {
        return new AwsReader(facets());
    }

    public AwsChanges changes() {
        return new AwsChanges(facets());
    }

    private AwsFacets facets() {
        return new AwsFacets(
                service(),
                service(),
                service(),
                service(),
                service(),
                service(),
                service(),
                service(),
                this::read,
                this::read,
                this::read,
                this::read,
                this::read);
    }

    private Optional<JsonNode> read(AwsAccount account, Facet facet) {
        if (unanswered.contains(facet)) {
            throw SdkClientException.create("Unable to execute HTTP request: connection refused");
        }
        if (denied.containsKey(facet)) {
            throw error("AccessDenied", "x is not authorized to perform: " + denied.get(facet) + " on it", 403);
        }
        if (late.filter(facet::equals).isPresent() && !hidden.isEmpty()) {
            int left = hidden.pop();
            if (left > 0) {
                hidden.push(left - 1);
                return old;
            }
        }
        return world.state(facet);
    }

    private <W extends WritableFacet> ServiceFacets<W> service() {
        return new ServiceFacets<>() {
            @Override
            public Optional<JsonNode> read(AwsAccount account, W facet) {
                return FacetWorldAws.this.read(account, facet);
            }

            @Override
            public Applied write(AwsAccount account, W facet, Change change, String token) {
                return FacetWorldAws.this.write(change);
            }
        };
    }

    private Applied write(Change change) {
        beforeWrite.run();
        var fault = faults.isEmpty() ? Fault.NONE : faults.pop();
        return switch (fault) {
            case NONE -> effect(change);
            case EXECUTED_THEN_TIMED_OUT -> {
                effect(change);
                throw ApiCallTimeoutException.create(1);
            }
            case LOST_BEFORE_SENT -> throw ApiCallTimeoutException.create(1);
            case THROTTLED -> throw error("ThrottlingException", "Rate exceeded", 400);
            case DENIED ->
                throw error("AccessDeniedException", "User: x is not authorized to perform: kms:CreateKey", 400);
            case INVALID -> throw error("ValidationException", "not like this", 400);
        };
    }

    private Applied effect(Change change) {
        ledger.add(change);
        if (!hidden.isEmpty()) {
            old = world.state(change.facet());
            late = Optional.of(change.facet());
        }
        var made = change.after().isPresent()
                ? world.make(change.facet(), change.after().get())
                : Optional.<String>empty();
        if (change.after().isEmpty()) {
            world.rollBack(List.of(change.inverse()));
        }
        return new Applied(List.of("request-" + ledger.size()), made);
    }

    private static AwsServiceException error(String code, String message, int status) {
        return AwsServiceException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .statusCode(status)
                .requestId("request-refused")
                .build();
    }
}
