package io.strongroom.api.meta;

import io.strongroom.api.access.AnyCaller;
import io.strongroom.api.batches.BatchBody;
import io.strongroom.api.http.ApiBody;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Lists;
import io.strongroom.api.limits.ApiConfig;
import io.strongroom.api.limits.RateLimits;
import io.strongroom.domain.accounts.Account;
import io.strongroom.domain.accounts.Accounts;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What this installation is and allows. */
@Path(ApiPaths.V1 + "/meta")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "meta", description = "This installation.")
public class MetaResource {
    private static final List<String> FEATURES =
            List.of("approvals", "bulk-json", "bulk-ndjson", "event-streams", "idempotency-keys", "rollback");

    private final ApiConfig config;
    private final RateLimits rates;
    private final Accounts accounts;

    MetaResource(ApiConfig config, RateLimits rates, Accounts accounts) {
        this.config = config;
        this.rates = rates;
        this.accounts = accounts;
    }

    /** The installation on the wire. */
    @Schema(name = "Meta", description = "What this installation is and allows.")
    public record MetaView(
            @Schema(description = "Always Strongroom.", examples = "Strongroom", maxLength = 40)
            String name,

            @Schema(description = "Its version.", examples = "0.1.0", maxLength = 40)
            String version,

            @Schema(description = "The API's version.", examples = "v1", maxLength = 10)
            String apiVersion,

            @Schema(description = "Whether its accounts are simulated.", examples = "true")
            boolean simulated,

            @Schema(description = "What it can do; new ones may come.", maxItems = 100)
            List<String> features,

            @Schema(description = "How much it takes.") LimitsView limits) {}

    /** Limits on the wire. */
    @Schema(name = "Limits", description = "How much it takes. Rates are per person and minute.")
    public record LimitsView(
            @Schema(description = "Reading requests a minute.", examples = "6000", minimum = "1")
            int readsPerMinute,

            @Schema(description = "Writing requests a minute.", examples = "3000", minimum = "1")
            int writesPerMinute,

            @Schema(description = "Bulk lines a minute.", examples = "400000", minimum = "1")
            int bulkLinesPerMinute,

            @Schema(description = "Event streams at once.", examples = "10", minimum = "1")
            int streams,

            @Schema(description = "Streams of lines being sent at once.", examples = "4", minimum = "1")
            int bulkStreams,

            @Schema(description = "Most items on a page.", examples = "500", minimum = "1")
            int pageItems,

            @Schema(description = "Most bytes of a body.", examples = "262144", minimum = "1")
            int bodyBytes,

            @Schema(description = "Most items of a JSON batch.", examples = "1000", minimum = "1")
            int batchItems,

            @Schema(description = "Most bytes of a JSON batch.", examples = "4194304", minimum = "1")
            int batchBytes,

            @Schema(description = "Most lines of a stream.", examples = "100000", minimum = "1")
            int streamLines,

            @Schema(description = "Most bytes of a line.", examples = "65536", minimum = "1")
            int lineBytes) {}

    @GET
    @AnyCaller
    @Operation(
            operationId = "getMeta",
            summary = "What this installation is",
            description = "Version, limits and features.")
    public MetaView meta() {
        var version = getClass().getPackage().getImplementationVersion();
        return new MetaView(
                "Strongroom",
                version == null ? "development" : version,
                "v1",
                accounts.all().stream().anyMatch(each -> each.simulated() && each.status() == Account.Status.ACTIVE),
                FEATURES,
                limits());
    }

    private LimitsView limits() {
        return new LimitsView(
                rates.quota(RateLimits.Kind.READS),
                rates.quota(RateLimits.Kind.WRITES),
                rates.quota(RateLimits.Kind.BULK_LINES),
                config.streams().perPerson(),
                config.bulk().streamsPerPerson(),
                Lists.MOST,
                ApiBody.MOST_BYTES,
                BatchBody.MOST_ITEMS,
                BatchBody.MOST_BYTES,
                BatchBody.STREAM_LINES,
                BatchBody.LINE_BYTES);
    }
}
