package io.strongroom.domain.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations.LockTier;
import io.strongroom.domain.problems.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a policy says of the fields of {@link Expectations}, which also tells what each means; an empty one says nothing. */
public record Thresholds(
        Optional<Long> minRetentionDays,
        Optional<Long> maxRetentionDays,
        Optional<Integer> rotationDays,
        Optional<Duration> recoveryPoint,
        Optional<Duration> recoveryTime,
        Optional<Duration> restoreTestEvery,
        Optional<Duration> copyEvery,
        Optional<Boolean> airGapped,
        Optional<LockTier> lockTier,
        Optional<Duration> signOff,
        Optional<Integer> logRetentionDays,
        Optional<Integer> certificateDays,
        Optional<Duration> temporaryAccess,
        Optional<Integer> secretRotationDays,
        Optional<Set<String>> allowedRegions,
        Optional<Set<String>> trustedAccounts,
        Optional<Set<String>> breakGlassRoles,
        Optional<String> backupAdministrator,
        Optional<Set<String>> requiredTags,
        Optional<Double> failureShare) {
    /** No wildcard: whoever is named here may destroy backups, so each is one role. */
    private static final Pattern ROLE =
            Pattern.compile("(arn:aws[a-z-]*:iam::[0-9]{12}:role/([!-)+->@-~]{1,510}/)?)?[A-Za-z0-9_+=,.@-]{1,64}");

    private static final Pattern TAG = Pattern.compile("(?!\\s)[\\p{L}\\p{N}\\p{Zs}_.:/=+@-]{1,128}(?<!\\s)");
    private static final int MOST_BREAK_GLASS_ROLES = 5;
    private static final int LONGEST_DAYS = 36_500;

    /** Says nothing. */
    public static Thresholds none() {
        return Json.convert(Json.object(), Thresholds.class);
    }

    /** The expectations with what is said here in their place. */
    public Expectations over(Expectations base) {
        var merged = (ObjectNode) Json.tree(base);
        Json.tree(this).properties().forEach(said -> merged.set(said.getKey(), said.getValue()));
        return Json.convert(merged, Expectations.class);
    }

    /** Names of the fields in which two expectations differ, in alphabetical order. */
    public static Set<String> differences(Expectations one, Expectations other) {
        if (one.equals(other)) {
            return Set.of();
        }
        var left = Json.tree(one);
        var right = Json.tree(other);
        var names = new TreeSet<String>();
        left.fieldNames().forEachRemaining(names::add);
        right.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> left.path(name).equals(right.path(name)));
        return names;
    }

    /** Every field that cannot be. */
    public List<FieldError> errors() {
        var errors = new Errors();
        errors.days("minRetentionDays", minRetentionDays);
        errors.days("maxRetentionDays", maxRetentionDays);
        errors.days("rotationDays", rotationDays.map(Integer::longValue));
        errors.days("logRetentionDays", logRetentionDays.map(Integer::longValue));
        errors.days("certificateDays", certificateDays.map(Integer::longValue));
        errors.days("secretRotationDays", secretRotationDays.map(Integer::longValue));
        errors.time("recoveryPoint", recoveryPoint);
        errors.time("recoveryTime", recoveryTime);
        errors.time("restoreTestEvery", restoreTestEvery);
        errors.time("copyEvery", copyEvery);
        errors.time("signOff", signOff);
        errors.time("temporaryAccess", temporaryAccess);
        errors.each("allowedRegions", allowedRegions, Region::fits, "Regions by code, such as eu-west-1");
        errors.each("trustedAccounts", trustedAccounts, AccountId::fits, "account numbers of twelve digits");
        errors.each(
                "breakGlassRoles",
                breakGlassRoles,
                ROLE.asMatchPredicate(),
                "roles by name or ARN, each written out, such as break-glass");
        errors.each(
                "backupAdministrator",
                backupAdministrator.map(Set::of),
                AccountId::fits,
                "an account number of twelve digits");
        errors.each("requiredTags", requiredTags, TAG.asMatchPredicate(), "tag keys of 1 to 128 characters");
        errors.unless(
                minRetentionDays.isEmpty()
                        || maxRetentionDays.isEmpty()
                        || minRetentionDays.get() <= maxRetentionDays.get(),
                "maxRetentionDays",
                "must not be below minRetentionDays");
        errors.unless(
                breakGlassRoles.map(Set::size).orElse(0) <= MOST_BREAK_GLASS_ROLES,
                "breakGlassRoles",
                "may name five roles at most: each of them can destroy backups");
        errors.unless(
                failureShare.map(share -> share >= 0 && share <= 1).orElse(true),
                "failureShare",
                "must be from 0 to 1");
        return errors.all;
    }

    private static final class Errors {
        private final List<FieldError> all = new ArrayList<>();

        void unless(boolean fine, String field, String detail) {
            if (!fine) {
                all.add(new FieldError("/thresholds/" + field, "range", detail));
            }
        }

        void days(String field, Optional<Long> days) {
            unless(days.map(n -> n >= 1 && n <= LONGEST_DAYS).orElse(true), field, "must be from 1 to 36500 days");
        }

        void time(String field, Optional<Duration> time) {
            unless(
                    time.map(span -> span.isPositive() && span.toDays() <= LONGEST_DAYS)
                            .orElse(true),
                    field,
                    "must be longer than nothing and at most 36500 days");
        }

        /** A reader of JSON leaves null in a set: it fits no form. */
        void each(String field, Optional<Set<String>> values, Predicate<String> form, String what) {
            unless(
                    values.orElse(Set.of()).stream().allMatch(one -> one != null && form.test(one)),
                    field,
                    "must be " + what);
        }
    }
}
