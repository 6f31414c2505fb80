package homework.otus.mysql.model;

/** Whose an object of one of our names is, read from its labels. */
public enum Ownership {
    /** It carries namespace, instance and role of just this object. */
    OURS,
    /** It carries none of our labels: perhaps made by an earlier operator or by hand. */
    UNLABELLED,
    /** It carries labels of something else. */
    FOREIGN
}
