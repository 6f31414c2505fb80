package homework.otus.mysql.model;

/** An object of which the planner needs to know no more than that it is there. */
public record PlainFact(Uid uid, Ownership ownership, boolean terminating) implements ObjectFact {}
