/** The MySQL resource as the API server has it, and the CRD that is generated from it. Nothing is judged here. */
@NullMarked
package homework.otus.mysql.k8s.crd;

import org.jspecify.annotations.NullMarked;
