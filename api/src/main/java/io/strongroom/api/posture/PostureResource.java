package io.strongroom.api.posture;

import io.strongroom.api.access.Caller;
import io.strongroom.api.access.Needs;
import io.strongroom.api.http.ApiPaths;
import io.strongroom.api.http.Cursors;
import io.strongroom.api.http.Lists;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.posture.Posture;
import io.strongroom.domain.posture.PostureGroups;
import io.strongroom.domain.posture.PostureGroups.By;
import io.strongroom.domain.users.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Posture of what the caller reaches, from the roll-ups. */
@Path(ApiPaths.V1 + "/posture")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "posture", description = "How many resources pass, fail or could not be judged.")
public class PostureResource {
    private static final String CELLS = "account,control";
    private static final int ACCOUNTS = 20;
    private static final int ACCOUNTS_MOST = 50;
    private static final int DAYS_MOST = 400;
    private static final int DAYS = 30;

    private final PostureGroups groups;
    private final Posture posture;
    private final Caller caller;
    private final Cursors cursors;
    private final InstantSource clock;

    PostureResource(PostureGroups groups, Posture posture, Caller caller, Cursors cursors, InstantSource clock) {
        this.cursors = cursors;
        this.groups = groups;
        this.posture = posture;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "getPosture",
            summary = "Read the posture",
            description =
                    "All groups at once, but account,control by the page. A control counts in every step and framework that it serves, an account in every OU that it is below.")
    public PostureView get(
            @QueryParam("groupBy")
                    @Parameter(
                            description =
                                    "control unless said otherwise; account,control gives every account by every control.",
                            example = "control",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "account",
                                                "control",
                                                "step",
                                                "severity",
                                                "ou",
                                                "framework",
                                                CELLS
                                            }))
                    @Nullable
                    String groupBy,
            @QueryParam("limit")
                    @Parameter(
                            description = "Of account,control: most accounts; 20, at most 50.",
                            example = "20",
                            schema = @Schema(pattern = "^[0-9]{1,9}$"))
                    @Nullable
                    String limit,
            @QueryParam("cursor")
                    @Parameter(
                            description = "Of account,control: nextCursor of the page before.",
                            schema = @Schema(maxLength = 500))
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        var asked = groupBy == null ? "control" : groupBy;
        var self = Lists.here(uri);
        if (asked.equals(CELLS)) {
            return cells(limit == null ? ACCOUNTS : Math.min(ACCOUNTS_MOST, Lists.limit(limit)), cursor, self);
        }
        var by = by(asked);
        refuse("limit", limit);
        refuse("cursor", cursor);
        var visible = caller.visible();
        var items =
                groups.by(by, visible).stream().map(PostureView.GroupView::of).toList();
        return view(asked, items, visible, null, self);
    }

    /** Every control of an account makes a group, so a page holds few accounts. */
    private PostureView cells(int most, @Nullable String cursor, String self) {
        var visible = caller.visible();
        var name = caller.principal().userId() + " posture " + CELLS;
        var page = groups.cells(visible, cursors.position(cursor, name).map(AccountId::new), most);
        var next = page.next().map(last -> cursors.after(last.value(), name)).orElse(null);
        var items = page.cells().stream().map(PostureView.GroupView::of).toList();
        return view(CELLS, items, visible, next, self);
    }

    private PostureView view(
            String asked,
            List<PostureView.GroupView> items,
            Optional<Set<AccountId>> visible,
            @Nullable String next,
            String self) {
        var total = PostureView.SumView.of(groups.total(visible));
        return new PostureView(asked, items, total, next, Lists.Links.of(self, next));
    }

    private static void refuse(String parameter, @Nullable String given) {
        if (given != null) {
            throw Lists.malformed(parameter, "applies to groupBy=" + CELLS + " alone: other groups come all at once");
        }
    }

    private static By by(String text) {
        return Arrays.stream(By.values())
                .filter(by -> wire(by).equals(text))
                .findFirst()
                .orElseThrow(() -> Lists.malformed(
                        "groupBy",
                        "must be one of "
                                + Arrays.stream(By.values())
                                        .map(PostureResource::wire)
                                        .collect(Collectors.joining(", "))
                                + " or " + CELLS));
    }

    private static String wire(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    @GET
    @Path("/trends")
    @Needs(Permission.FINDINGS_READ)
    @Operation(
            operationId = "listPostureTrends",
            summary = "Read how it went",
            description = "Failures by day and severity, at most 400 days.")
    public TrendView trends(
            @QueryParam("from")
                    @Parameter(
                            description = "The first day, in UTC; 29 days before the last unless said otherwise.",
                            example = "2026-11-01",
                            schema = @Schema(maxLength = 10))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "The last day, in UTC; today unless said otherwise.",
                            example = "2026-11-24",
                            schema = @Schema(maxLength = 10))
                    @Nullable
                    String to) {
        var today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        var last = to == null ? today : day("to", to);
        var first = from == null ? last.minusDays(DAYS - 1) : day("from", from);
        if (first.isAfter(last)) {
            throw Lists.malformed("from", "must not be after to");
        }
        if (first.plusDays(DAYS_MOST).compareTo(last) <= 0) {
            throw Lists.malformed("from", "must be less than " + DAYS_MOST + " days before to");
        }
        return new TrendView(posture.days(caller.visible(), first, last).stream()
                .map(TrendView.DayView::of)
                .toList());
    }

    private static LocalDate day(String name, String text) {
        try {
            if (text.matches("[12][0-9]{3}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw malformedDay(name);
        }
        throw malformedDay(name);
    }

    private static RuntimeException malformedDay(String name) {
        return Lists.malformed(name, "must be a day such as 2026-11-24");
    }
}
