/** Of several operators only one acts, and one that does not any more writes nothing. It knows nothing of MySQL. */
@NullMarked
package homework.otus.mysql.operator.lead;

import org.jspecify.annotations.NullMarked;
