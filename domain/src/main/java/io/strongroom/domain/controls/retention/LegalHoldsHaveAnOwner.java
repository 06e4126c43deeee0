package io.strongroom.domain.controls.retention;

import io.strongroom.domain.controls.Control;
import io.strongroom.domain.controls.ControlSpec;
import io.strongroom.domain.controls.Severity;
import io.strongroom.domain.controls.Verdict;
import io.strongroom.domain.inventory.Inventory;
import io.strongroom.domain.inventory.Kinds;
import io.strongroom.domain.inventory.backup.LegalHold;
import io.strongroom.domain.json.Json;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;

/** Somebody owns each legal hold, and looks at it again. */
@Singleton
final class LegalHoldsHaveAnOwner implements Control<LegalHold> {
    private static final ControlSpec<LegalHold> SPEC = ControlSpec.of("IMM-13", Kinds.LEGAL_HOLDS)
            .title("Legal holds have an owner and a date of review to come")
            .severity(Severity.LOW)
            .steps("5.1", "5.3")
            .frameworks("NIST SI-12 [E]; ISO A.5.33 [E]; HIPAA 164.316(b)(2) [E]")
            .build();

    @Override
    public ControlSpec<LegalHold> spec() {
        return SPEC;
    }

    @Override
    public boolean concerns(LegalHold hold, Inventory inventory) {
        return hold.active();
    }

    @Override
    public Verdict judge(LegalHold hold, Inventory inventory) {
        var owner = hold.owner();
        var review = hold.reviewOn();
        var facts = Json.object()
                .put("title", hold.title())
                .put("createdAt", hold.createdAt().toString());
        review.ifPresent(day -> facts.put("reviewOn", day.toString()));
        if (owner.isEmpty()) {
            return Verdict.fail("No tag names the owner of this legal hold.", facts);
        }
        facts.put("owner", owner.get());
        if (review.isEmpty()) {
            return Verdict.fail("No tag says when this legal hold is to be reviewed.", facts);
        }
        var today = inventory.takenAt().atZone(ZoneOffset.UTC).toLocalDate();
        return review.get().isBefore(today)
                ? Verdict.fail("The review of this legal hold is overdue.", facts)
                : Verdict.pass(facts);
    }
}
