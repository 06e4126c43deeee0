package io.strongroom.domain.controls.transit;

import static io.strongroom.domain.controls.Judged.verdict;
import static io.strongroom.domain.controls.Judged.verdictOnWhole;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strongroom.domain.inventory.Coverage;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Records;
import io.strongroom.domain.inventory.Samples;
import io.strongroom.domain.inventory.surroundings.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesStayValidTest {
    private final CertificatesStayValid control = new CertificatesStayValid();

    private static final Certificate CERTIFICATE = new Certificate(
            "arn:aws:acm:eu-west-1:123456789012:certificate/1",
            "restore.example.org",
            "ISSUED",
            Optional.of(Samples.NOW.plus(Duration.ofDays(200))),
            "RSA-2048",
            List.of("arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/restore/1"),
            true,
            Optional.empty(),
            false);

    @Test
    void freshCertificatePasses() {
        assertEquals("PASS", verdict(control, read(CERTIFICATE)).label());
    }

    @Test
    void certificateThatExpiresSoonFails() {
        assertEquals("FAIL", verdict(control, read(expiringIn(30))).label());
        assertEquals("PASS", verdict(control, read(expiringIn(31))).label());
    }

    @Test
    void certificateThatIsNotIssuedFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(CERTIFICATE, "status", "EXPIRED")))
                        .label());
    }

    @Test
    void certificateThatAwsWillNotRenewFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(CERTIFICATE, "renewalEligible", false)))
                        .label());
    }

    @Test
    void importedCertificateIsNeverRenewedByAws() {
        var imported = Records.with(Records.with(CERTIFICATE, "renewalEligible", false), "imported", true);
        assertEquals("PASS", verdict(control, read(imported)).label());
    }

    @Test
    void failedRenewalFails() {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(CERTIFICATE, "renewalStatus", "FAILED")))
                        .label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA_1024", "RSA-1024"})
    void shortKeyFails(String algorithm) {
        assertEquals(
                "FAIL",
                verdict(control, read(Records.with(CERTIFICATE, "keyAlgorithm", algorithm)))
                        .label());
    }

    @Test
    void ellipticCurvePasses() {
        assertEquals(
                "PASS",
                verdict(control, read(Records.with(CERTIFICATE, "keyAlgorithm", "EC_prime256v1")))
                        .label());
    }

    @Test
    void certificateThatNothingUsesIsNotApplicable() {
        var idle = Records.with(expiringIn(1), "inUseBy", List.of());
        assertEquals("NOT_APPLICABLE", verdictOnWhole(control, read(idle)).label());
    }

    @Test
    void deniedCertificatesAreUnknown() {
        var inventory = Samples.inventory().unread(Kinds.CERTIFICATES, new Coverage.Denied("acm:ListCertificates"));
        assertEquals("UNKNOWN", verdictOnWhole(control, inventory).label());
    }

    private static Certificate expiringIn(long days) {
        return Records.with(CERTIFICATE, "notAfter", Samples.NOW.plus(Duration.ofDays(days)));
    }

    private static Inventory.Builder read(Certificate certificate) {
        return Samples.inventory().read(Kinds.CERTIFICATES, List.of(certificate));
    }
}
