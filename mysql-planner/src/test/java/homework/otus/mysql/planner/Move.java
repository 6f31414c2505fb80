package homework.otus.mysql.planner;

/** One thing that happens, and the world after it. */
record Move(String name, World after) {}
