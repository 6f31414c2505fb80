/** From an action to the Kubernetes object that it creates: a pure function, kept equal to golden files by tests. */
@NullMarked
package homework.otus.mysql.k8s.manifest;

import org.jspecify.annotations.NullMarked;
