package software.openwork.den.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.openwork.den.domain.account.IdentityProvider.Exchange;
import software.openwork.den.domain.account.IdentityProvider.Found;
import software.openwork.den.domain.account.IdentityProvider.Identified;
import software.openwork.den.domain.account.IdentityProvider.InvalidCode;
import software.openwork.den.domain.account.IdentityProvider.NoEmail;
import software.openwork.den.domain.account.IdentityProvider.NoUserInfo;
import software.openwork.den.domain.account.IdentityProvider.NotRefreshed;
import software.openwork.den.domain.account.IdentityProvider.Refresh;
import software.openwork.den.domain.account.IdentityProvider.Refreshed;
import software.openwork.den.domain.secret.Secret;

/** What every {@link IdentityProvider} promises. */
public interface IdentityProviderContract {

    /** Where the browser is sent back to. */
    String REDIRECT_URI = "https://den.example/api/auth/callback/it";

    /** A state of 32 characters. */
    String STATE = "STATE-_0123456789abcdefABCDEFxyz";

    /** A code verifier of 128 characters. */
    Secret VERIFIER = Secret.of("verifier".repeat(16));

    /** What a test does at the provider, which gives a refresh token with every exchange. */
    interface Site {

        /** Who approves from now on. The identifier is a number. */
        void person(ProviderProfile profile);

        /** The person's browser opens the URL and the person approves. */
        FakeIdentityProvider.Return approve(String authorizationUrl);

        /** From now on tokens are given, but what tells who the person is is missing. */
        void hideProfiles();

        /** From now on the provider is out of order. */
        void breakDown();

        /** Every code and token is void. */
        void revokeAll();
    }

    /** The provider under test; the same within a test. */
    IdentityProvider provider();

    /** The other end of it. */
    Site site();

    /** A person with all that a provider can tell. */
    static ProviderProfile ada() {
        return new ProviderProfile("1001", "Ada Lovelace", "Ada@Example.com", true, "https://pic.example/ada.png");
    }

    @Test
    default void shouldSendTheBrowserAwayAndHaveItBack() {
        FakeIdentityProvider.Return back = approved();

        assertThat(back.redirectUri()).isEqualTo(REDIRECT_URI);
        assertThat(back.state()).isEqualTo(STATE);
    }

    @Test
    default void shouldNotShowTheVerifierToTheBrowser() {
        String url = provider().authorizationUrl(request());

        assertThat(URI.create(url).isAbsolute()).isTrue();
        assertThat(url).doesNotContain(VERIFIER.reveal());
    }

    @Test
    default void shouldIdentifyWhoApproved() {
        site().person(ada());

        Exchange exchange = exchange(approved());

        assertThat(exchange).isInstanceOf(Identified.class);
        Identified identified = (Identified) exchange;
        assertThat(identified.profile()).isEqualTo(ada());
        assertThat(identified.email()).isEqualTo("Ada@Example.com");
        assertThat(identified.tokens().access().reveal()).isNotEmpty();
        assertThat(identified.tokens().refresh()).isNotNull();
    }

    @Test
    default void shouldTellThatTheAddressIsNotVerified() {
        site().person(new ProviderProfile("7", "Eve", "eve@example.com", false, null));

        assertThat(exchange(approved()))
                .isInstanceOfSatisfying(
                        Identified.class,
                        eve -> assertThat(eve.profile())
                                .isEqualTo(new ProviderProfile("7", "Eve", "eve@example.com", false, null)));
    }

    @Test
    default void shouldTellThatThereIsNoAddress() {
        site().person(new ProviderProfile("8", "Nobody", null, false, null));

        assertThat(exchange(approved())).isEqualTo(new NoEmail(new ProviderProfile("8", "Nobody", null, false, null)));
    }

    @Test
    default void shouldGrantTheScopesAskedFor() {
        String url = provider()
                .authorizationUrl(new AuthorizationRequest(
                        STATE, VERIFIER, REDIRECT_URI, List.of("repo", "gist"), "ada@example.com", Map.of()));

        assertThat(exchange(site().approve(url)))
                .isInstanceOfSatisfying(
                        Identified.class,
                        ada -> assertThat(ada.tokens().scopes()).contains("repo", "gist"));
    }

    @Test
    default void shouldTakeACodeOnce() {
        FakeIdentityProvider.Return back = approved();
        assertThat(exchange(back)).isInstanceOf(Identified.class);

        assertRefused(exchange(back));
    }

