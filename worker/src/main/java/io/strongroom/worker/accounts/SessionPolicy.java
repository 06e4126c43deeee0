package io.strongroom.worker.accounts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.ChangeSession;
import io.strongroom.domain.json.Json;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The session policy that cuts an assumed role down to some changes: their actions on their ARNs and nothing wider. STS takes
 * 2,048 characters, so whoever has more to change opens several sessions.
 */
public final class SessionPolicy {
    public static final int MOST_CHARACTERS = 2_048;

    private SessionPolicy() {}

    /** Whether STS would take the policy. */
    public static boolean fits(ChangeSession session) {
        return text(session).length() <= MOST_CHARACTERS;
    }

    /** @throws IllegalArgumentException when it does not fit: it is never widened */
    static String of(ChangeSession session) {
        var text = text(session);
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("session policy: has " + text.length() + " characters, STS takes "
                    + MOST_CHARACTERS + "; split the changes over several sessions");
        }
        return text;
    }

    private static String text(ChangeSession session) {
        return Json.write(exact(session));
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
