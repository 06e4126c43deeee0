package io.strongroom.domain.controls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strongroom.domain.inventory.NotTold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * What is wrong with something of which several things are asked. One that is missing fails it even while another cannot
 * be told; what cannot be told counts only when nothing is missing.
 */
public final class Shortcomings {
    private static final int SPELLED_OUT = 6;

    private final String subject;
    private final List<String> found = new ArrayList<>();
    private Optional<NotTold> untold = Optional.empty();

    private Shortcomings(String subject) {
        this.subject = subject;
    }

    /** @param subject how the sentence begins, such as {@code The trail} */
    public static Shortcomings of(String subject) {
        return new Shortcomings(subject);
    }

    /** @param otherwise the rest of the sentence when it does not hold, such as {@code does not log} */
    public Shortcomings unless(BooleanSupplier holds, String otherwise) {
        try {
            if (!holds.getAsBoolean()) {
                found.add(otherwise);
            }
        } catch (NotTold e) {
            untold = untold.or(() -> Optional.of(e));
        }
        return this;
    }

    /** @throws NotTold when nothing is missing as far as can be told, and something cannot */
    public Verdict verdict(ObjectNode facts) {
        if (!found.isEmpty()) {
            return Verdict.fail(subject + " " + sentence() + ".", facts);
        }
        if (untold.isPresent()) {
            throw untold.get();
        }
        return Verdict.pass(facts);
    }

    private String sentence() {
        var shown = new ArrayList<>(found.subList(0, Math.min(found.size(), SPELLED_OUT)));
        if (found.size() > SPELLED_OUT) {
            shown.add((found.size() - SPELLED_OUT) + " more");
        }
        var last = shown.removeLast();
        return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
    }
}
