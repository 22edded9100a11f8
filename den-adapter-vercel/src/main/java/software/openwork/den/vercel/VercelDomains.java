package software.openwork.den.vercel;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.openwork.den.domain.launch.Effect;
import software.openwork.den.domain.launch.WorkerDomains;
import software.openwork.den.domain.sweep.DomainInventory;
import software.openwork.den.domain.sweep.Mark;
import software.openwork.den.domain.worker.WorkerId;
import software.openwork.den.vendor.Json;
import software.openwork.den.vendor.VendorReply;

/** Aliases in a zone at Vercel, each with our mark in its comment. */
final class VercelDomains implements WorkerDomains, DomainInventory {

    private final Zone zone;
    private final String suffix;
    private final String installation;

    VercelDomains(Zone zone, VercelConfig config) {
        this.zone = zone;
        suffix = "." + config.zone().toLowerCase(Locale.ROOT);
        installation = config.installation();
    }

    @Override
    public Effect point(String name, String target) {
        return relative(name)
                .map(label -> point(label, DnsRecord.compared(target), true))
                .orElseGet(() -> new Effect.Rejected(name + " does not lie in the zone"));
    }

    private Effect point(String label, String target, boolean first) {
        Zone.Listing listing = zone.list();
        if (listing.failure() != null) {
            return effect(listing.failure());
        }
        List<DnsRecord> taken = listing.named(label);
        Optional<DnsRecord> alias = taken.stream().filter(DnsRecord::isAlias).findFirst();
        if (alias.isPresent()) {
            return alias.get().value().equals(target)
                    ? new Effect.Done()
                    : effect(zone.update(alias.get(), target, mark(label)));
        }
        if (!first) {
            return new Effect.Rejected("the name is taken by a record of type "
                    + taken.stream().map(DnsRecord::type).findFirst().orElse("unknown"));
        }
        VendorReply reply = zone.create(label, target, mark(label));
        // Made by a call whose answer was lost, or by somebody else at this moment: what is there decides.
        return reply instanceof VendorReply.Answer answer && answer.status() == 409
                ? point(label, target, false)
                : effect(reply);
    }

    @Override
    public Effect remove(String name) {
        Optional<String> label = relative(name);
        if (label.isEmpty()) {
            return new Effect.Missing();
        }
        Zone.Listing listing = zone.list();
        if (listing.failure() != null) {
            return effect(listing.failure());
        }
        Effect result = new Effect.Missing();
        for (DnsRecord alias : listing.named(label.get())) {
            if (!alias.isAlias()) {
                continue;
            }
            VendorReply reply = zone.delete(alias);
            boolean gone = reply instanceof VendorReply.Answer answer && (answer.succeeded() || answer.missing());
            if (!gone) {
                return effect(reply);
            }
            result = new Effect.Done();
        }
        return result;
    }

    @Override
    public Aliases aliases() {
        Zone.Listing listing = zone.list();
        if (listing.failure() != null) {
            return new Unknown(
                    effect(listing.failure()) instanceof Effect.Rejected rejected
                            ? rejected.reason()
                            : "the DNS records cannot be read");
        }
        return new Listed(listing.records().stream()
                .filter(DnsRecord::isAlias)
                .map(each -> new Alias(
                        each.id(),
                        each.name().isEmpty() ? suffix.substring(1) : each.name() + suffix,
                        each.value(),
                        each.mark(),
                        each.createdAt()))
                .toList());
    }

    private Optional<String> relative(String name) {
        String lower = DnsRecord.compared(name);
        return Optional.of(lower)
                .filter(any -> any.length() > suffix.length() && any.endsWith(suffix))
                .map(any -> any.substring(0, any.length() - suffix.length()));
    }

    private String mark(String label) {
        return new Mark(installation, new WorkerId(label.split("\\.", 2)[0])).comment();
    }

    /** A zone or record that is not there is no success of a change, nor of a look. */
    private static Effect effect(VendorReply reply) {
        return switch (reply) {
            case VendorReply.Answer answer -> {
                if (answer.succeeded()) {
                    yield answer.request().body() == null
                                    && answer.request().method().equals("GET")
                            ? new Effect.Unavailable(answer.reason() + " without records", null)
                            : new Effect.Done();
                }
                yield answer.status() / 100 == 4 && answer.status() != 408
                        ? new Effect.Rejected(reason(answer))
                        : new Effect.Unavailable(reason(answer), answer.retryAfter());
            }
            case VendorReply.Limited limited -> new Effect.Unavailable(limited.reason(), limited.retryAfter());
            case VendorReply.NotSent unsent -> new Effect.Unavailable(unsent.reason(), unsent.retryAfter());
            case VendorReply.NoAnswer silent -> new Effect.Unavailable(silent.reason(), null);
        };
    }

    private static String reason(VendorReply.Answer answer) {
        return Json.text(Json.read(answer.body()).path("error").path("message"))
                .map(message -> answer.reason() + ", " + Json.line(message))
                .orElse(answer.reason());
    }
}
