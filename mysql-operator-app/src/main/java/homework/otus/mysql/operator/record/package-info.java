/**
 * What the operator saw and meant to do, as text: snapshots in files, the history of the running operator, and the
 * comparison of recorded plans with those of this version. No secret is in any of it, because the model has none.
 */
@NullMarked
package homework.otus.mysql.operator.record;

import org.jspecify.annotations.NullMarked;
