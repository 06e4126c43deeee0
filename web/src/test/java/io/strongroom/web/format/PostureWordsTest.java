package io.strongroom.web.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PostureWordsTest {
    @Test
    void arnIsKnownByItsName() {
        assertEquals("ledger", PostureWords.resourceName("arn:aws:backup:eu-west-1:123456789012:backup-vault:ledger"));
        assertEquals("path/to/me", PostureWords.resourceName("arn:aws:iam::123456789012:role/path/to/me"));
        assertEquals("bucket", PostureWords.resourceName("arn:aws:s3:::bucket"));
        assertEquals("All of 123456789012", PostureWords.resourceName("arn:aws:strongroom:global:123456789012:scope"));
        assertEquals("nonsense", PostureWords.resourceName("nonsense"));
    }

    @Test
    void typesAreWords() {
        assertEquals("Backup vault", PostureWords.typeName("AWS::Backup::BackupVault"));
        assertEquals("KMS key", PostureWords.typeName("AWS::KMS::Key"));
        assertEquals("Account and Region as a whole", PostureWords.typeName("Strongroom::Scope"));
    }

    @Test
    void shareIsNeverRoundedUpAndNothingIsNoNumber() {
        assertEquals("99 %", PostureWords.percent(OptionalDouble.of(0.9999)));
        assertEquals("not assessed", PostureWords.percent(OptionalDouble.empty()));
    }

    @Test
    void basisNamesWhoSaysSo() {
        assertEquals("this project's judgement", PostureWords.basisWords("E"));
        assertEquals("a published mapping", PostureWords.basisWords("P,S"));
        assertEquals("mapped by AWS, this project's judgement", PostureWords.basisWords("A,E"));
    }
}
