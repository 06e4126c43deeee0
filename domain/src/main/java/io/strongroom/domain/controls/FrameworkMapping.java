package io.strongroom.domain.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a control counts for in another framework.
 *
 * @param framework such as {@code NIST 800-53} or {@code PCI DSS}
 * @param requirement such as {@code CP-9(8)}
 * @param basis who says so: {@code A} AWS, {@code P} and {@code S} a peer's published mapping, {@code E} this project's
 *     own judgement, which pages say
 */
public record FrameworkMapping(String framework, String requirement, String basis) {
    private static final Pattern PART =
            Pattern.compile("(NIST|PCI|HIPAA|ISO|SOC2|FSBP|CIS7|CIS5|GDPR) ([^\\[]+) \\[([APSE](?:,[APSE])*)]");

    /**
     * Reads mappings written as {@code NIST CP-9(8),SI-12 [A]; PCI 3.5.1 [P,S]}.
     *
     * @throws IllegalArgumentException when a part has another form
     */
    public static List<FrameworkMapping> parse(String text) {
        var all = new ArrayList<FrameworkMapping>();
        for (var part : text.split(";", -1)) {
            var match = PART.matcher(part.strip());
            if (!match.matches()) {
                throw new IllegalArgumentException("frameworks: cannot read " + part.strip());
            }
            for (var requirement : match.group(2).split(",(?![^(]*\\))", -1)) {
                all.add(new FrameworkMapping(name(match.group(1)), requirement.strip(), match.group(3)));
            }
        }
        return List.copyOf(all);
    }

    private static String name(String code) {
        return switch (code) {
            case "NIST" -> "NIST 800-53";
            case "PCI" -> "PCI DSS 4.0";
            case "ISO" -> "ISO 27001";
            case "SOC2" -> "SOC 2";
            case "FSBP" -> "AWS FSBP";
            case "CIS7" -> "CIS AWS 7";
            case "CIS5" -> "CIS AWS 5";
            default -> code;
        };
    }
}
