package software.openwork.den.application.account;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.openwork.den.domain.account.IdentityProvider;
import software.openwork.den.domain.account.ProviderFault;

/** Tells operators why a provider was of no use. Faults hold nothing secret or personal. */
final class ProviderFaults {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderFaults.class);

    private ProviderFaults() {}

    static void log(IdentityProvider provider, String step, ProviderFault fault) {
        LOG.warn("sign-in with {}: {} was {}: {}", provider.id(), step, fault.kind(), fault.detail());
    }
}