    @Test
    default void shouldRefuseACodeThatWasNeverGiven() {
        assertRefused(exchange(new FakeIdentityProvider.Return(REDIRECT_URI, STATE, "no such code")));
        assertRefused(exchange(new FakeIdentityProvider.Return(REDIRECT_URI, STATE, "ünïcödé & =\n")));
    }

    @Test
    default void shouldRefuseACodeWithAnotherVerifier() {
        CodeGrant grant = new CodeGrant(Secret.of(approved().code()), Secret.of("different".repeat(8)), REDIRECT_URI);

        assertRefused(provider().exchange(grant));
    }

    @Test
    default void shouldRefuseACodeFromAnotherRedirectUri() {
        CodeGrant grant =
                new CodeGrant(Secret.of(approved().code()), VERIFIER, "https://den.example/api/auth/callback/other");

        assertRefused(provider().exchange(grant));
    }

    @Test
    default void shouldTellThatNobodyVouchesForThePerson() {
        site().hideProfiles();

        assertThat(exchange(approved())).isInstanceOf(NoUserInfo.class);
    }

    @Test
    default void shouldTellThatTheProviderIsOutOfOrder() {
        FakeIdentityProvider.Return back = approved();
        site().breakDown();

        assertThat(exchange(back))
                .isInstanceOfSatisfying(InvalidCode.class, invalid -> assertUnavailable(invalid.fault()));
        assertThat(provider().refresh(Secret.of("any")))
                .isInstanceOfSatisfying(NotRefreshed.class, not -> assertUnavailable(not.fault()));
    }

    @Test
    default void shouldRefresh() {
        ProviderTokens tokens = tokens();

        Refresh refresh = provider().refresh(refreshToken(tokens));

        assertThat(refresh)
                .isInstanceOfSatisfying(
                        Refreshed.class,
                        fresh -> assertThat(fresh.tokens().access()).isNotEqualTo(tokens.access()));
    }

    @Test
    default void shouldNotRefreshWhatIsRevoked() {
        ProviderTokens tokens = tokens();
        site().revokeAll();

        assertThat(provider().refresh(refreshToken(tokens)))
                .isInstanceOfSatisfying(
                        NotRefreshed.class,
                        not -> assertThat(not.fault().kind()).isEqualTo(ProviderFault.Kind.REFUSED));
    }

    @Test
    default void shouldReadTheProfileAgain() {
        site().person(ada());
        ProviderTokens tokens = tokens();

        assertThat(provider().userInfo(tokens)).isInstanceOfSatisfying(Found.class, found -> {
            assertThat(found.profile()).isEqualTo(ada());
            assertThat(found.claims()).startsWith("{").contains("1001").endsWith("}");
        });
    }

    @Test
    default void shouldPrintNothingSecretOrPersonal() {
        site().person(ada());
        FakeIdentityProvider.Return back = approved();
        CodeGrant grant = new CodeGrant(Secret.of(back.code()), VERIFIER, REDIRECT_URI);
        Identified identified = (Identified) provider().exchange(grant);

        assertThat(request() + " " + grant + " " + identified + " " + provider().userInfo(identified.tokens()))
                .doesNotContain(VERIFIER.reveal(), back.code(), "Lovelace", "Example.com")
                .doesNotContain(identified.tokens().access().reveal())
                .doesNotContain(refreshToken(identified.tokens()).reveal());
    }

    private static AuthorizationRequest request() {
        return new AuthorizationRequest(STATE, VERIFIER, REDIRECT_URI, List.of(), null, Map.of());
    }

    private FakeIdentityProvider.Return approved() {
        return site().approve(provider().authorizationUrl(request()));
    }

    private Exchange exchange(FakeIdentityProvider.Return back) {
        return provider().exchange(new CodeGrant(Secret.of(back.code()), VERIFIER, REDIRECT_URI));
    }

    private ProviderTokens tokens() {
        return ((Identified) exchange(approved())).tokens();
    }

    private static Secret refreshToken(ProviderTokens tokens) {
        Secret refresh = tokens.refresh();
        assertThat(refresh).isNotNull();
        return refresh;
    }

    private static void assertRefused(Exchange exchange) {
        assertThat(exchange)
                .isInstanceOfSatisfying(
                        InvalidCode.class,
                        invalid -> assertThat(invalid.fault().kind()).isEqualTo(ProviderFault.Kind.REFUSED));
    }

    private static void assertUnavailable(ProviderFault fault) {
        assertThat(fault.kind()).isEqualTo(ProviderFault.Kind.UNAVAILABLE);
    }
}
