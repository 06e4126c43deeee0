package io.strongroom.domain.controls.keys;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Judgement;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.Told;
import io.strongroom.domain.inventory.storage.EbsSettings;
import io.strongroom.domain.inventory.storage.StatefulResource;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.util.List;

/** What hands its encryption on to its recovery points has some, and new EBS volumes will. */
@Singleton
final class SourcesAreEncrypted implements Control<StatefulResource> {
    private static final ControlSpec<StatefulResource> SPEC = ControlSpec.of("ENC-13", Kinds.STATEFUL_RESOURCES)
            .title("Sources that hand on their encryption are encrypted, EBS by default")
            .severity(Severity.HIGH)
            .steps("1.1")
            .reads(Kinds.EBS_SETTINGS)
            .frameworks("FSBP EC2.7 [P]; CIS7 6.1.1 [P]; NIST SC-28(1),CP-9(8) [P]; HIPAA 164.312(a)(2)(iv) [P];"
                    + " ISO A.8.24 [P]")
            .build();

    @Override
    public ControlSpec<StatefulResource> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(StatefulResource resource, Inventory inventory) {
        return resource.handsOnEncryption() && resource.encrypted().isPresent();
    }

    @Override
    public Verdict judge(StatefulResource resource, Inventory inventory) {
        var facts = Json.object().put("resourceType", resource.resourceType());
        resource.kmsKeyArn().ifPresent(key -> facts.put("kmsKeyArn", key));
        return resource.encrypted().orElseThrow()
                ? Verdict.pass(facts)
                : Verdict.fail("It is not encrypted, and neither will its recovery points be.", facts);
    }

    @Override
    public List<Judgement> beyond(Inventory inventory) {
        return inventory.all(Kinds.EBS_SETTINGS).stream()
                .map(settings ->
                        new Judgement(SPEC.id(), Kinds.EBS_SETTINGS.awsType(), settings.arn(), byDefault(settings)))
                .toList();
    }

    private static Verdict byDefault(EbsSettings settings) {
        return switch (settings.encryptedByDefault()) {
            case Told.Unknown<Boolean>(var why) -> Verdict.unknown(why);
            case Told.None<Boolean>() -> open();
            case Told.Known<Boolean>(var on) -> on ? Verdict.pass() : open();
        };
    }

    private static Verdict open() {
        return Verdict.fail("New EBS volumes of this Region are not encrypted unless somebody asks for it.");
    }
}
