package software.openwork.den.app.doctor;

import java.util.List;
import java.util.Set;

/** Something that the doctor looks at. It changes nothing anywhere. */
interface Check {

    /** What it is, in a word. */
    String name();

    /** Settings without which there is no point in looking. */
    Set<String> needs();

    /** Looks. May throw or take long: who asks takes care of both. */
    List<Finding> look();
}
