package software.openwork.den.render;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.HostRef;
import software.openwork.den.domain.sweep.HostInventory;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** What there is in our workspace at Render. */
final class RenderInventory implements HostInventory {

    private final RenderServices services;
    private final String prefix;
    private final Pattern named;

    RenderInventory(RenderServices services, String namePrefix) {
        this.services = services;
        prefix = ServiceNames.slug(namePrefix) + "-";
        named = Pattern.compile(
                Pattern.quote(prefix) + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(-.*)?");
    }

    @Override
    public Services hosted() {
        var all = services.all();
        if (all.failure() != null) {
            return new Unknown(Effects.reason(all.failure()));
        }
        return new Hosted(all.items().stream()
                .filter(service -> service.name().startsWith(prefix))
                .map(service -> service.listed(workerIn(service.name())))
                .toList());
    }

    private @Nullable WorkerId workerIn(String name) {
        Matcher matcher = named.matcher(name);
        return matcher.matches() ? new WorkerId(matcher.group(1)) : null;
    }

    @Override
    public Marking markOf(HostRef host) {
        RenderServices.Listing<Map.Entry<String, String>> listing = services.variables(host.value());
        if (listing.failure() != null) {
            return isMissing(listing.failure()) ? new Missing() : new Unknown(Effects.reason(listing.failure()));
        }
        return new Marked(new Mark(
                value(listing.items(), ServiceRequest.INSTALLATION).orElse(null),
                value(listing.items(), ServiceRequest.WORKER)
                        .flatMap(WorkerId::parse)
                        .orElse(null)));
    }

    private static Optional<String> value(List<Map.Entry<String, String>> variables, String name) {
        return variables.stream()
                .filter(each -> each.getKey().equals(name))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    @Override
    public Domains domainsOf(HostRef host) {
        RenderServices.Listing<Domain> listing = services.domains(host);
        if (listing.failure() != null) {
            return isMissing(listing.failure()) ? new Missing() : new Unknown(Effects.reason(listing.failure()));
        }
        return new Attached(listing.items());
    }

    private static boolean isMissing(VendorReply reply) {
        return Effects.effect(reply) instanceof Effect.Missing;
    }

    static Domain domain(JsonNode node) {
        return new Domain(
                node.path("name").asText(), Json.time(node.path("createdAt")).orElse(null));
    }
}
