/** Hosting that only pretends, for trying Den out. */
@NullMarked
package software.openwork.den.app.stub;

import org.jspecify.annotations.NullMarked;
