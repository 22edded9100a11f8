package software.openwork.den.http.route;

import java.util.List;
import java.util.function.Supplier;
import software.openwork.den.domain.account.SignedIn;
import software.openwork.den.http.error.AuthErrors;
import software.openwork.den.http.wire.Exchange;
import software.openwork.den.http.wire.MediaType;
import software.openwork.den.http.wire.Reply;

/** What a route does, and with it who may make it do so. */
public sealed interface Action {

    Access access();

    /** Answers anybody. */
    interface OpenHandler {
        Reply handle(Exchange exchange);
    }

    /** Answers a signed-in caller. */
    interface CallerHandler {
        Reply handle(Exchange exchange, SignedIn caller);
    }

    /** Answers a form that has been read. */
    interface FormHandler<F> {
        Reply handle(Exchange exchange, F form);
    }

    /** Answers a form of a signed-in caller. */
    interface CallerFormHandler<F> {
        Reply handle(Exchange exchange, SignedIn caller, F form);
    }

    /** Answers anybody. */
    record Open(OpenHandler handler) implements Action {
        @Override
        public Access access() {
            return Access.OPEN;
        }
    }

    /** Answers anybody by the bytes that came. */
    interface RawHandler {
        Reply handle(Exchange exchange, byte[] body);
    }

    /**
     * Answers anybody who can prove themselves by the very bytes of the body: nothing else reads it before.
     *
     * @param handler answers
     */
    record Raw(RawHandler handler) implements Action {
        @Override
        public Access access() {
            return Access.OPEN;
        }
    }

    /** Answers a signed-in caller; everybody else gets a 401 before the handler is asked. */
    record ForCaller(CallerHandler handler) implements Action {
        @Override
        public Access access() {
            return Access.SESSION;
        }
    }

    /**
     * Under {@code /api/auth}: takes a JSON form from a signed-in caller. The form is read and judged before anybody
     * asks who sent it; what is wrong with it is told to everybody.
     *
     * @param reader reads it
     * @param handler answers it
     * @param stranger answers whoever has no session
     * @param <F> what it says
     */
    record SubmitForCaller<F>(FormReader<F> reader, CallerFormHandler<F> handler, Supplier<Reply> stranger)
            implements Action {

        /** With the usual answer to whoever has no session. */
        public SubmitForCaller(FormReader<F> reader, CallerFormHandler<F> handler) {
            this(reader, handler, AuthErrors::unauthorized);
        }

        @Override
        public Access access() {
            return Access.SESSION;
        }
    }

    /**
     * Under {@code /api/auth}: takes a form from anybody. The form is read and judged before its sender is.
     *
     * @param access {@code OPEN} or {@code LOGIN}
     * @param accepts content types it may have, in the order in which a refusal names them
     * @param reader reads it
     * @param handler answers it
     * @param <F> what it says
     */
    record Submit<F>(Access access, List<String> accepts, FormReader<F> reader, FormHandler<F> handler)
            implements Action {

        /** Content types of most forms. */
        public static final List<String> JSON = List.of(MediaType.JSON);

        /** Content types of forms that HTML pages may send by themselves. */
        public static final List<String> FORM_OR_JSON = List.of(MediaType.FORM, MediaType.JSON);

        /** Refuses a rule that the handler could not rely on. */
        public Submit {
            if (access == Access.SESSION) {
                throw new IllegalArgumentException("the handler would not be told whose session it is");
            }
            accepts = List.copyOf(accepts);
        }
    }
}
