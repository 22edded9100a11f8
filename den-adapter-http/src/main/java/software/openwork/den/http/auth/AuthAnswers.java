package software.openwork.den.http.auth;

import software.openwork.den.http.wire.Json;
import software.openwork.den.http.wire.Reply;

/** Answers that several routes give. */
final class AuthAnswers {

    private static final byte[] DONE = Json.object(json -> json.writeBooleanField("status", true));

    private AuthAnswers() {}

    static Reply done() {
        return Reply.authJson(200, DONE);
    }

    /** Sends the user on; without a body, but with a content type, as clients know it. */
    static Reply redirect(String url) {
        return Reply.authJson(302, new byte[0]).with("Location", url);
    }
}
