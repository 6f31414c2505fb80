/**
 * What the end-to-end tests stand on: the cluster, namespaces of their own, a running operator whose every
 * plan is judged, and hands to reach a server's rows. No behaviour of the operator is asserted here but the
 * laws that hold always.
 */
@NullMarked
package homework.otus.mysql.e2e.harness;

import org.jspecify.annotations.NullMarked;
