package software.openwork.den.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.openwork.den.domain.launch.FailureCode;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.launch.HostSearch;
import software.openwork.den.domain.launch.WorkerHost;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.vendor.VendorReply;

/** Finds the service of a worker, by its name or as the replaced service left it. */
final class ServiceLookup {

    private final RenderServices services;
    private final ServiceNames names;

    ServiceLookup(RenderServices services, ServiceNames names) {
        this.services = services;
        this.names = names;
    }

    WorkerHost.Search named(String name) {
        return result(services.named(name));
    }

    private static WorkerHost.Search result(RenderServices.Listing<Service> listing) {
        if (listing.failure() != null) {
            return unknown(listing.failure());
        }
        List<Service> found = listing.items();
        return switch (found.size()) {
            case 0 -> new WorkerHost.NotFound();
            case 1 -> new WorkerHost.Found(new HostRef(found.getFirst().id()));
            default ->
                new WorkerHost.Ambiguous(
                        "services " + found.stream().map(Service::id).toList());
        };
    }

    private static WorkerHost.Search unknown(VendorReply reply) {
        return reply instanceof VendorReply.Answer answer
                        && (Effects.deniesKey(answer) || Effects.refuses(answer) || answer.missing())
                ? new WorkerHost.Rejected(FailureCode.CONFIGURATION, Effects.reason(answer))
                : new WorkerHost.Unavailable(Effects.reason(reply), Effects.pause(reply));
    }

    /** The replaced service cut names off: its services count only when their environment names the worker. */
    WorkerHost.Search former(HostSearch search, String formerUrl) {
        RenderServices.Listing<Service> all = services.all();
        if (all.failure() != null) {
            return unknown(all.failure());
        }
        String host = hostName(formerUrl);
        String name = names.formerName(search.workerId(), search.workerName());
        List<Service> byUrl = all.items().stream()
                .filter(service -> !host.isEmpty() && service.hostName().equals(host))
                .toList();
        List<Service> candidates = byUrl.isEmpty()
                ? all.items().stream()
                        .filter(service -> service.name().equals(name))
                        .toList()
                : byUrl;
        WorkerHost.Search found = new WorkerHost.NotFound();
        for (Service candidate : candidates) {
            Optional<Boolean> owns = belongsTo(candidate, search.workerId());
            if (owns.isEmpty()) {
                return new WorkerHost.Unavailable("the environment of " + candidate.id() + " cannot be read", null);
            }
            if (owns.get() && found instanceof WorkerHost.Found other) {
                return new WorkerHost.Ambiguous("services " + other.host() + " and " + candidate.id());
            }
            found = owns.get() ? new WorkerHost.Found(new HostRef(candidate.id())) : found;
        }
        return found;
    }

    private Optional<Boolean> belongsTo(Service service, WorkerId worker) {
        return services.environment(service.id())
                .map(environment -> worker.value().equals(environment.get(ServiceRequest.WORKER)));
    }

    private static String hostName(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
