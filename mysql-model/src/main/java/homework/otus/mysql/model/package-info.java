/**
 * The nouns: what a user wants ({@link homework.otus.mysql.model.MySqlSpec}), what was observed
 * ({@link homework.otus.mysql.model.ClusterSnapshot} and its facts), and what is to be done ({@link
 * homework.otus.mysql.model.Plan}, {@link homework.otus.mysql.model.Step}, {@link
 * homework.otus.mysql.model.Action}).
 *
 * <p>No decision lives here, no Kubernetes client, no input or output, no clock, and no password.
 */
@NullMarked
package homework.otus.mysql.model;

import org.jspecify.annotations.NullMarked;
