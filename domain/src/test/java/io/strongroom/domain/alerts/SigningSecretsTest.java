package io.strongroom.domain.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SigningSecretsTest {
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    /** The example by which libraries of Standard Webhooks are tested. */
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";

    @Test
    void aMessageIsSignedAsOthersSignIt() {
        assertEquals(SIGNED, new SigningSecrets(SECRET, Optional.empty()).signature(ID, AT, BODY));
    }

    @Test
    void whileASecretIsReplacedBothSign() {
        var fresh = SigningSecrets.fresh(new SplittableRandom(1));
        var both = new SigningSecrets(fresh, Optional.of(SECRET)).signature(ID, AT, BODY);
        assertEquals(new SigningSecrets(fresh, Optional.empty()).signature(ID, AT, BODY) + " " + SIGNED, both);
    }

    @Test
    void secretsDifferAndAreNotTold() {
        var random = new SplittableRandom(1);
        var one = SigningSecrets.fresh(random);
        assertFalse(one.equals(SigningSecrets.fresh(random)));
        assertTrue(one.matches("whsec_[A-Za-z0-9+/]{43}="), one);
        assertFalse(new SigningSecrets(one, Optional.empty()).toString().contains(one));
        assertThrows(IllegalArgumentException.class, () -> new SigningSecrets("secret", Optional.empty()));
    }
}
