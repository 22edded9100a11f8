/** Names of workers in a DNS zone at Vercel. */
@NullMarked
package software.openwork.den.vercel;

import org.jspecify.annotations.NullMarked;
