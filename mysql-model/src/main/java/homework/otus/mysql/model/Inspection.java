package homework.otus.mysql.model;

import java.util.Optional;

/**
 * What the workload's init container saw in the data directory before the server started.
 *
 * @param fresh it was empty, or a first start had not finished and was started over
 * @param born the life in which the directory was first initialised; empty when nothing says so
 */
public record Inspection(boolean fresh, Optional<Uid> born) {}
