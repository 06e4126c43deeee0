package io.strongroom.sandbox.surroundings;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.sandbox.calls.Asked;
import io.strongroom.sandbox.calls.Calls;
import io.strongroom.sandbox.calls.Dialect;
import io.strongroom.sandbox.calls.Kept;
import io.strongroom.sandbox.calls.Operation;
import io.strongroom.sandbox.calls.ReadOnlyClient;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.AcmException;
import software.amazon.awssdk.services.acm.model.AcmResponseMetadata;

/** Certificate Manager for one account and Region. */
public final class SandboxAcm {
    /** As {@code CertificateDetail} tells them. */
    public static final Kept CERTIFICATES = Kept.of("acm", "certificates", "CertificateArn");

    private static final Set<String> USUAL = Set.of("RSA_1024", "RSA_2048");

    private static final Dialect DIALECT = Dialect.json("acm", AcmException::builder, AcmResponseMetadata::create);

    private static final List<Operation> OPERATIONS = List.of(
            Operation.of("ListCertificates", SandboxAcm::certificates),
            Operation.get(
                            "DescribeCertificate",
                            CERTIFICATES,
                            "CertificateArn",
                            "CertificateArn",
                            "ResourceNotFoundException")
                    .under("Certificate"));

    private SandboxAcm() {}

    public static AcmClient client(Calls calls) {
        return ReadOnlyClient.of(AcmClient.class, calls, DIALECT, OPERATIONS);
    }

    /** Unless they are asked for, certificates with keys other than of RSA with 1024 and 2048 bits stay out. */
    private static JsonNode certificates(Asked asked) {
        var asking = new HashSet<String>();
        asked.request().path("Includes").path("keyTypes").forEach(type -> asking.add(type.asText()));
        var shown = asking.isEmpty() ? USUAL : asking;
        return asked.page(
                "CertificateSummaryList",
                asked.all(CERTIFICATES).stream()
                        .filter(one ->
                                shown.contains(one.path("KeyAlgorithm").asText().replace('-', '_')))
                        .toList(),
                one -> one.path("CertificateArn").asText());
    }
}
