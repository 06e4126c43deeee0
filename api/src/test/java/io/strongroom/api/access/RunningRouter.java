package io.strongroom.api.access;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.vertx.ext.web.Router;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;

/** What the started application really answers to: the resources' own router, and the one below it. */
final class RunningRouter {
    /** Paths below the resources that may answer: liveness and readiness, and the contract where tests compare it. */
    private static final Set<String> OPEN = Set.of(
            // Where those below are mounted.
            "/q/",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/health/well",
            "/q/health/group",
            "/q/health/group/",
            "/q/openapi",
            "/q/openapi.json",
            "/q/openapi.yaml",
            "/q/openapi.yml");

    private RunningRouter() {}

    /** Method and path of every resource method, HEAD and OPTIONS only where one was written. */
    static Set<String> resources() {
        var found = new TreeSet<String>();
        for (var root : ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers()) {
            Arrays.stream(root.value.handlers)
                    .filter(ClassRoutingHandler.class::isInstance)
                    .map(ClassRoutingHandler.class::cast)
                    .forEach(handler -> handler.getMappers().forEach((method, mapper) -> {
                        if (method != null) {
                            mapper.getTemplates()
                                    .forEach(path -> found.add(
                                            method + " " + joined(root.template.template, path.template.template)));
                        }
                    }));
        }
        return found;
    }

    private static String joined(String root, String path) {
        return (root + path).replaceAll("//+", "/").replaceAll("(.)/$", "$1");
    }

    /** Handlers with a path that is in no table. */
    static Set<String> unknownHandlers(Router router) {
        return router.getRoutes().stream()
                .map(route -> route.getPath())
                .filter(Objects::nonNull)
                .filter(path -> !path.equals("/") && !path.equals("/*"))
                .map(path -> path.replaceAll("/?\\*$", ""))
                .filter(path -> !OPEN.contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
