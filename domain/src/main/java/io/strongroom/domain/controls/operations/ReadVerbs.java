package io.strongroom.domain.controls.operations;

import io.strongroom.domain.iam.Glob;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from an action's name whether it can only read settings. */
final class ReadVerbs {
    private static final Pattern VERB =
            Pattern.compile("(?:get|list|describe|batchget|check|lookup|search|simulate|validate|view)[a-z0-9]*\\*?");
    /** They read, but what they read is the data itself. */
    private static final Set<String> DATA = Set.of(
            "athena:getqueryresults",
            "codecommit:getfile",
            "dynamodb:batchgetitem",
            "dynamodb:getitem",
            "dynamodb:getrecords",
            "ebs:getsnapshotblock",
            "ec2:getpassworddata",
            "ecr:batchgetimage",
            "ecr:getauthorizationtoken",
            "ecr:getdownloadurlforlayer",
            "glacier:getjoboutput",
            "kinesis:getrecords",
            "logs:getlogevents",
            "logs:getlogrecord",
            "logs:getqueryresults",
            "redshift:getclustercredentials",
            "s3:getobject",
            "s3:getobjecttorrent",
            "s3:getobjectversion",
            "secretsmanager:batchgetsecretvalue",
            "secretsmanager:getsecretvalue",
            "ssm:getparameter",
            "ssm:getparameters",
            "ssm:getparametersbypath",
            "sts:getfederationtoken",
            "sts:getsessiontoken");
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
                || (DATA.stream().noneMatch(data -> Glob.covers(lower, data))
                        && VERB.matcher(lower.substring(lower.indexOf(':') + 1)).matches());
    }
}
