package software.openwork.den.domain.deploy;

import java.net.URI;
import java.util.Optional;

/**
 * A service at a hosting vendor.
 *
 * @param name what people call it there
 * @param url where it is reached by the vendor's name, no slash at the end; empty when it has none
 * @param suspended whether it is stopped
 */
public record HostedService(String name, Optional<URI> url, boolean suspended) {}
