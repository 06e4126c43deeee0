package io.strongroom.sandbox.organization;

import java.util.Map;

/** How well accounts are looked after: most are good, some bad, one is a model and one is a disaster. */
final class Care {
    private static final Map<String, Double> NAMED = Map.of(
            "backup-vault-central", 1.0,
            "log-archive", 0.95,
            "security-tooling", 0.95,
            "warehouse-prod", 0.0,
            "shop-dev", 0.35,
            "data-dev", 0.35,
            "sandbox-anna", 0.2,
            "legacy-erp", 0.2);

    private Care() {}

    /** The share of things that are as they should be, from 0 to 1. */
    static double of(Member member) {
        var named = NAMED.get(member.name());
        if (named != null) {
            return named;
        }
        return switch (member.ouPath().split("/", -1)[1]) {
            case "dev" -> 0.4;
            case "staging" -> 0.7;
            default -> 0.9;
        };
    }
}
