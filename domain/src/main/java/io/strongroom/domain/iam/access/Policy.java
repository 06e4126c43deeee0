package io.strongroom.domain.iam.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.iam.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A policy document, read once for many questions.
 *
 * @param name how answers speak of it: an ARN, a name, or what it is the policy of
 */
public record Policy(String name, List<Statement> statements) {
    public Policy {
        statements = List.copyOf(statements);
    }

    /** @throws IllegalArgumentException when it is no policy document */
    public static Policy of(String name, JsonNode document) {
        return of(name, PolicyDocument.of(document));
    }

    public static Policy of(String name, PolicyDocument document) {
        // Before this version of the language, ${...} is text like any other.
        boolean variables = document.source().path("Version").asText().equals("2012-10-17");
        var all = new ArrayList<Statement>();
        for (var json : document.statements()) {
            var sid = json.path("Sid").asText();
            var ref = new StatementRef(name, sid.isEmpty() ? "#" + (all.size() + 1) : sid);
            all.add(Statement.of(ref, json, variables));
        }
        return new Policy(name, all);
    }

    /** The statement that an answer spoke of. */
    public Optional<Statement> find(StatementRef ref) {
        return statements.stream().filter(one -> one.ref().equals(ref)).findFirst();
    }

    /** What it says to a request, by itself. @param facts the request's */
    Says says(Request request, Map<String, List<String>> facts) {
        var says = Says.NOTHING;
        for (var statement : statements) {
            says = says.and(statement.says(request, facts));
        }
        return says;
    }
}
