package dev.topicscope.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.apache.kafka.common.KafkaFuture;

import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Failure;
import dev.topicscope.model.FailureException;

/// Waits for Kafka's answers on a worker, no longer than a deadline, and not a moment longer than somebody wants them.
final class Waits {

    /// The longest an answer of an `Admin` may take.
    static final Duration ANSWER = Duration.ofSeconds(9);

    private Waits() {
    }

    /// The answer to `what` (such as *list topics*).
    ///
    /// @throws FailureException what Kafka's exception means, `TimedOut` or `Cancelled`
    static <T> T await(KafkaFuture<T> answer, String what, Cancellation cancellation) throws FailureException {
        return await(answer.toCompletionStage().toCompletableFuture(), what, ANSWER, cancellation);
    }

    static <T> T await(CompletableFuture<T> answer, String what, Duration atMost, Cancellation cancellation) throws FailureException {
        long since = System.nanoTime();
        var taken = new CompletableFuture<Void>();
        try (var _ = cancellation.onCancel(() -> taken.complete(null))) {
            CompletableFuture.anyOf(answer, taken).get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            cancellation.check();
            return answer.get();
        } catch (ExecutionException e) {
            throw KafkaFailures.translate(e.getCause(), what, Duration.ofNanos(System.nanoTime() - since));
        } catch (TimeoutException e) {
            throw new FailureException(new Failure.TimedOut(what, atMost, ""), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(), e);
        }
    }

    /// Waits until `settled` has come, failed or not, or `atMost` has passed.
    ///
    /// @throws FailureException `Cancelled`
    static void settle(CompletableFuture<?> settled, Duration atMost, Cancellation cancellation) throws FailureException {
        var over = settled.handle((_, _) -> true).completeOnTimeout(true, atMost.toMillis(), TimeUnit.MILLISECONDS);
        await(over, "wait", atMost.plus(ANSWER), cancellation);
    }

    /// Whether `answer` is there already, without an exception.
    static boolean succeeded(Future<?> answer) {
        return answer.state() == Future.State.SUCCESS;
    }

    /// What `work` makes, on a thread of its own (see [#threads]). What it throws unchecked, the future holds.
    static <T> CompletableFuture<T> later(String thread, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, threads(thread));
    }

    /// What has come of `answers` at the deadline, in their order; empty for what has not, or failed.
    ///
    /// @throws FailureException `Cancelled`
    static <T> List<Optional<T>> all(List<CompletableFuture<T>> answers, Deadline deadline, Cancellation cancellation)
            throws FailureException {
        settle(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)), deadline.left(), cancellation);
        return answers.stream().map(answer -> succeeded(answer) ? Optional.of(answer.join()) : Optional.<T>empty()).toList();
    }

    /// Runs each task on a thread of its own. A platform thread, since what is done there looks up names: with a resolver that does not
    /// answer, a few such look-ups on virtual threads would hold up all others.
    static Executor threads(String name) {
        return task -> Thread.ofPlatform().daemon().name(name).start(task);
    }
}
