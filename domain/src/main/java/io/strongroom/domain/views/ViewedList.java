package io.strongroom.domain.views;

import io.strongroom.domain.accounts.AskedAccounts;
import io.strongroom.domain.findings.AskedFindings;
import io.strongroom.domain.jobs.AskedJobs;
import io.strongroom.domain.users.Permission;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A list whose filters can be saved. */
public enum ViewedList {
    FINDINGS(Permission.FINDINGS_READ),
    JOBS(Permission.JOBS_READ),
    ACCOUNTS(Permission.ACCOUNTS_READ);

    private final Permission permission;

    ViewedList(Permission permission) {
        this.permission = permission;
    }

    /** What reading the list takes. */
    public Permission permission() {
        return permission;
    }

    /** Its name in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ViewedList> of(String path) {
        return Stream.of(values()).filter(list -> list.path().equals(path)).findFirst();
    }

    /** A filter, read as the list itself does. @throws io.strongroom.domain.problems.Rejected {@code malformed-request} */
    public Record read(String query, Instant now) {
        return switch (this) {
            case FINDINGS -> AskedFindings.read(query);
            case JOBS -> AskedJobs.read(query, now);
            case ACCOUNTS -> AskedAccounts.read(query);
        };
    }
}
