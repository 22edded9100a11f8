package software.openwork.den.http.worker;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.account.UserId;
import software.openwork.den.domain.worker.Worker;
import software.openwork.den.domain.worker.WorkerInstance;
import software.openwork.den.domain.worker.WorkerView;
import software.openwork.den.http.wire.Json;

/** Workers and their instances as clients see them. */
final class WorkerJson {

    private WorkerJson() {}

    /** A worker with its instance inside, as lists show it. */
    static void writeListed(JsonGenerator json, WorkerView view, UserId caller) throws IOException {
        json.writeStartObject();
        writeMembers(json, view.worker(), caller);
        writeInstance(json, view.instance());
        json.writeEndObject();
    }

    /** The member {@code worker}. */
    static void writeWorker(JsonGenerator json, Worker worker, UserId caller) throws IOException {
        json.writeObjectFieldStart("worker");
        writeMembers(json, worker, caller);
        json.writeEndObject();
    }

    /** The member {@code instance}. */
    static void writeInstance(JsonGenerator json, @Nullable WorkerInstance instance) throws IOException {
        if (instance == null) {
            json.writeNullField("instance");
            return;
        }
        json.writeObjectFieldStart("instance");
        json.writeStringField("provider", instance.provider());
        Json.text(json, "region", instance.region());
        json.writeStringField("url", instance.url());
        json.writeStringField("status", instance.status().word());
        Json.time(json, "createdAt", instance.createdAt());
        Json.time(json, "updatedAt", instance.updatedAt());
        json.writeEndObject();
    }

    private static void writeMembers(JsonGenerator json, Worker worker, UserId caller) throws IOException {
        UserId creator = worker.createdBy();
        json.writeStringField("id", worker.id().value());
        json.writeStringField("orgId", worker.orgId().value());
        Json.text(json, "createdByUserId", creator == null ? null : creator.value());
        json.writeBooleanField("isMine", worker.isCreatedBy(caller));
        json.writeStringField("name", worker.spec().name());
        Json.text(json, "description", worker.spec().description());
        json.writeStringField("destination", worker.spec().destination().word());
        json.writeStringField("status", worker.status().word());
        Json.text(json, "imageVersion", worker.spec().imageVersion());
        Json.text(json, "workspacePath", worker.spec().workspacePath());
        Json.text(json, "sandboxBackend", worker.spec().sandboxBackend());
        Json.time(json, "createdAt", worker.createdAt());
        Json.time(json, "updatedAt", worker.updatedAt());
    }
}
