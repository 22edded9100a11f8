/** {@code den deploy}: brings Den's own service at Render up to date. */
@NullMarked
package software.openwork.den.app.deploy;

import org.jspecify.annotations.NullMarked;
