package io.strongroom.sandbox.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which faults are to happen. As text: {@code throttle=0.10,timeout-after=0.03,seed=7} gives each fault a rate from 0 to 1
 * of all calls; {@code kms:CreateKey@123456789012=denied*2} strikes that API's next two calls in that account ({@code *}
 * stands for every API or every account).
 */
public record Faults(Map<Fault, Double> rates, List<Rule> rules, long seed) {
    private static final Pattern RULE =
            Pattern.compile("([a-z0-9]+:[A-Za-z0-9]+|\\*)@([0-9]{12}|\\*)=([a-z-]+)(?:\\*([0-9]{1,6}))?");

    /** Strikes the first {@code times} calls of an API in an account; {@code *} for any. */
    public record Rule(String api, String account, Fault fault, int times) {
        boolean covers(String calledApi, String calledAccount) {
            return (api.equals("*") || api.equals(calledApi)) && (account.equals("*") || account.equals(calledAccount));
        }
    }

    public Faults {
        rates = Map.copyOf(rates);
        rules = List.copyOf(rules);
    }

    public static Faults none() {
        return new Faults(Map.of(), List.of(), 0);
    }

    /** @throws IllegalArgumentException naming the part that is not understood */
    public static Faults parse(String text) {
        var rates = new EnumMap<Fault, Double>(Fault.class);
        var rules = new ArrayList<Rule>();
        long seed = 0;
        for (var part : text.split(",", -1)) {
            var item = part.strip();
            var rule = RULE.matcher(item);
            if (rule.matches()) {
                var times =
                        Optional.ofNullable(rule.group(4)).map(Integer::valueOf).orElse(1);
                rules.add(new Rule(rule.group(1), rule.group(2), fault(rule.group(3)), times));
            } else if (item.startsWith("seed=")) {
                seed = Long.parseLong(item.substring("seed=".length()));
            } else if (item.contains("=")) {
                rates.put(fault(item.substring(0, item.indexOf('='))), rate(item));
            } else if (!item.isEmpty()) {
                throw new IllegalArgumentException("faults: not understood: " + item);
            }
        }
        return new Faults(rates, rules, seed);
    }

    private static Fault fault(String word) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("faults: no such fault: " + word));
    }

    private static double rate(String item) {
        double rate = Double.parseDouble(item.substring(item.indexOf('=') + 1));
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("faults: rate must be from 0 to 1: " + item);
        }
        return rate;
    }
}
