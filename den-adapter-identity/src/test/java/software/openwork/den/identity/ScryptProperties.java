package software.openwork.den.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** A hash that one of them made is verified by the other. */
@AddLifecycleHook(ScryptProperties.WithOpenSsl.class)
class ScryptProperties {

    private static final Scrypt.Cost CHEAP = new Scrypt.Cost(64, 2, 2);

    private final Scrypt bouncyCastle = new BouncyCastleScrypt();

    @Property(tries = 8)
    void shouldAgreeOnStoredHashes(@ForAll("passwords") String password, @ForAll("salts") byte[] salt) {
        shouldAgree(password, salt, new Scrypt.Cost(1 << 14, 16, 1));
    }

    @Property(tries = 300)
    void shouldAgreeOnCheapKeys(@ForAll("passwords") String password, @ForAll("salts") byte[] salt) {
        shouldAgree(password, salt, CHEAP);
    }

    @Example
    void shouldAgreeOnNothing() {
        shouldAgree("", new byte[0], CHEAP);
    }

    @Example
    void shouldAgreeOnMuch() {
        shouldAgree("\u00e4\ud83d\ude00\0".repeat(100_000), new byte[100_000], CHEAP);
    }

    @Provide
    Arbitrary<String> passwords() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().all().ofMinLength(1000).ofMaxLength(5000));
    }

    @Provide
    Arbitrary<byte[]> salts() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(64);
    }

    private void shouldAgree(String password, byte[] salt, Scrypt.Cost cost) {
        byte[] bytes = password.getBytes(UTF_8);

        assertThat(OpenSsl.needed().key(bytes, salt, cost, 64)).isEqualTo(bouncyCastle.key(bytes, salt, cost, 64));
    }

    /** An assumption within a property would only ask for another try. */
    static final class WithOpenSsl implements SkipExecutionHook {

        @Override
        public SkipResult shouldBeSkipped(LifecycleContext context) {
            return OpenSsl.missing().map(SkipResult::skip).orElseGet(SkipResult::doNotSkip);
        }
    }
}
