/** Benchmarks; no test runs them. */
@NullMarked
package homework.otus.mysql.operator.bench;

import org.jspecify.annotations.NullMarked;
