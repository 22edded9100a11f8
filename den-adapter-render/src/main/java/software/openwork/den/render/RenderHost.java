package software.openwork.den.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.HostAllowance;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostRequest;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** Workers as web services at Render. */
final class RenderHost implements WorkerHost {

    /** {@code deactivated} was live once, and another deploy took its place. */
    private static final Set<String> FAILURES =
            Set.of("build_failed", "pre_deploy_failed", "update_failed", "canceled", "deactivated");

    private final RenderServices services;
    private final RenderConfig config;
    private final ServiceNames names;
    private final ServiceLookup lookup;
    private final HostAllowance allowance;
    private final InstantSource clock;

    RenderHost(RenderServices services, RenderConfig config, HostAllowance allowance, InstantSource clock) {
        this.services = services;
        this.config = config;
        names = new ServiceNames(config.namePrefix());
        lookup = new ServiceLookup(services, names);
        this.allowance = allowance;
        this.clock = clock;
    }

    @Override
    public Search find(HostSearch search) {
        Search found = lookup.named(names.name(search.workerId(), search.workerName()));
        return found instanceof NotFound && search.formerUrl() != null
                ? lookup.former(search, search.formerUrl())
                : found;
    }

    @Override
    public Creation create(HostRequest request) {
        var full = allowance.take();
        if (full.isPresent()) {
            return new Queued(full.get());
        }
        String name = names.name(request.workerId(), request.workerName());
        VendorReply reply = services.create(ServiceRequest.body(config, name, request));
        return switch (reply) {
            case VendorReply.Answer answer -> {
                VendorReply.Quota quota = answer.quota();
                if (quota != null) {
                    allowance.correct(quota.remaining(), quota.reset());
                }
                yield created(answer, name);
            }
            case VendorReply.Limited limited -> {
                allowance.correct(0, limited.retryAfter());
                yield new Queued(clock.instant().plus(limited.retryAfter()));
            }
            case VendorReply.NotSent unsent -> {
                allowance.giveBack();
                yield new NotMade(unsent.reason(), unsent.retryAfter());
            }
            case VendorReply.NoAnswer silent -> new Unanswered(silent.reason());
        };
    }

    private Creation created(VendorReply.Answer answer, String name) {
        if (answer.succeeded()) {
            return Service.read(Json.read(answer.body()).path("service"))
                    .<Creation>map(service -> new Created(new HostRef(service.id())))
                    .orElseGet(() -> new Unanswered(answer.reason() + " without a service"));
        }
        String reason = Effects.reason(answer);
        return switch (answer.status()) {
            // The document does not say which of the two a name gets that is taken already.
            case 400, 409 -> taken(answer, name, reason);
            case 401, 403, 404 -> new Rejected(FailureCode.CONFIGURATION, reason);
            case 402 -> new Rejected(FailureCode.HOST_QUOTA, reason);
            default ->
                Effects.refuses(answer) ? new Rejected(FailureCode.HOST_REJECTED, reason) : new Unanswered(reason);
        };
    }

    private Creation taken(VendorReply.Answer answer, String name, String reason) {
        return switch (lookup.named(name)) {
            case Found found -> new Created(found.host());
            case NotFound none when answer.status() == 400 -> new Rejected(FailureCode.HOST_REJECTED, reason);
            case Search unclear -> new Unanswered(reason);
        };
    }

    @Override
    public Deploy deploy(HostRef host) {
        VendorReply reply = services.newestDeploy(host);
        JsonNode list = RenderServices.succeeded(reply).orElseGet(() -> Json.read(""));
        if (!list.isArray()) {
            return undeployed(reply);
        }
        String status = status(list);
        if (FAILURES.contains(status)) {
            return new DeployFailed(status);
        }
        return status.equals("live") ? live(host) : new Deploying(status.isEmpty() ? "waiting for a deploy" : status);
    }

    private static String status(JsonNode deploys) {
        return deploys.path(0).path("deploy").path("status").asText();
    }

    private Deploy live(HostRef host) {
        VendorReply reply = services.service(host);
        Optional<Service> shown = RenderServices.succeeded(reply).flatMap(Service::read);
        if (shown.isEmpty()) {
            return undeployed(reply);
        }
        Service service = shown.get();
        String url = service.url();
        if (service.suspended()) {
            return new DeployFailed("the service is suspended");
        }
        if (url == null) {
            return new NoUrl();
        }
        return service.hasSafeUrl()
                ? new DeployedAt(url)
                : new Rejected(FailureCode.NO_URL, "the service has a URL that is not https");
    }

