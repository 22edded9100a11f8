package software.openwork.den.app;

import java.util.Objects;

/** Which Den this is. */
final class Version {

    /** From the jar's manifest. */
    static final String TEXT =
            Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "unpackaged");

    private Version() {}
}
