/**
 * What the operator counts and measures, for Prometheus. Every name and label is here; {@code docs/metrics.md} is generated from
 * the registry. No label has a value that grows with time, and series of an instance end with it.
 */
@NullMarked
package homework.otus.mysql.operator.metrics;

import org.jspecify.annotations.NullMarked;
