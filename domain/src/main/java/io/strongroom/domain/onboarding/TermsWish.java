package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.problems.FieldError;
import io.strongroom.domain.problems.Problem;
import io.strongroom.domain.problems.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What somebody wants of an account's terms, as it came. What is left out stays as it is.
 *
 * @param exclusion why the account is to be left alone; an empty text takes it in again
 */
public record TermsWish(
        Optional<String> readRole,
        Optional<String> remediationRole,
        Optional<List<String>> regions,
        Optional<Integer> quotaShare,
        Optional<String> exclusion) {
    private static final Pattern ROLE_NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");
    private static final int LONGEST_REASON = 500;
    private static final int MOST_REGIONS = 60;

    /** Nothing in particular. */
    public static TermsWish none() {
        return new TermsWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** @throws Rejected {@code validation-failed} with every wrong field */
    public Terms on(Terms before) {
        var errors = new ArrayList<FieldError>();
        var wanted = on(before, errors);
        if (!errors.isEmpty()) {
            throw new Rejected(Problem.fields(errors));
        }
        return wanted;
    }

    Terms on(Terms before, List<FieldError> errors) {
        var read = role("/readRoleName", readRole, before.readRole(), errors);
        var remediation = role("/remediationRoleName", remediationRole, before.remediationRole(), errors);
        if (read.equals(remediation)) {
            errors.add(new FieldError(
                    "/remediationRoleName",
                    "same",
                    "must be another role than the one that reads, which changes nothing"));
        }
        return new Terms(
                read,
                remediation,
                regions.map(codes -> regions(codes, errors)).orElse(before.regions()),
                share(before, errors),
                exclusion(before, errors));
    }

    private static String role(String pointer, Optional<String> name, String before, List<FieldError> errors) {
        var wanted = name.map(String::strip).orElse(before);
        if (!ROLE_NAME.matcher(wanted).matches()) {
            errors.add(new FieldError(
                    pointer, "pattern", "must be the name of an IAM role, 1 to 64 of letters, digits and _+=,.@-"));
        }
        return wanted;
    }

    private static List<Region> regions(List<String> codes, List<FieldError> errors) {
        var known = new TreeMap<String, Region>();
        for (int i = 0; i < codes.size() && i <= MOST_REGIONS; i++) {
            try {
                var region = new Region(codes.get(i).strip());
                known.put(region.value(), region);
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("/regions/" + i, "pattern", "must be a Region code such as eu-west-1"));
            }
        }
        if (codes.size() > MOST_REGIONS) {
            errors.add(
                    new FieldError("/regions", "max-items", "may name " + MOST_REGIONS + " Regions; none means all"));
        }
        if (known.values().stream().map(Region::partition).distinct().count() > 1) {
            errors.add(new FieldError(
                    "/regions", "partition", "must be Regions of one partition, as an account is in one"));
        }
        return List.copyOf(known.values());
    }

    private int share(Terms before, List<FieldError> errors) {
        int wanted = quotaShare.orElse(before.quotaShare());
        if (wanted < Terms.LEAST_SHARE || wanted > Terms.MOST_SHARE) {
            errors.add(new FieldError(
                    "/quotaSharePercent",
                    "range",
                    "must be " + Terms.LEAST_SHARE + " to " + Terms.MOST_SHARE
                            + ": the account's own production needs the rest"));
        }
        return wanted;
    }

    private Optional<String> exclusion(Terms before, List<FieldError> errors) {
        if (exclusion.isEmpty()) {
            return before.exclusion();
        }
        var reason = exclusion.get().strip();
        if (reason.length() > LONGEST_REASON) {
            errors.add(new FieldError("/exclusionReason", "length", "may have " + LONGEST_REASON + " characters"));
        }
        return Optional.of(reason).filter(text -> !text.isEmpty());
    }
}
