package software.openwork.den.simulator.oauth;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account at a provider.
 *
 * @param id identifier at the provider; digits only at GitHub
 * @param login user name at GitHub
 * @param name display name, or null
 * @param publicEmail the address in GitHub's public profile, or null
 * @param emails all addresses; Google tells the primary one, else the first
 * @param picture URL, or null
 */
public record Person(
        String id,
        String login,
        @Nullable String name,
        @Nullable String publicEmail,
        List<Email> emails,
        @Nullable String picture) {

    /**
     * An address.
     *
     * @param address the text
     * @param primary whether it is the main one
     * @param verified whether it is proved to be the person's
     */
    public record Email(String address, boolean primary, boolean verified) {}

    /** Copies the addresses. */
    public Person {
        emails = List.copyOf(emails);
    }

    /**
     * A person with one address, primary, verified and public.
     *
     * @param id identifier
     * @param name display name, whose first word is the login
     * @param email the address
     * @return the person, without a picture
     */
    public static Person of(String id, String name, String email) {
        String login = name.split(" ", 2)[0];
        return new Person(id, login, name, email, List.of(new Email(email, true, true)), null);
    }

    /**
     * The same person with other addresses.
     *
     * @param publicEmail see {@link #publicEmail()}
     * @param emails see {@link #emails()}
     * @return a copy
     */
    public Person withEmails(@Nullable String publicEmail, List<Email> emails) {
        return new Person(id, login, name, publicEmail, emails, picture);
    }

    Optional<Email> mainEmail() {
        return emails.stream()
                .filter(Email::primary)
                .findFirst()
                .or(() -> emails.stream().findFirst());
    }
}
