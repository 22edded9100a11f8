/** Health, and the files of the web page. */
@NullMarked
package software.openwork.den.http.system;

import org.jspecify.annotations.NullMarked;
