package homework.otus.mysql.model;

import java.util.Optional;

/**
 * What was seen in the data directory before the server started: by the workload's init container, or by the
 * server's own start, which refuses every other directory than the one it was told to expect.
 *
 * @param fresh it was empty, or a first start had not finished and was started over
 * @param born the life in which the directory was first initialised; empty when nothing says so
 */
public record Inspection(boolean fresh, Optional<Uid> born) {}
