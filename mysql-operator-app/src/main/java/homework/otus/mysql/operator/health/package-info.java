/** Probes, and the pages beside them. */
@NullMarked
package homework.otus.mysql.operator.health;

import org.jspecify.annotations.NullMarked;
