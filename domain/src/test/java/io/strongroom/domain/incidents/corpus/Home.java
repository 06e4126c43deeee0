package io.strongroom.domain.incidents.corpus;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.incidents.Place;
import java.util.List;
import java.util.stream.Stream;

/** An account and Region that things happen in, and the names of what it has. */
record Home(String account, String region) {
    static final String OUTSIDER = "999988887777";
    static final String OUTSIDER_IN_GOVCLOUD = "888877776666";

    private static final String CENTRAL = "345678901234";
    private static final String CENTRAL_IN_GOVCLOUD = "345678901235";

    /** Assessed, with backups. */
    static final List<Home> GUARDED = List.of(
            new Home("123456789012", "eu-west-1"),
            new Home("234567890123", "us-east-1"),
            new Home("123456789012", "us-east-1"),
            new Home("567890123456", "us-gov-west-1"),
            new Home("234567890123", "ap-southeast-2"));

    /** Assessed, and without any backup. */
    static final List<Home> SCRATCH =
            List.of(new Home("456789012345", "eu-west-1"), new Home("456789012345", "us-east-1"));

    /** Never assessed. */
    static final List<Home> UNASSESSED =
            List.of(new Home("678901234567", "eu-west-1"), new Home("678901234567", "eu-central-1"));

    static List<AccountId> organization() {
        return Stream.concat(
                        Stream.of(GUARDED, SCRATCH, UNASSESSED)
                                .flatMap(List::stream)
                                .map(Home::account),
                        Stream.of(CENTRAL, CENTRAL_IN_GOVCLOUD))
                .distinct()
                .map(AccountId::new)
                .toList();
    }

    boolean govCloud() {
        return region.startsWith("us-gov-");
    }

    String partition() {
        return govCloud() ? "aws-us-gov" : "aws";
    }

    /** Where the calls of services without a Region are told. */
    String globalRegion() {
        return govCloud() ? "us-gov-west-1" : "us-east-1";
    }

    String central() {
        return govCloud() ? CENTRAL_IN_GOVCLOUD : CENTRAL;
    }

    String outsider() {
        return govCloud() ? OUTSIDER_IN_GOVCLOUD : OUTSIDER;
    }

    Place place() {
        return new Place(new AccountId(account), region);
    }

    String vault() {
        return "prod-vault";
    }

    String planId() {
        return "3e5b8a1c-nightly";
    }

    String keyId() {
        return "0b4cf1d2-7a63-4a8e-9c0d-" + account;
    }

    String appKeyId() {
        return "77aa12bc-1f0e-4d3c-8b9a-" + account;
    }

    String role(String name) {
        return "arn:" + partition() + ":iam::" + account + ":role/" + name;
    }

    String arn(String service, String resource) {
        return "arn:" + partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
