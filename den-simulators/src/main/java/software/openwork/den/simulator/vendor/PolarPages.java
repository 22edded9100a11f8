package software.openwork.den.simulator.vendor;

import java.util.Map;

/** The pages that people see at {@link PolarSimulator}. */
final class PolarPages {

    private PolarPages() {}

    static Reply checkout(String email, String returnUrl) {
        return page(
                "Den Cloud",
                "<p>A simulated checkout for <b>" + escape(email) + "</b>. No money is asked for.</p>"
                        + "<p>$" + PolarSimulator.PRICE / 100 + " a month</p>"
                        + "<form method=post><button id=pay>Pay</button></form>"
                        + "<p><a href=\"" + escape(returnUrl) + "\">Back</a></p>");
    }

    static Reply portal(SimulatedCustomer customer) {
        String plan = customer.isActive()
                ? "<p>Den Cloud is active"
                        + (customer.cancels ? " until the end of the period" : "") + ".</p>"
                        + "<form method=post><button id=end>End it now</button></form>"
                : "<p>No active plan.</p>";
        return page("Billing of " + customer.email, plan);
    }

    static Reply gone() {
        return html(404, "Nothing here", "<p>This checkout is over, or never was.</p>");
    }

    static Reply redirect(String url) {
        return Reply.empty(303).with(Map.of("Location", url));
    }

    static Reply page(String title, String body) {
        return html(200, title, body);
    }

    private static Reply html(int status, String title, String body) {
        String page = "<!DOCTYPE html><meta charset=utf-8><title>" + escape(title) + "</title>"
                + "<body style=\"font-family:sans-serif;max-width:30rem;margin:3rem auto\"><h1>" + escape(title)
                + "</h1>" + body;
        return new Reply(status, Map.of("Content-Type", "text/html; charset=utf-8"), page);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
