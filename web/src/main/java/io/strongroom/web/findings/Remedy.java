package io.strongroom.web.findings;

import io.strongroom.domain.findings.Finding;
import io.strongroom.domain.remediations.RemediationSpec;
import io.strongroom.web.layout.Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * A remediation that repairs a finding.
 *
 * @param href the form for its job, filled in as far as the finding tells
 * @param known parameters that the finding's evidence gives
 * @param asked required parameters that a person still has to give
 */
public record Remedy(RemediationSpec spec, String href, Set<String> known, List<String> asked) {
    public static Remedy of(RemediationSpec spec, Finding finding) {
        var known = Prefill.parameters(spec.id(), finding);
        var query = new LinkedHashMap<String, String>();
        query.put("account", finding.accountId().value());
        query.put("region", Prefill.region(finding));
        known.forEach((name, value) -> query.put("p-" + name, value));
        query.put("reason", finding.control() + ": " + shortened(finding.because()));
        var asked = new java.util.ArrayList<String>();
        spec.parameters().path("required").forEach(name -> asked.add(name.asText()));
        asked.removeAll(known.keySet());
        return new Remedy(spec, Address.of("/remediations/" + spec.id() + "/new", query), known.keySet(), asked);
    }

    private static String shortened(String sentence) {
        return sentence.length() > 200 ? sentence.substring(0, 200) + "…" : sentence;
    }
}
