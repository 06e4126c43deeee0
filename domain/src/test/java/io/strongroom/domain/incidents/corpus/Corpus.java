package io.strongroom.domain.incidents.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.strongroom.domain.jobs.JobId;
import io.strongroom.domain.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The scenarios, played: the same seed gives the same events, byte for byte. */
final class Corpus {
    private static final Instant FROM = Instant.parse("2026-10-26T00:00:00Z");
    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)\\}");
    private static final Set<String> WITHOUT_REGION = Set.of("iam", "organizations", "sts", "signin");

    private final Random random;
    private final List<Told> told = new ArrayList<>();
    private final Set<JobId> jobs = new HashSet<>();
    private int rootsSoFar;

    /**
     * One event as it comes from the queue, and what has to come of it.
     *
     * @param play the scenario and which of its variants
     * @param what the call or notice
     */
    record Told(
            Scenario scenario,
            String play,
            String what,
            Instant at,
            String envelope,
            Set<String> must,
            Set<String> once) {}

    private Corpus(long seed) {
        this.random = new Random(seed);
    }

    /** @param jobs ours, by whose names sessions of our worker are known */
    record Played(List<Told> told, Set<JobId> jobs) {}

    static Played play(long seed) {
        var corpus = new Corpus(seed);
        Scenario.all().forEach(corpus::play);
        corpus.told.sort(Comparator.comparing(Told::at));
        return new Played(List.copyOf(corpus.told), Set.copyOf(corpus.jobs));
    }

    private void play(Scenario scenario) {
        var homes = switch (scenario.homes()) {
            case "guarded" -> Home.GUARDED;
            case "scratch" -> Home.SCRATCH;
            case "unassessed" -> Home.UNASSESSED;
            default -> throw new IllegalArgumentException(scenario.name() + ": homes " + scenario.homes());
        };
        for (int variant = 0; variant < scenario.variants(); variant++) {
            play(scenario, homes.get(variant % homes.size()), scenario.name() + " " + (variant + 1));
        }
    }

    private void play(Scenario scenario, Home home, String play) {
        var names = names(home);
        var at = start(scenario);
        int n = 0;
        for (var step : scenario.steps()) {
            at = at.plus(step.pause());
            for (int time = 0; time < step.times(); time++) {
                at = time == 0 ? at : at.plus(step.every());
                names.put("n", Integer.toString(++n));
                var envelope = step.notice() ? notice(home, step, at, names) : call(home, scenario, step, at, names);
                told.add(new Told(scenario, play, step.what(), at, Json.write(envelope), step.must(), step.once()));
            }
        }
    }

    /** An account has one root: its plays are two days apart, or one's last step would be the next one's first. */
    private Instant start(Scenario scenario) {
        return scenario.actor().equals("root")
                ? FROM.plus(Duration.ofHours(48L * rootsSoFar++))
                : FROM.plusSeconds(random.nextInt(28 * 86_400));
    }

    private Map<String, String> names(Home home) {
        var names = new HashMap<String, String>();
        names.put("account", home.account());
        names.put("region", home.region());
        names.put("partition", home.partition());
        names.put("central", home.central());
        names.put("outsider", home.outsider());
        names.put("vault", home.vault());
        names.put("planId", home.planId());
        names.put("keyId", home.keyId());
        names.put("keyArn", home.arn("kms", "key/" + home.keyId()));
        names.put("appKeyId", home.appKeyId());
        names.put("appKeyArn", home.arn("kms", "key/" + home.appKeyId()));
        names.put("backupRole", home.role("BackupServiceRole"));
        names.put("trailArn", home.arn("cloudtrail", "trail/organization"));
        names.put("bucket", "acme-backups-" + home.account());
        names.put(
                "groupPoint",
                "arn:" + home.partition() + ":ec2:" + home.region() + "::snapshot/snap-0aa11bb22cc33dd44");
        names.put("hex", hex(8));
        names.put("uuid", uuid().toString());
        names.put("volumeArn", home.arn("ec2", "volume/vol-" + hex(17)));
        names.put("address", "198.51.100." + (1 + random.nextInt(254)));
        names.put("job", uuid().toString());
        return names;
    }

    private ObjectNode notice(Home home, Scenario.Step step, Instant at, Map<String, String> names) {
        var envelope = envelope(home.account(), home.region(), step.source(), step.name(), at);
        envelope.set(
                "resources",
                filled(step.told().path("resources").isArray() ? step.told().path("resources") : Json.array(), names));
        envelope.set("detail", filled(step.told().path("detail"), names));
        return envelope;
    }

    private ObjectNode call(Home home, Scenario scenario, Scenario.Step step, Instant at, Map<String, String> names) {
        boolean service = step.told().path("service").asBoolean();
        boolean console = step.told().path("console").asBoolean();
        var type = service
                ? "AWS Service Event via CloudTrail"
                : console ? "AWS Console Sign In via CloudTrail" : "AWS API Call via CloudTrail";
        var region = WITHOUT_REGION.contains(step.source()) ? home.globalRegion() : home.region();
        var envelope = envelope(home.account(), region, "aws." + step.source(), type, at);
        envelope.putArray("resources");
        var actor = step.actor().orElse(scenario.actor());
        var caller = Caller.of(actor, home, names.get("hex"), names.get("address"), UUID.fromString(names.get("job")));
        if (actor.equals("worker")) {
            jobs.add(new JobId(UUID.fromString(names.get("job"))));
        }
        var record = envelope.putObject("detail")
                .put("eventVersion", "1.11")
                .put("eventTime", at.toString())
                .put("eventSource", step.source() + ".amazonaws.com")
                .put("eventName", step.name())
                .put("awsRegion", region)
                .put("sourceIPAddress", caller.address())
                .put("userAgent", caller.agent())
                .put("requestID", uuid().toString())
                .put("eventID", uuid().toString())
                .put("readOnly", step.told().path("readOnly").asBoolean())
                .put("eventType", service ? "AwsServiceEvent" : console ? "AwsConsoleSignIn" : "AwsApiCall")
                .put("managementEvent", !step.told().path("data").asBoolean())
                .put("recipientAccountId", home.account())
                .put("eventCategory", step.told().path("data").asBoolean() ? "Data" : "Management");
        record.set("userIdentity", caller.identity());
        record.set("requestParameters", filled(step.told().path("request"), names));
        record.putNull("responseElements");
        if (step.told().has("resources")) {
            record.set("resources", filled(step.told().path("resources"), names));
        }
        if (step.told().has("error")) {
            record.put("errorCode", step.told().path("error").asText())
                    .put("errorMessage", filled(step.told().path("message").asText(), names));
        }
        return envelope;
    }

    private ObjectNode envelope(String account, String region, String source, String type, Instant at) {
        return Json.object()
                .put("version", "0")
                .put("id", uuid().toString())
                .put("detail-type", type)
                .put("source", source)
                .put("account", account)
                .put("time", at.toString())
                .put("region", region);
    }

    private JsonNode filled(JsonNode tree, Map<String, String> names) {
        if (tree.isTextual()) {
            return TextNode.valueOf(filled(tree.textValue(), names));
        }
        if (tree.isArray()) {
            var array = Json.array();
            tree.forEach(one -> array.add(filled(one, names)));
            return array;
        }
        if (tree.isObject()) {
            var object = Json.object();
            tree.properties().forEach(one -> object.set(one.getKey(), filled(one.getValue(), names)));
            return object;
        }
        return tree.isMissingNode() ? Json.object().nullNode() : tree;
    }

    private String filled(String text, Map<String, String> names) {
        return NAME.matcher(text).replaceAll(match -> {
            var name = match.group(1);
            var value = name.equals("new") ? hex(17) : names.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no name is called " + name);
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    private String hex(int digits) {
        var text = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    private UUID uuid() {
        return new UUID(
                random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() & ~0xc000000000000000L | 0x8000000000000000L);
    }
}
