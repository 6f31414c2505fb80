/**
 * Between the model and a cluster: reads snapshots, executes plans, and decides nothing.
 *
 * <p>Here are the words that both directions share: {@link homework.otus.mysql.k8s.Labels}, {@link
 * homework.otus.mysql.k8s.Annotations}, {@link homework.otus.mysql.k8s.Kinds}, and the one error, {@link
 * homework.otus.mysql.k8s.AdapterException}. The resource itself is in {@code crd}, reading in {@code
 * read}, the shape of what we create in {@code manifest}, writing in {@code execute}.
 */
@NullMarked
package homework.otus.mysql.k8s;

import org.jspecify.annotations.NullMarked;
