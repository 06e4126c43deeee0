package io.strongroom.domain.onboarding;

import io.strongroom.domain.accounts.AccountId;
import io.strongroom.domain.accounts.Region;
import io.strongroom.domain.accounts.Target;
import io.strongroom.domain.changes.FacetRule;
import io.strongroom.domain.changes.WritableFacet;
import io.strongroom.domain.changes.WritableFacets;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.remediations.Remediation;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The IAM actions that Strongroom calls, from the catalogue of kinds and the closed list of changes. The two roles grant these and no others. */
public final class NeededActions {
    private static final Pattern READ = Pattern.compile("[a-z0-9-]+:(Get|List|Describe)[A-Z].*");
    private static final Target ANYWHERE = new Target(new AccountId("000000000000"), new Region("us-east-1"));

    private NeededActions() {}

    /** What the read role is for: assessing, planning, verifying, and telling which Regions there are. */
    public static SortedSet<String> reading() {
        var actions = readsOf(changing());
        Kinds.ALL.forEach(kind -> actions.addAll(kind.actions()));
        actions.addAll(
                List.of("cloudtrail:LookupEvents", "ec2:DescribeRegions", "iam:GetUser", "sts:GetCallerIdentity"));
        return actions;
    }

    /** What the remediation role is for: every change of the closed list, its inverse, and their read-back. */
    public static SortedSet<String> changing() {
        return changing(WritableFacets.EACH);
    }

    /** What one remediation may call. */
    public static SortedSet<String> changing(Remediation remediation) {
        return changing(WritableFacets.EACH.stream()
                .filter(facet -> remediation.changes().contains(facet.getClass()))
                .toList());
    }

    /** Those that look and change nothing. */
    static SortedSet<String> readsOf(Collection<String> actions) {
        var reads = new TreeSet<>(actions);
        reads.removeIf(action -> !READ.matcher(action).matches());
        return reads;
    }

    private static SortedSet<String> changing(Collection<WritableFacet> facets) {
        var actions = new TreeSet<String>();
        facets.stream().map(facet -> FacetRule.of(facet, ANYWHERE)).forEach(rule -> {
            actions.addAll(List.of(rule.create(), rule.update(), rule.delete()));
            actions.addAll(rule.also());
        });
        return actions;
    }
}
