package software.openwork.den.domain.account;

import java.util.List;
import java.util.Map;
import software.openwork.den.domain.memory.InMemoryDatabase;

/** Tokens of an {@link InMemoryDatabase}; those for a new password are {@link InMemoryPasswordResets}' too. */
public final class InMemoryMailedTokens implements MailedTokenRepository {

    private final InMemoryDatabase database;
    private final InMemoryPasswordResets resets;

    public InMemoryMailedTokens(InMemoryDatabase database) {
        this.database = database;
        resets = new InMemoryPasswordResets(database);
    }

    @Override
    public boolean insert(MailedToken token, int most) {
        return database.atomically(() -> {
            long live = kept().stream()
                    .filter(other -> other.user().equals(token.user())
                            && other.purpose() == token.purpose()
                            && token.createdAt().isBefore(other.expiresAt()))
                    .count();
            if (live >= most) {
                return false;
            }
            rows().put(token.id(), token);
            if (token.purpose() == Purpose.RESET_PASSWORD) {
                resets.add(token.token(), token.user(), token.expiresAt());
            }
            return true;
        });
    }

    /** All that were ever kept, in no order. */
    public List<MailedToken> kept() {
        return database.atomically(() -> List.copyOf(rows().values()));
    }

    private Map<String, MailedToken> rows() {
        return database.table("mailed token");
    }
}
