/** What people install the operator with: the chart, kustomize, plain files. Nothing here talks to a cluster. */
@NullMarked
package homework.otus.mysql.operator.install;

import org.jspecify.annotations.NullMarked;
