package software.openwork.den.identity.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;

/** A mail server on a free port that keeps what it is sent. */
public final class Mailbox implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private Mailbox() {}

    public static Mailbox open() {
        Mailbox mailbox = new Mailbox();
        mailbox.server.start();
        return mailbox;
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** The bodies of the mails to an address, the oldest first, with the line ends of quoted-printable taken out. */
    public List<String> texts(String address) {
        return Arrays.stream(server.getReceivedMessagesForDomain(address))
                .map(mail ->
                        GreenMailUtil.getBody(mail).replaceAll("=\\r?\\n", "").replace("=3D", "="))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
