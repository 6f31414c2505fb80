package homework.otus.mysql.operator.watch;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Tells of everything that happens to objects of one kind, whatever it is. */
record Forward<T>(Consumer<T> to) implements ResourceEventHandler<T> {
    @Override
    public void onAdd(T object) {
        to.accept(object);
    }

    @Override
    public void onUpdate(T before, T after) {
        to.accept(after);
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
        to.accept(object);
    }
}
