package io.strongroom.domain.controls.operations;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from an action's name whether it can only read settings. */
final class ReadVerbs {
    private static final Pattern VERB = Pattern.compile(
            "(?:get|list|describe|batchget|check|lookup|search|simulate|validate|view)[a-z0-9]*\\*?",
            Pattern.CASE_INSENSITIVE);
    /** They read, but what they read is the data itself. */
    private static final Set<String> DATA = Set.of("s3:getobject", "secretsmanager:getsecretvalue", "dynamodb:getitem");
    /** They start a comparison that CloudFormation alone keeps; a generated report changes nothing. */
    private static final Set<String> HARMLESS = Set.of(
            "cloudformation:detectstackdrift",
            "iam:generatecredentialreport",
            "iam:generateservicelastaccesseddetails");

    private ReadVerbs() {}

    /** @param action as a policy writes it, wildcards included */
    static boolean only(String action) {
        var lower = action.toLowerCase(Locale.ROOT);
        return HARMLESS.contains(lower)
                || (!DATA.contains(lower)
                        && VERB.matcher(action.substring(action.indexOf(':') + 1))
                                .matches());
    }
}
