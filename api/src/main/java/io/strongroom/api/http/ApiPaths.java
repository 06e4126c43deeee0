package io.strongroom.api.http;

import java.util.UUID;

/** Where the API lives. What is outside belongs to pages and to the framework, and is left alone. */
public final class ApiPaths {
    /** The root of version 1. */
    public static final String V1 = "/api/v1";

    private ApiPaths() {}

    public static boolean isApi(String path) {
        return path.startsWith("/api/") || path.equals("/api");
    }

    public static String job(Object id) {
        return V1 + "/jobs/" + id;
    }

    public static String batch(Object id) {
        return V1 + "/job-batches/" + id;
    }

    public static String assessment(Object id) {
        return V1 + "/assessments/" + id;
    }

    public static String exception(Object id) {
        return V1 + "/exceptions/" + id;
    }

    public static String incident(Object id) {
        return V1 + "/incidents/" + id;
    }

    public static String suppression(Object id) {
        return V1 + "/suppressions/" + id;
    }

    public static String account(Object id) {
        return V1 + "/accounts/" + id;
    }

    public static String connectionTest(Object id) {
        return V1 + "/connection-tests/" + id;
    }

    public static String policy(Object id) {
        return V1 + "/policies/" + id;
    }

    public static String schedule(Object id) {
        return V1 + "/schedules/" + id;
    }

    public static String webhook(Object id) {
        return V1 + "/webhooks/" + id;
    }

    public static String alertRoute(Object id) {
        return V1 + "/alert-routes/" + id;
    }

    public static String savedView(Object id) {
        return V1 + "/saved-views/" + id;
    }

    /** A client's id for its own request, when it is sane; else one of ours. */
    static String requestId(String offered) {
        return offered != null && offered.matches("[A-Za-z0-9._:-]{8,128}")
                ? offered
                : UUID.randomUUID().toString();
    }
}
