package homework.otus.mysql.e2e.proxy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds what comes to it, until it is opened. */
public final class Gate {
    private final CountDownLatch opened = new CountDownLatch(1);
    private final AtomicInteger arrived = new AtomicInteger();

    public void open() {
        opened.countDown();
    }

    public boolean isReached() {
        return arrived.get() > 0;
    }

    void pass() throws IOException {
        arrived.incrementAndGet();
        try {
            opened.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy ends");
        }
    }
}
