/**
 * The rules of Den, free of any technology: worker life cycle, launch and teardown machines, accounts,
 * organisations, access, and the ports through which they speak with the world.
 *
 * <p>Nothing here performs input or output, reads a clock or makes a random value: time and identifiers are
 * passed in, effects are described as values and carried out by whoever embeds the module.
 */
@org.jspecify.annotations.NullMarked
module software.openwork.den.domain {
    requires static transitive org.jspecify;

    exports software.openwork.den.domain.access;
    exports software.openwork.den.domain.account;
    exports software.openwork.den.domain.admin;
    exports software.openwork.den.domain.audit;
    exports software.openwork.den.domain.billing;
    exports software.openwork.den.domain.deploy;
    exports software.openwork.den.domain.diagnosis;
    exports software.openwork.den.domain.gate;
    exports software.openwork.den.domain.idempotency;
    exports software.openwork.den.domain.launch;
    exports software.openwork.den.domain.org;
    exports software.openwork.den.domain.secret;
    exports software.openwork.den.domain.sweep;
    exports software.openwork.den.domain.trace;
    exports software.openwork.den.domain.worker;
}
