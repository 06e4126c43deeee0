package io.strongroom.sandbox.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.calls.Asked;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.RamException;
import software.amazon.awssdk.services.ram.model.RamResponseMetadata;

/** RAM for one account and Region, as the owner of shares sees it. */
public final class SandboxRam {
    /** A {@code ResourceShare} with a {@code GetResourceShareAssociationsResponse} of its own. */
    public static final Kept SHARES = Kept.of("ram", "shares", "resourceShareArn");

    private static final Dialect DIALECT = Dialect.json("ram", RamException::builder, RamResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.list("GetResourceShares", SHARES, "resourceShares"),
            Operation.of("GetResourceShareAssociations", SandboxRam::associations));

    private SandboxRam() {}

    public static RamClient client(Calls calls) {
        return ReadOnlyClient.of(RamClient.class, calls, DIALECT, OPERATIONS);
    }

    private static JsonNode associations(Asked asked) {
        var wanted = asked.text("associationType");
        return asked.page(
                "resourceShareAssociations",
                asked.all(SHARES).stream()
                        .flatMap(share -> StreamSupport.stream(
                                share.path("resourceShareAssociations").spliterator(), false))
                        .filter(one -> one.path("associationType").asText().equals(wanted))
                        .sorted(Comparator.comparing(SandboxRam::key))
                        .toList(),
                SandboxRam::key);
    }

    private static String key(JsonNode association) {
        return association.path("resourceShareArn").asText() + " "
                + association.path("associatedEntity").asText();
    }
}
