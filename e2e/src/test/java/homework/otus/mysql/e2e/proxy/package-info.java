/** A proxy before the real API server that makes the trouble which networks, busy servers and restarts make. */
@NullMarked
package homework.otus.mysql.e2e.proxy;

import org.jspecify.annotations.NullMarked;
