package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The scanner against the rules written as an expression, which cannot be used itself: it overflows the stack. */
class EmailAddressProperties {

    private static final Pattern RULES = Pattern.compile(
            "(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_'+\\-.]*[A-Za-z0-9_+\\-]@(?:[A-Za-z0-9][A-Za-z0-9\\-]*\\.)+[A-Za-z]{2,}");

    @Provide
    static Arbitrary<String> likely() {
        return Arbitraries.strings().withChars("aZ0_'+-.@é \n").ofMaxLength(14);
    }

    @Provide
    static Arbitrary<String> nearly() {
        Arbitrary<String> local = Arbitraries.strings().withChars("ab9_'+-.").ofMaxLength(6);
        Arbitrary<String> domain = Arbitraries.strings().withChars("ab9-..").ofMaxLength(8);
        return local.flatMap(name -> domain.map(host -> name + "@" + host + ".co"));
    }

    @Property(tries = 2000)
    void shouldFollowTheRulesOnAnyText(@ForAll("likely") String text) {
        assertThat(EmailAddress.isValid(text)).isEqualTo(RULES.matcher(text).matches());
    }

    @Property(tries = 2000)
    void shouldFollowTheRulesOnWhatLooksLikeAnAddress(@ForAll("nearly") String text) {
        assertThat(EmailAddress.isValid(text)).isEqualTo(RULES.matcher(text).matches());
    }
}
