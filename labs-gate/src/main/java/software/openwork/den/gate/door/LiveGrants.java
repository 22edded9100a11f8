package software.openwork.den.gate.door;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import software.openwork.den.domain.gate.Grant;
import software.openwork.den.gate.credential.AccessTokens;

/** What is under way by which right; nothing outlives its own. */
final class LiveGrants {

    private final Set<Live> live = ConcurrentHashMap.newKeySet();

    private record Live(Visit visit, Grant grant, AccessTokens issuer) {}

    /**
     * Notes that something began.
     *
     * @return to be run when it is over
     */
    Runnable enter(Visit visit, Grant grant, AccessTokens issuer) {
        Live entry = new Live(visit, grant, issuer);
        live.add(entry);
        return () -> live.remove(entry);
    }

    /** Ends what has no right any more. */
    void sweep(AccessTokens tokens, Instant now) {
        end(each -> !tokens.honours(each.grant(), each.issuer(), now));
    }

    /** Ends everything. */
    void endAll() {
        end(each -> true);
    }

    private void end(Predicate<Live> which) {
        List<Live> over = live.stream().filter(which).toList();
        over.forEach(live::remove);
        over.forEach(each -> each.visit().end());
    }
}
