package io.strongroom.domain.iam.access;

import io.strongroom.domain.json.Json;

/** Policies as tests write them. */
final class Docs {
    static final String ROLE = "arn:aws:iam::123456789012:role/ops/backup-admin";
    static final String OTHER = "arn:aws:iam::210987654321:role/stranger";

    private Docs() {}

    static Policy policy(String statements) {
        return Policy.of(
                "policy",
                Json.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statements.replace('\'', '"') + "]}"));
    }

    static Request request(String principal, String action, String resource) {
        return Request.of(Caller.identity(principal), action, resource);
    }
}
