package io.strongroom.sandbox.calls;

import io.strongroom.sandbox.ledger.Effect;
import io.strongroom.sandbox.store.Documents;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsResponse;

/** What a simulated client does its calls through. Bound to one place and one session. */
public interface Calls {
    Place place();

    /** The time of the simulated world. */
    Instant now();

    /** The caller's ARN, as error messages and GetCallerIdentity give it. */
    String caller();

    /** Every name under which a policy can mean the caller: its account's too, as all policies of an account reach it. */
    default List<String> callerNames() {
        var account = place().account().value();
        var role = caller().replaceFirst(":sts::", ":iam::").replaceFirst(":assumed-role/([^/]+)/.*", ":role/$1");
        return List.of(account, place().globalArn("iam", "root"), caller(), role);
    }

    /** A new UUID. */
    String uuid();

    /** What took effect in this account meanwhile, the latest first, whoever did it. */
    List<Effect> effects(Instant from, Instant until);

    /** Answers from the documents, as an eventually consistent service shows them. */
    <T extends AwsResponse> T read(Call call, Function<Documents, T> look);

    /**
     * Changes documents and answers, or throws and changes nothing. The ledger has an entry when a document was written.
     *
     * @param made the ARN for the ledger, from the answer: for what has no ARN before it is made
     */
    <T extends AwsResponse> T change(Call call, Function<Documents, T> effect, Function<T, String> made);

    /** The same for what has an ARN already. */
    <T extends AwsResponse> T change(Call call, Function<Documents, T> effect);
}
