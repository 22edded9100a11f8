package software.openwork.den.domain.account;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is given. */
public final class FakeMailer implements Mailer {

    private final List<Mail> taken = new ArrayList<>();
    private Sending answer = new Taken();

    @Override
    public synchronized Sending send(Mail mail) {
        if (answer instanceof Taken) {
            taken.add(mail);
        }
        return answer;
    }

    /** All mail that was taken, oldest first. */
    public synchronized List<Mail> taken() {
        return List.copyOf(taken);
    }

    /** From now on this is the answer. */
    public synchronized void answer(Sending next) {
        answer = next;
    }
}
