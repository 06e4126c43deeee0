package io.strongroom.web.onboarding;

import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.onboarding.Terms;
import io.strongroom.domain.onboarding.TermsWish;
import io.strongroom.domain.problems.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The terms of an account as typed.
 *
 * @param regions Region codes, apart by commas, blanks or lines
 * @param version of the terms that the form was made from
 */
record TermsForm(
        String readRole,
        String remediationRole,
        String regions,
        String share,
        String version,
        List<FieldError> errors) {
    private static final int NOT_A_SHARE = -1;

    static TermsForm of(Terms terms, long version) {
        return new TermsForm(
                terms.readRole(),
                terms.remediationRole(),
                terms.regions().stream().map(Region::value).collect(Collectors.joining(", ")),
                Integer.toString(terms.quotaShare()),
                Long.toString(version),
                List.of());
    }

    TermsForm wrong(List<FieldError> found) {
        return new TermsForm(readRole, remediationRole, regions, share, version, found);
    }

    TermsWish wish() {
        return new TermsWish(
                Optional.of(readRole),
                Optional.of(remediationRole),
                Optional.of(Stream.of(regions.split("[,\\s]+"))
                        .filter(code -> !code.isEmpty())
                        .toList()),
                Optional.of(share.strip().matches("[0-9]{1,3}") ? Integer.parseInt(share.strip()) : NOT_A_SHARE),
                Optional.empty());
    }

    public List<String> errorsOf(String field) {
        return errors.stream()
                .filter(error ->
                        error.pointer().equals("/" + field) || error.pointer().startsWith("/" + field + "/"))
                .map(FieldError::detail)
                .toList();
    }

    long seen() {
        return version.matches("[0-9]{1,18}") ? Long.parseLong(version) : 0;
    }
}
