package software.openwork.den.domain.account;

import java.util.List;

class FakeMailerTest extends MailerContract {

    private final FakeMailer mailer = new FakeMailer();

    @Override
    protected Mailer mailer() {
        return mailer;
    }

    @Override
    protected List<Mailer.Mail> received() {
        return mailer.taken();
    }

    @Override
    protected void beAway() {
        mailer.answer(new Mailer.Unavailable("away"));
    }

    @Override
    protected void refuse() {
        mailer.answer(new Mailer.Refused("no such user"));
    }
}
