package homework.otus.mysql.e2e.proxy;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Deals trouble to requests, one card each. Reads, writes and watches have piles of their own, which are shuffled by the seed and
 * dealt to the end before any card comes again: so each kind of trouble is met however short a test is. Requests of leases get none.
 */
public final class Deck implements Function<Request, Fault> {
    private final Random random;
    private final Map<Kind, List<Card>> piles = new EnumMap<>(Kind.class);
    private final Map<Card, Integer> dealt = new EnumMap<>(Card.class);

    /** What a request can meet. */
    public enum Card {
        NOTHING,
        /** 429 with Retry-After. */
        BUSY,
        SERVER_ERROR,
        CONFLICT,
        CUT,
        /** It is done, and nobody is told. */
        LOST_ANSWER,
        LATE,
        /** The stream of a watch ends somewhere. */
        CUT_STREAM
    }

    private enum Kind {
        READ(96, Card.BUSY, Card.SERVER_ERROR, Card.CUT, Card.LATE),
        WRITE(12, Card.BUSY, Card.SERVER_ERROR, Card.CONFLICT, Card.CUT, Card.LOST_ANSWER, Card.LATE),
        WATCH(8, Card.BUSY, Card.SERVER_ERROR, Card.CUT, Card.LATE, Card.CUT_STREAM, Card.CUT_STREAM);

        private final int clean;
        private final ImmutableList<Card> trouble;

        Kind(int clean, Card... trouble) {
            this.clean = clean;
            this.trouble = ImmutableList.copyOf(trouble);
        }

        static Kind of(Request request) {
            return request.isWrite() ? WRITE : request.isWatch() ? WATCH : READ;
        }

        List<Card> pile() {
            List<Card> cards = new ArrayList<>(trouble);
            cards.addAll(Collections.nCopies(clean, Card.NOTHING));
            return cards;
        }
    }

    public Deck(long seed) {
        random = new Random(seed);
    }

    @Override
    public synchronized Fault apply(Request request) {
        if (request.isOfLease()) {
            return Fault.none();
        }
        Card card = draw(Kind.of(request));
        dealt.merge(card, 1, Integer::sum);
        return fault(card);
    }

    /** How often each was dealt. */
    public synchronized Map<Card, Integer> dealt() {
        return new EnumMap<>(dealt);
    }

    private Card draw(Kind kind) {
        List<Card> pile = piles.computeIfAbsent(kind, none -> new ArrayList<>());
        if (pile.isEmpty()) {
            pile.addAll(kind.pile());
            Collections.shuffle(pile, random);
        }
        return pile.remove(pile.size() - 1);
    }

    private Fault fault(Card card) {
        return switch (card) {
            case NOTHING -> Fault.none();
            case BUSY -> Fault.answer(429, "TooManyRequests", "Retry-After: 1");
            case SERVER_ERROR -> Fault.answer(500, "InternalError");
            case CONFLICT -> Fault.answer(409, "Conflict");
            case CUT -> Fault.cut();
            case LOST_ANSWER -> Fault.loseAnswer();
            case LATE -> Fault.late(Duration.ofMillis(200 + random.nextInt(800)));
            case CUT_STREAM -> Fault.cutAfter(Duration.ofMillis(500 + random.nextInt(3_000)));
        };
    }
}
