package software.openwork.den.http.admin;

import java.util.Map;
import java.util.function.Supplier;
import software.openwork.den.application.admin.AdminAccess;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.http.error.ApiErrors;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.Reply;

/** Lets administrators through, and answers everybody else. */
final class AdminDoor {

    private final AdminAccess access;

    AdminDoor(AdminAccess access) {
        this.access = access;
    }

    Reply pass(Exchange exchange, SignedIn caller, String action, Supplier<Reply> through) {
        return pass(exchange, caller, action, Map.of(), through);
    }

    Reply pass(Exchange exchange, SignedIn caller, String action, Map<String, String> data, Supplier<Reply> through) {
        return switch (access.handle(caller.user(), action, data, exchange.caller())) {
            case GRANTED -> through.get();
            case NO_ADDRESS -> ApiErrors.adminEmailRequired();
            case DENIED -> ApiErrors.adminsOnly();
        };
    }
}
