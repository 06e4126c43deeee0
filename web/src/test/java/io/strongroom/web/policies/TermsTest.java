package io.strongroom.web.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.json.Json;
import io.strongroom.domain.policies.Expectations;
import io.strongroom.domain.policies.ThresholdUses;
import io.strongroom.domain.policies.Thresholds;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsTest {
    @Test
    void everyThresholdHasOneFieldAndEveryFieldAThreshold() {
        var names = Arrays.stream(Thresholds.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names, Terms.all().stream().map(Term::name).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(names.size(), Terms.all().size());
        assertEquals(names, new TreeSet<>(ThresholdUses.all().keySet()));
    }

    @Test
    void whatAFormShowsIsReadBackAsItWas() {
        var said = Json.convert(Json.parse("""
                {"minRetentionDays":35,"maxRetentionDays":3650,"rotationDays":365,"recoveryPoint":"PT36H",
                 "recoveryTime":"PT90M","restoreTestEvery":"P90D","copyEvery":"PT10S","airGapped":false,
                 "lockTier":"COMPLIANCE","signOff":"PT72H","logRetentionDays":365,"certificateDays":30,
                 "temporaryAccess":"P7D","secretRotationDays":90,"allowedRegions":[],
                 "trustedAccounts":["222222222222","111111111111"],"breakGlassRoles":["break-glass"],
                 "backupAdministrator":"111111111111","requiredTags":["owner","cost centre"],"failureShare":0.07}
                """), Thresholds.class);
        var read = Json.object();
        Terms.all()
                .forEach(term -> read.set(
                        term.name(),
                        Values.read(term, Values.typed(term, term.in(said).orElseThrow()))
                                .orElseThrow()));
        assertEquals(said, Json.convert(read, Thresholds.class));
    }

    @ParameterizedTest
    @CsvSource({
        "recoveryPoint, 36 h, PT36H",
        "recoveryPoint, 36H, PT36H",
        "recoveryPoint, 2 days, PT48H",
        "recoveryPoint, 90 min, PT1H30M",
        "recoveryPoint, PT5M, PT5M",
        "recoveryPoint, 36, ''",
        "recoveryPoint, soon, ''",
        "minRetentionDays, 35, 35",
        "minRetentionDays, 3.5, ''",
        "minRetentionDays, -1, ''",
        "failureShare, 5, 0.05",
        "failureShare, 0.5 %, 0.005",
        "failureShare, half, ''",
        "airGapped, yes, true",
        "airGapped, perhaps, ''",
        "lockTier, GOVERNANCE, GOVERNANCE",
        "lockTier, governance, ''"
    })
    void textIsReadOrRefused(String name, String text, String value) {
        var term = Terms.find(name).orElseThrow();
        assertEquals(
                value,
                Values.read(term, text)
                        .map(com.fasterxml.jackson.databind.JsonNode::asText)
                        .orElse(""));
    }

    @Test
    void standardReadsAsPlainSentences() {
        var said = Said.of(Expectations.standard()).stream()
                .map(Said.Line::sentence)
                .collect(Collectors.toSet());
        for (var sentence : Set.of(
                "Recovery points are kept for at least 35 days.",
                "Recovery points are kept at most: no limit.",
                "The newest backup of a protected resource is at most 36 hours old.",
                "The last good restore test is at most 90 days old.",
                "Backups may be in any Region.",
                "A production vault has a governance lock or a compliance lock.",
                "At most 5 % of backup jobs may fail.",
                "Delegated administrator of AWS Backup: none.")) {
            assertEquals(true, said.contains(sentence), () -> sentence + " is not among " + said);
        }
    }
}