    private static Deploy undeployed(VendorReply reply) {
        if (reply instanceof VendorReply.Answer answer) {
            if (answer.missing()) {
                return new Vanished();
            }
            if (Effects.deniesKey(answer)) {
                return new Rejected(FailureCode.CONFIGURATION, Effects.reason(answer));
            }
        }
        return new Unavailable(Effects.reason(reply), Effects.pause(reply));
    }

    @Override
    public Effect attachDomain(HostRef host, String domain) {
        VendorReply reply = services.addDomain(host, domain);
        boolean mayBeAttached =
                reply instanceof VendorReply.Answer answer && (answer.status() == 409 || answer.status() == 400);
        if (mayBeAttached && services.domain(host, domain) instanceof VendorReply.Answer shown && shown.succeeded()) {
            return new Effect.Done();
        }
        return Effects.effect(reply);
    }

    @Override
    public Effect verifyDomain(HostRef host, String domain) {
        VendorReply reply = services.domain(host, domain);
        boolean verified = RenderServices.succeeded(reply)
                .map(shown -> shown.path("verificationStatus").asText().equals("verified"))
                .orElse(false);
        return verified || !(Effects.effect(reply) instanceof Effect.Done)
                ? Effects.effect(reply)
                : Effects.effect(services.verifyDomain(host, domain));
    }

    @Override
    public Effect detachDomain(HostRef host, String domain) {
        return Effects.effect(services.removeDomain(host, domain));
    }

    @Override
    public Effect suspend(HostRef host) {
        Shown before = shown(host);
        if (before.problem() != null || before.suspended()) {
            return before.problem() == null ? new Effect.Done() : before.problem();
        }
        Effect asked = Effects.effect(services.suspend(host));
        Shown after = shown(host);
        if (after.problem() == null && after.suspended()) {
            return new Effect.Done();
        }
        return asked instanceof Effect.Done ? new Effect.Unavailable("the service is being suspended", null) : asked;
    }

    @Override
    public Effect resume(HostRef host) {
        Shown before = shown(host);
        if (before.problem() != null) {
            return before.problem();
        }
        if (before.suspended()) {
            Effect asked = Effects.effect(services.resume(host));
            return asked instanceof Effect.Done ? new Effect.Unavailable("the service is being resumed", null) : asked;
        }
        VendorReply newest = services.newestDeploy(host);
        JsonNode deploys = RenderServices.succeeded(newest).orElseGet(() -> Json.read(""));
        if (!deploys.isArray()) {
            Effect problem = Effects.effect(newest);
            return problem instanceof Effect.Done ? new Effect.Unavailable(Effects.reason(newest), null) : problem;
        }
        return deploys.isEmpty() || FAILURES.contains(status(deploys)) ? deployAnew(host) : new Effect.Done();
    }

    /** A deploy may be queued without being shown, so that is looked at first: not every look makes another one. */
    private Effect deployAnew(HostRef host) {
        VendorReply queued = services.queuedDeploy(host);
        boolean waits = RenderServices.succeeded(queued)
                .map(list -> list.isArray() && status(list).equals("queued"))
                .orElse(false);
        if (!waits) {
            Effect asked = Effects.effect(services.startDeploy(host));
            if (!(asked instanceof Effect.Done)) {
                return asked;
            }
        }
        return new Effect.Unavailable("a new deploy is being queued", null);
    }

    @Override
    public Effect delete(HostRef host) {
        return Effects.effect(services.delete(host));
    }

    private record Shown(boolean suspended, @Nullable Effect problem) {}

    private Shown shown(HostRef host) {
        VendorReply reply = services.service(host);
        Optional<Service> service = RenderServices.succeeded(reply).flatMap(Service::read);
        if (service.isPresent()) {
            return new Shown(service.get().suspended(), null);
        }
        Effect effect = Effects.effect(reply);
        return new Shown(
                false, effect instanceof Effect.Done ? new Effect.Unavailable(Effects.reason(reply), null) : effect);
    }
}
