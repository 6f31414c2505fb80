/**
 * From the cluster to a snapshot. What cannot be read is never taken for absent: either the model has a
 * word for it, or no snapshot is made.
 */
@NullMarked
package homework.otus.mysql.k8s.read;

import org.jspecify.annotations.NullMarked;
