package software.openwork.den.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OpenSslScryptTest implements ScryptContract {

    @BeforeAll
    static void needOpenSsl() {
        OpenSsl.needed();
    }

    @Override
    public Scrypt scrypt() {
        return OpenSsl.needed();
    }

    @Test
    void shouldBeWhatThisMachineUses() {
        assertThat(ScryptChoice.forThisMachine())
                .isInstanceOfSatisfying(
                        BackedScrypt.class, chosen -> assertThat(chosen.first()).isInstanceOf(OpenSslScrypt.class));
    }

    @Test
    void shouldNotLoadALibraryThatHasNoSuchFunction() {
        assertThatExceptionOfType(UnsatisfiedLinkError.class)
                .isThrownBy(() -> OpenSslScrypt.load("libc.so.6"))
                .withMessageContaining("EVP_PBE_scrypt");
    }
}
