package software.openwork.den.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.openwork.den.domain.secret.Secret;

class MysqlConfigTest {

    @Test
    void shouldReadEveryPart() {
        assertThat(MysqlConfig.parse("mysql://ada:s3cret@db.example:3307/den?sslmode=REQUIRED", 5))
                .isEqualTo(new MysqlConfig("db.example", 3307, "den", "ada", Secret.of("s3cret"), "REQUIRED", 5));
    }

    @Test
    void shouldTakeTheUsualPortAndAnEmptyPassword() {
        MysqlConfig config = MysqlConfig.parse("mysql://root@db.example/den", 2);

        assertThat(config.port()).isEqualTo(3306);
        assertThat(config.password()).isEqualTo(Secret.of(""));
    }

    @Test
    void shouldDecodePercentEncoding() {
        MysqlConfig config = MysqlConfig.parse("mysql://a%40b:p%3A%2F%3F%23%25%F0%9F%A6%8A+ü@db.example/my%20db", 2);

        assertThat(config.user()).isEqualTo("a@b");
        assertThat(config.password()).isEqualTo(Secret.of("p:/?#%🦊+ü"));
        assertThat(config.database()).isEqualTo("my db");
    }

    @Test
    void shouldTakeColonsAndAtSignsInThePassword() {
        assertThat(MysqlConfig.parse("mysql://ada:a:b@c@db.example/den", 2).password())
                .isEqualTo(Secret.of("a:b@c"));
    }

    @Test
    void shouldReadIpv6Addresses() {
        MysqlConfig config = MysqlConfig.parse("mysql://ada:x@[2001:db8::1]:3307/den", 2);

        assertThat(config.host()).isEqualTo("2001:db8::1");
        assertThat(config.port()).isEqualTo(3307);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ssl={\"rejectUnauthorized\":true} | VERIFY_IDENTITY",
                "ssl=%7B%22rejectUnauthorized%22%3A%20true%7D | VERIFY_IDENTITY",
                "ssl={\"rejectUnauthorized\":false} | REQUIRED",
                "ssl={\"ca\":\"x\",\"rejectUnauthorized\" : false} | REQUIRED",
                "ssl={} | VERIFY_IDENTITY",
                "ssl=true | VERIFY_IDENTITY",
                "ssl=false | DISABLED",
                "sslaccept=strict | VERIFY_IDENTITY",
                "sslaccept=accept_invalid_certs | REQUIRED",
                "sslmode=DISABLED | DISABLED",
                "sslmode=preferred | PREFERRED",
                "ssl-mode=REQUIRED | REQUIRED",
                "ssl-mode=VERIFY_CA | VERIFY_CA",
                "sslMode=verify-identity | VERIFY_IDENTITY",
                "sslmode=REQUIRED&sslaccept=strict | VERIFY_IDENTITY",
                "connection_limit=5&ssl-mode=REQUIRED&useUnicode | REQUIRED",
                "connection_limit=5 | PREFERRED",
            })
    void shouldUnderstandTheWaysToAskForTls(String query, String mode) {
        assertThat(MysqlConfig.parse("mysql://ada:x@db.example/den?" + query, 2).sslMode())
                .isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void shouldNotEncryptWithinAMachineUnlessAsked(String host) {
        assertThat(MysqlConfig.parse("mysql://ada:x@" + host + "/den", 2).sslMode())
                .isEqualTo("DISABLED");
        assertThat(MysqlConfig.parse("mysql://ada:x@" + host + "/den?ssl=true", 2)
                        .sslMode())
                .isEqualTo("VERIFY_IDENTITY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "postgres://ada:s3cret@db.example/den",
                "mysql:ada:s3cret@db.example/den",
                "mysql://db.example/den",
                "mysql://:s3cret@db.example/den",
                "mysql://ada:s3cret@/den",
                "mysql://ada:s3cret@db.example",
                "mysql://ada:s3cret@db.example/",
                "mysql://ada:s3cret@db.example:0/den",
                "mysql://ada:s3cret@db.example:65536/den",
                "mysql://ada:s3cret@db.example:99999999999999999999/den",
                "mysql://ada:s3cret@db.example:x/den",
                "mysql://ada:s3cret@db.example/den/more",
                "mysql://ada:s3cret@db example\n/den",
                "mysql://ada:s3cret%@db.example/den",
                "mysql://ada:s3cret%zz@db.example/den",
                "mysql://ada:s3cret%ff@db.example/den",
                "mysql://ada:s3cret/x@db.example/den",
                "mysql://ada:s3cret@db.example/den?ssl=yes",
                "mysql://ada:s3cret@db.example/den?ssl={",
                "mysql://ada:s3cret@db.example/den?sslaccept=s3cret",
                "mysql://ada:s3cret@db.example/den?ssl-mode=s3cret",
            })
    void shouldRefuseWhatCannotBeReadWithoutShowingIt(String url) {
        assertThatThrownBy(() -> MysqlConfig.parse(url, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotEmpty()
                .doesNotContain("s3cret");
    }

    @Test
    void shouldRefuseAPoolOfOne() {
        assertThatThrownBy(() -> MysqlConfig.parse("mysql://ada:x@db.example/den", 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNotShowThePassword() {
        assertThat(MysqlConfig.parse("mysql://ada:s3cret@db.example/den", 2))
                .asString()
                .doesNotContain("s3cret");
    }
}
