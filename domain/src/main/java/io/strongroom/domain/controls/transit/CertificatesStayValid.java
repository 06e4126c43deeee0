package io.strongroom.domain.controls.transit;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.Certificate;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;

/** Certificates that something answers with are valid for a while, renew themselves and have strong keys. */
@Singleton
final class CertificatesStayValid implements Control<Certificate> {
    private static final ControlSpec<Certificate> SPEC = ControlSpec.of("TRN-02", Kinds.CERTIFICATES)
            .title("Certificates in use are valid, renew themselves and have strong keys")
            .severity(Severity.MEDIUM)
            .steps("1.2", "4.1")
            .frameworks("FSBP ACM.1 [P]; NIST SC-7(12) [P]; PCI 3.6.1,4.2.1.1 [P]; HIPAA 164.312(e)(1) [P];"
                    + " ISO A.8.5 [P]; SOC2 CC6.7 [P]")
            .build();

    @Override
    public ControlSpec<Certificate> spec() {
        return SPEC;
    }

    /** One that nothing answers with protects no channel. */
    @Override
    public boolean concerns(Certificate certificate, Inventory inventory) {
        return !certificate.inUseBy().isEmpty();
    }

    @Override
    public Verdict judge(Certificate certificate, Inventory inventory) {
        var facts = Json.object()
                .put("domain", certificate.domain())
                .put("status", certificate.status())
                .put("keyAlgorithm", certificate.keyAlgorithm());
        certificate.notAfter().ifPresent(at -> facts.put("notAfter", at.toString()));
        certificate.renewalStatus().ifPresent(status -> facts.put("renewalStatus", status));
        facts.set("inUseBy", Json.tree(certificate.inUseBy()));
        var days = inventory.expectations().certificateDays();
        var deadline = inventory.takenAt().plus(Duration.ofDays(days));
        var faults = new ArrayList<String>();
        if (!certificate.status().equals("ISSUED")) {
            faults.add("is " + certificate.status());
        } else if (certificate.notAfter().filter(end -> !end.isAfter(deadline)).isPresent()) {
            faults.add("expires within " + days + " days");
        }
        if (!certificate.imported() && !certificate.renewalEligible()) {
            faults.add("will not be renewed by AWS");
        }
        if (certificate.renewalStatus().filter("FAILED"::equals).isPresent()) {
            faults.add("failed to be renewed");
        }
        if (certificate.weakKey()) {
            faults.add("has a key shorter than 2048 bits");
        }
        return faults.isEmpty()
                ? Verdict.pass(facts)
                : Verdict.fail("The certificate " + String.join(", ", faults) + ".", facts);
    }
}
