/** Sign-in with GitHub and Google: pac4j's clients and scribejava's service, told to do as the contract wants. */
@NullMarked
package software.openwork.den.identity.oauth;

import org.jspecify.annotations.NullMarked;
