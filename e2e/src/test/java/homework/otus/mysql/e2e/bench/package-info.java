/** What {@code e2e/bench} runs beside the operator: a stand-in for the node, the load, and the bare limit. */
@NullMarked
package homework.otus.mysql.e2e.bench;

import org.jspecify.annotations.NullMarked;
