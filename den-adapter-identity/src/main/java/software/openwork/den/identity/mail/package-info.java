/** Mail, handed to a server by SMTP. */
@NullMarked
package software.openwork.den.identity.mail;

import org.jspecify.annotations.NullMarked;
