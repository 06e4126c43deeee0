package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.store.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkPojo;

/**
 * One call of a simulated API.
 *
 * @param api the API's name with its service, such as {@code kms:CreateKey}
 * @param needs the permissions it needs, the first of them on the resource that the ledger names; told the documents because
 *     a resource may be asked for under an alias
 */
public record Call(Dialect dialect, String api, SdkPojo request, Function<Documents, List<Need>> needs) {

    /** A call whose IAM action has the API's name. */
    public static Call of(Dialect dialect, String operation, SdkPojo request, String resource) {
        var api = dialect.service() + ":" + operation;
        return new Call(dialect, api, request, documents -> List.of(new Need(api, resource)));
    }

    /** The same call needing one more permission. */
    public Call and(String action, String resource) {
        return new Call(dialect, api, request, documents -> {
            var all = new ArrayList<>(needs.apply(documents));
            all.add(new Need(action, resource));
            return List.copyOf(all);
        });
    }
}
