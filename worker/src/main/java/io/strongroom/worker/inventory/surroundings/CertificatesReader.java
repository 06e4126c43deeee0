package io.strongroom.worker.inventory.surroundings;

import io.strongroom.domain.inventory.Kind;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.surroundings.Certificate;
import io.strongroom.worker.inventory.Gathering;
import io.strongroom.worker.inventory.KindReader;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateDetail;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;
import software.amazon.awssdk.services.acm.model.RenewalSummary;

/** Certificates of ACM, those with keys of any kind. */
@Singleton
final class CertificatesReader implements KindReader<Certificate> {
    @Override
    public Kind<Certificate> kind() {
        return Kinds.CERTIFICATES;
    }

    @Override
    public List<Certificate> read(Gathering from) {
        var acm = from.client(AcmClient.class);
        var types = KeyAlgorithm.knownValues();
        var arns = from.call(
                "acm:ListCertificates",
                () -> acm
                        .listCertificatesPaginator(r -> r.includes(include -> include.keyTypes(types)))
                        .certificateSummaryList()
                        .stream()
                        .map(one -> one.certificateArn())
                        .toList());
        return from.each(
                arns,
                arn -> from.call(
                        "acm:DescribeCertificate",
                        () -> certificate(acm.describeCertificate(r -> r.certificateArn(arn))
                                .certificate())));
    }

    private static Certificate certificate(CertificateDetail one) {
        return new Certificate(
                one.certificateArn(),
                one.domainName(),
                one.statusAsString(),
                Optional.ofNullable(one.notAfter()),
                Optional.ofNullable(one.keyAlgorithmAsString()).orElse(""),
                List.copyOf(one.inUseBy()),
                "ELIGIBLE".equals(one.renewalEligibilityAsString()),
                Optional.ofNullable(one.renewalSummary()).map(RenewalSummary::renewalStatusAsString),
                "IMPORTED".equals(one.typeAsString()));
    }
}
