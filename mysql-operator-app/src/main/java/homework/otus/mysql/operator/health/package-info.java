/** Probes. */
@NullMarked
package homework.otus.mysql.operator.health;

import org.jspecify.annotations.NullMarked;
