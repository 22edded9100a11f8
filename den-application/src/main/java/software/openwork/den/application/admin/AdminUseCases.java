package software.openwork.den.application.admin;

import software.openwork.den.application.audit.ReadAudit;
import software.openwork.den.application.sweep.ShowLeaks;

/**
 * What platform administrators see; and the audit record, which owners see too.
 *
 * @param access lets administrators in, and records what they look at
 * @param showOverview everybody, in one go
 * @param listUsers everybody, by pages
 * @param showStatistics figures of the last days
 * @param readAudit the audit record
 * @param showLeaks what is left behind at vendors
 * @param paywall whether plans are looked up at all
 */
public record AdminUseCases(
        AdminAccess access,
        ShowOverview showOverview,
        ListUsers listUsers,
        ShowStatistics showStatistics,
        ReadAudit readAudit,
        ShowLeaks showLeaks,
        boolean paywall) {}
