package homework.otus.mysql.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every way on from a world: the relation that {@link Explorer} walks along and that recorded roads are held to. */
final class Successors {
    private Successors() {}

    /** The healthy way on: the next step, or what the block asks for. Empty where nothing moves, or nothing has to. */
    static Optional<Move> onward(World world, Outlook outlook) {
        return outlook.rests()
                ? outlook.block().map(block -> Obedience.to(block, world))
                : Execution.of(world, outlook.ahead().get(0));
    }

    /** What may happen at any time, in any number: nobody did anything wrong. */
    static List<Move> free(World world, Outlook outlook, Optional<Move> onward, int lives) {
        List<Move> moves = new ArrayList<>(Nature.moves(world));
        moves.addAll(Users.moves(world, lives));
        List<Move> happens = new ArrayList<>(moves);
        // what was done without an answer, and is done again
        onward.filter(move -> !outlook.rests()).ifPresent(happens::add);
        happens.forEach(move -> moves.addAll(Stale.moves(world, outlook, move)));
        return moves;
    }

    /** What costs a disturbance. */
    static List<Move> disturbed(World world, Outlook outlook, Function<World, List<Move>> disturbing) {
        List<Move> moves = new ArrayList<>();
        for (Move move : disturbing.apply(world)) {
            moves.add(move);
            moves.addAll(Stale.moves(world, outlook, move));
        }
        return moves;
    }
}
