package software.openwork.den.domain.access;

import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.org.OrgRole;

/**
 * Who wants to do something to a worker: a member of its organisation. Others cannot even see the worker.
 *
 * @param user who
 * @param role what the user is in the worker's organisation
 */
public record Actor(UserId user, OrgRole role) {}
