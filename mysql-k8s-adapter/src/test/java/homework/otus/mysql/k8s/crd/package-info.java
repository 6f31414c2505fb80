/** Tests. */
@NullMarked
package homework.otus.mysql.k8s.crd;

import org.jspecify.annotations.NullMarked;
