package io.strongroom.worker.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The session policy that cuts an assumed role down to one plan. STS takes 2,048 characters. When the exact one is longer it
 * is widened step by step; never beyond the role, for a session policy only ever takes away.
 */
final class SessionPolicy {
    static final int MOST_CHARACTERS = 2_048;

    private SessionPolicy() {}

    static String of(ChangeSession session) {
        return List.<Function<ChangeSession, ObjectNode>>of(
                        SessionPolicy::exact, SessionPolicy::actionsOnly, SessionPolicy::servicesOnly)
                .stream()
                .map(form -> Json.write(form.apply(session)))
                .filter(text -> text.length() <= MOST_CHARACTERS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a plan over hundreds of services"));
    }

    /** One statement per service: its actions on its ARNs, on everything where a service knows no resource. */
    private static ObjectNode exact(ChangeSession session) {
        var statements = Json.array();
        byService(session).forEach((service, actions) -> {
            var arns = new TreeSet<String>();
            session.resources().stream()
                    .filter(arn -> arn.split(":", 6).length == 6 && arn.split(":", 6)[2].equals(service))
                    .forEach(arns::add);
            boolean open = arns.isEmpty()
                    || (service.equals("kms") && session.resources().contains("*"));
            statements.add(allow(actions, open ? Set.of("*") : arns));
        });
        return document(statements);
    }

    private static ObjectNode actionsOnly(ChangeSession session) {
        return document(Json.array().add(allow(new TreeSet<>(session.actions()), Set.of("*"))));
    }

    private static ObjectNode servicesOnly(ChangeSession session) {
        var services = new TreeSet<String>();
        byService(session).keySet().forEach(service -> services.add(service + ":*"));
        return document(Json.array().add(allow(services, Set.of("*"))));
    }

    private static TreeMap<String, Set<String>> byService(ChangeSession session) {
        var services = new TreeMap<String, Set<String>>();
        session.actions()
                .forEach(action -> services.computeIfAbsent(
                                action.substring(0, action.indexOf(':')), service -> new TreeSet<>())
                        .add(action));
        return services;
    }

    private static ObjectNode allow(Collection<String> actions, Collection<String> resources) {
        var statement = Json.object().put("Effect", "Allow");
        statement.set("Action", list(actions));
        statement.set("Resource", list(resources));
        return statement;
    }

    private static ArrayNode list(Collection<String> texts) {
        var array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode document(ArrayNode statements) {
        ObjectNode document = Json.object().put("Version", "2012-10-17");
        document.set("Statement", statements);
        return document;
    }
}
