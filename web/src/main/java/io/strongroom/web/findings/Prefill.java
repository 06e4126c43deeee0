package io.strongroom.web.findings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.domain.arns.Arn;
import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.remediations.RemediationId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a finding's evidence says of a remediation's parameters. What it does not say is left to the person. */
public final class Prefill {
    private Prefill() {}

    /** Parameters by name, as they would be typed. */
    public static Map<String, String> parameters(RemediationId remediation, Finding finding) {
        var known = new LinkedHashMap<String, String>();
        switch (remediation.value()) {
            case "lock-backup-vault" -> {
                named(finding, "AWS::Backup::BackupVault").ifPresent(name -> known.put("vaultName", name));
                text(finding.facts(), "wantedTier").ifPresent(tier -> known.put("mode", tier));
            }
            case "encrypt-backup-bucket" ->
                named(finding, "AWS::S3::Bucket").ifPresent(name -> known.put("bucket", name));
            case "create-backup-role" ->
                named(finding, "AWS::IAM::Role").ifPresent(name -> known.put("roleName", name));
            case "enable-backup-audit-trail" -> {
                named(finding, "AWS::CloudTrail::Trail").ifPresent(name -> known.put("trailName", name));
                named(finding, "AWS::S3::Bucket").ifPresent(name -> known.put("dataEventBuckets", name));
            }
            default -> {
                // A new key or vault has a name that only people can choose.
            }
        }
        return known;
    }

    /** Where the job has to run; empty when neither finding nor evidence names a Region. */
    public static String region(Finding finding) {
        if (!finding.region().equals(Finding.GLOBAL)) {
            return finding.region();
        }
        return text(finding.facts(), "bucketRegion")
                .or(() -> Arn.parse(finding.resourceArn()).map(Arn::region))
                .orElse("");
    }

    private static Optional<String> named(Finding finding, String type) {
        return finding.resourceType().equals(type)
                ? Arn.parse(finding.resourceArn()).map(Arn::name)
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode facts, String name) {
        return Optional.of(facts.path(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }
}
