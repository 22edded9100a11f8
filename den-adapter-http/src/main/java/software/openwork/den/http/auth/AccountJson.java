package software.openwork.den.http.auth;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import software.openwork.den.domain.account.Session;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.domain.account.User;
import software.openwork.den.http.wire.Json;

/** Users and sessions as clients see them. */
public final class AccountJson {

    private AccountJson() {}

    /** The members {@code session} and {@code user}. */
    public static void writeSignedIn(JsonGenerator json, SignedIn signedIn) throws IOException {
        json.writeFieldName("session");
        writeSession(json, signedIn.session());
        json.writeFieldName("user");
        writeUser(json, signedIn.user());
    }

    static void writeUser(JsonGenerator json, User user) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", user.name());
        json.writeStringField("email", user.email());
        json.writeBooleanField("emailVerified", user.emailVerified());
        Json.text(json, "image", user.image());
        Json.time(json, "createdAt", user.createdAt());
        Json.time(json, "updatedAt", user.updatedAt());
        json.writeStringField("id", user.id().value());
        json.writeEndObject();
    }

    static void writeSession(JsonGenerator json, Session session) throws IOException {
        json.writeStartObject();
        Json.time(json, "expiresAt", session.expiresAt());
        json.writeStringField("token", session.token().reveal());
        Json.time(json, "createdAt", session.createdAt());
        Json.time(json, "updatedAt", session.updatedAt());
        json.writeStringField("ipAddress", session.ipAddress());
        json.writeStringField("userAgent", session.userAgent());
        json.writeStringField("userId", session.userId().value());
        json.writeStringField("id", session.id());
        json.writeEndObject();
    }
}
