/**
 * From a plan to the cluster. Each action is one write at the most, guarded by the UID that the plan means,
 * so that what changed since the snapshot is met by an error and not by damage.
 */
@NullMarked
package homework.otus.mysql.k8s.execute;

import org.jspecify.annotations.NullMarked;
