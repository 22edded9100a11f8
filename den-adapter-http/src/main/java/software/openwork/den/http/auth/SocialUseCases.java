package software.openwork.den.http.auth;

import software.openwork.den.application.account.FinishSocialSignIn;
import software.openwork.den.application.account.ListAccounts;
import software.openwork.den.application.account.SignInWithIdToken;
import software.openwork.den.application.account.StartSocialSignIn;
import software.openwork.den.application.account.UnlinkAccount;
import software.openwork.den.application.account.UseProviderAccount;

/** What the routes of providers and of accounts there do. */
public record SocialUseCases(
        StartSocialSignIn start,
        FinishSocialSignIn finish,
        SignInWithIdToken idToken,
        ListAccounts listAccounts,
        UnlinkAccount unlinkAccount,
        UseProviderAccount useAccount) {}
