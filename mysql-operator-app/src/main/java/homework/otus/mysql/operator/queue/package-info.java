/** A work queue by key. It knows nothing of Kubernetes or MySQL. */
@NullMarked
package homework.otus.mysql.operator.queue;

import org.jspecify.annotations.NullMarked;
