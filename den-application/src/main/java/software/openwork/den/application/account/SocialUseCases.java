package software.openwork.den.application.account;

/**
 * All that people do with accounts at providers, for adapters that offer all of it.
 *
 * @param start sends a browser to a provider
 * @param finish takes one that comes back
 * @param idToken signs in without a browser
 * @param listAccounts shows the ways in that somebody has
 * @param unlinkAccount takes one away
 * @param useAccount acts at the provider
 */
public record SocialUseCases(
        StartSocialSignIn start,
        FinishSocialSignIn finish,
        SignInWithIdToken idToken,
        ListAccounts listAccounts,
        UnlinkAccount unlinkAccount,
        UseProviderAccount useAccount) {}
