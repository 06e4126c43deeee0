package io.strongroom.web.routes;

import io.quarkus.arc.Arc;
import io.strongroom.web.access.Guard;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the running application: of every resource bean that is ours. */
public final class Routes {
    private static final Map<Class<? extends Annotation>, String> VERBS = Map.of(
            GET.class, "GET", POST.class, "POST", PUT.class, "PUT", DELETE.class, "DELETE", PATCH.class, "PATCH");

    private Routes() {}

    /** A route; {@code path} with its parameters in braces. */
    public record Route(String verb, String path, Method method) {
        @Override
        public String toString() {
            return verb + " " + path;
        }

        public Optional<Annotation> rule() {
            for (var annotation : method.getAnnotations()) {
                if (annotation.annotationType().getPackage().equals(Guard.class.getPackage())) {
                    return Optional.of(annotation);
                }
            }
            return Optional.empty();
        }
    }

    public static List<Route> all() {
        var routes = new ArrayList<Route>();
        var ours = "io.strongroom.web.";
        Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.getName().startsWith(ours) && type.isAnnotationPresent(Path.class))
                .distinct()
                .forEach(type -> add(type, routes));
        routes.sort((a, b) -> a.toString().compareTo(b.toString()));
        return routes;
    }

    private static void add(Class<?> type, List<Route> routes) {
        for (var method : type.getDeclaredMethods()) {
            VERBS.forEach((annotation, verb) -> {
                if (method.isAnnotationPresent(annotation)) {
                    var below = Optional.ofNullable(method.getAnnotation(Path.class))
                            .map(Path::value)
                            .orElse("");
                    routes.add(new Route(
                            verb, joined(type.getAnnotation(Path.class).value(), below), method));
                }
            });
        }
    }

    private static String joined(String root, String below) {
        var path = (root + "/" + below).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
