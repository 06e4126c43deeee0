package io.strongroom.domain.controls;

import java.util.stream.Stream;

/** A bullet of an implementation step of REL09-BP02, numbered as the practice orders them. */
public enum Step {
    AT_REST("1.1", "Encryption at rest"),
    IN_TRANSIT("1.2", "Encryption in transit"),
    KEYS("1.3", "Key management and rotation"),
    KEY_SEGREGATION("1.4", "Key segregation"),
    ROLES("2.1", "Role-based access"),
    MFA("2.2", "Multi-factor authentication"),
    LEAST_PRIVILEGE("2.3", "Least privilege"),
    CROSS_ACCOUNT("2.4", "Cross-account access"),
    AUDIT_LOG("3.1", "Audit logging"),
    MONITORING("3.2", "Monitoring and anomaly detection"),
    INTEGRITY("3.3", "Integrity of backups"),
    TAMPER_ALERTS("3.4", "Tamper protection and alerting"),
    CHANNELS("4.1", "Secure channels"),
    ENDPOINTS("4.2", "Private endpoints"),
    SEGMENTATION("4.3", "Network segmentation"),
    FIREWALL("4.4", "Firewall rules"),
    RETENTION("5.1", "Retention policies"),
    RESIDENCY("5.2", "Data residency"),
    CLASSIFICATION("5.3", "Data classification"),
    COMPLIANCE("5.4", "Compliance validation"),
    METRICS("6.1", "Security metrics"),
    KEY_USE("6.2", "Key usage"),
    CONTINUOUS("6.3", "Continuous assessment"),
    INCIDENTS("6.4", "Incident response");

    private final String code;
    private final String title;

    Step(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** Such as {@code 1.3}. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** @throws IllegalArgumentException when no step has that code */
    public static Step of(String code) {
        return Stream.of(values())
                .filter(step -> step.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("step: unknown " + code));
    }
}
