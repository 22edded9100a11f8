package software.openwork.den.identity.oauth;

import software.openwork.den.domain.account.ProviderFault;

/**
 * Carries a fault through the libraries to the method of the port, where it ends. Without cause: those of the
 * libraries quote answers, and so tokens.
 */
final class ProviderFaultException extends RuntimeException {

    private final transient ProviderFault fault;

    ProviderFaultException(ProviderFault fault) {
        super(fault.toString(), null, false, false);
        this.fault = fault;
    }

    ProviderFault fault() {
        return fault;
    }
}
