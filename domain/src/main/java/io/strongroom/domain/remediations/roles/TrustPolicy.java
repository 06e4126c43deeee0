package io.strongroom.domain.remediations.roles;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.iam.PolicyDocument;
import io.strongroom.domain.iam.PolicyReach;
import io.strongroom.domain.iam.PolicyStatement;
import io.strongroom.domain.json.Json;
import io.strongroom.domain.remediations.Warning;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who may take the role on. People must have signed in with MFA within the hour: IAM users, and an account as a whole, whose
 * users it stands for. A session of a role carries no MFA context, SSO and federation included, so a condition would shut
 * every role out; there MFA is the business of whoever signs the person in.
 *
 * @param document the policy with what was asked for merged in
 */
record TrustPolicy(PolicyDocument document, List<Warning> warnings) {
    static final String WITH_MFA = "StrongroomTrustWithMfa";
    static final String WITHOUT_MFA = "StrongroomTrustWithoutMfa";
    private static final Set<String> OWN = Set.of(WITH_MFA, WITHOUT_MFA);
    private static final String MFA_MAX_AGE_SECONDS = "3600";

    TrustPolicy {
        warnings = List.copyOf(warnings);
    }

    /** The principals of the request as ARNs, sorted, an account as its root. */
    static List<String> arns(Collection<String> principals, Target target) {
        return principals.stream()
                .map(name ->
                        name.matches("[0-9]{12}") ? "arn:" + target.partition().id() + ":iam::" + name + ":root" : name)
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * Merges. Statements that are not Strongroom's stay as they are, and whom one of them lets in is not let in a second
     * time; Strongroom's own statements become what is asked for.
     */
    static TrustPolicy merged(PolicyDocument current, List<String> principals, boolean requireMfa) {
        var warnings = new ArrayList<Warning>();
        var withMfa = new TreeSet<String>();
        var withoutMfa = new TreeSet<String>();
        for (var principal : principals) {
            var foreign = admittedBy(current, principal);
            if (!foreign.isEmpty()) {
                explain(principal, foreign, requireMfa && isPerson(principal), warnings);
            } else if (requireMfa && isPerson(principal)) {
                withMfa.add(principal);
            } else {
                withoutMfa.add(principal);
            }
        }
        if (withoutMfa.stream().anyMatch(TrustPolicy::isPerson)
                && current.statements().stream().anyMatch(one -> isOwn(one) && hasMfa(one))) {
            warnings.add(new Warning("mfa-removed", "Until now people needed MFA to take this role on."));
        }
        return new TrustPolicy(rebuilt(current, withMfa, withoutMfa), warnings);
    }

    private static PolicyDocument rebuilt(PolicyDocument current, Set<String> withMfa, Set<String> withoutMfa) {
        var wanted = new ArrayList<ObjectNode>();
        if (!withMfa.isEmpty()) {
            wanted.add(assume(WITH_MFA, withMfa)
                    .when("Bool", "aws:MultiFactorAuthPresent", "true")
                    .when("NumericLessThan", "aws:MultiFactorAuthAge", MFA_MAX_AGE_SECONDS)
                    .build());
        }
        if (!withoutMfa.isEmpty()) {
            wanted.add(assume(WITHOUT_MFA, withoutMfa).build());
        }
        var sids = wanted.stream().map(one -> one.path("Sid").asText()).toList();
        var kept = current.statements().stream()
                .filter(one -> !isOwn(one) || sids.contains(one.path("Sid").asText()))
                .toList();
        return new PolicyDocument(kept, current.source()).with(wanted);
    }

    private static PolicyStatement assume(String sid, Collection<String> principals) {
        return PolicyStatement.allow(sid).principals("AWS", principals).actions("sts:AssumeRole");
    }

    private static List<ObjectNode> admittedBy(PolicyDocument current, String principal) {
        var account =
                Arn.of(principal).resource().equals("root") ? Arn.of(principal).account() : principal;
        return current.statements().stream()
                .filter(one -> !isOwn(one) && !PolicyReach.isDeny(one) && PolicyReach.covers(one, "sts:AssumeRole"))
                .filter(one -> {
                    var names = PolicyReach.texts(one.path("Principal").path("AWS"));
                    return names.contains(principal) || names.contains(account);
                })
                .toList();
    }

    private static void explain(
            String principal, List<ObjectNode> foreign, boolean mfaWanted, Collection<Warning> warnings) {
        if (mfaWanted && foreign.stream().noneMatch(TrustPolicy::hasMfa)) {
            warnings.add(new Warning(
                    "trusted-without-mfa",
                    "A statement that Strongroom did not write lets " + principal
                            + " in without MFA. It is left as it is: take it away to have MFA asked for."));
        } else if (foreign.stream().allMatch(one -> one.has("Condition")) && !mfaWanted) {
            warnings.add(new Warning(
                    "trusted-on-condition",
                    "A statement that Strongroom did not write lets " + principal
                            + " in on conditions. They are left as they are."));
        }
    }

    /** Whether a statement is one of those that this class writes. */
    static boolean isOwn(ObjectNode statement) {
        return OWN.contains(statement.path("Sid").asText());
    }

    /** Whether people stand behind it: a user, or an account with its users. */
    static boolean isPerson(String arn) {
        return !Arn.of(arn).resource().startsWith("role/");
    }

    private static boolean hasMfa(ObjectNode statement) {
        return Json.write(statement.path("Condition")).toLowerCase(Locale.ROOT).contains("aws:multifactorauth");
    }
}
