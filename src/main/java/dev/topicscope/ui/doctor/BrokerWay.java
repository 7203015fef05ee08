package dev.topicscope.ui.doctor;

import java.time.Duration;
import java.util.Optional;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import dev.topicscope.doctor.Address;
import dev.topicscope.doctor.Advertised;
import dev.topicscope.doctor.Examiner;
import dev.topicscope.doctor.Identity;
import dev.topicscope.model.Cancellation;
import dev.topicscope.model.Connection;
import dev.topicscope.model.HostPort;
import dev.topicscope.model.Mapping;
import dev.topicscope.task.Background;
import dev.topicscope.task.Slot;
import dev.topicscope.ui.kit.FailureText;

/// A broker of the cluster, and where it is to be reached, as found or typed. FX thread only.
final class BrokerWay {

    /// How long nothing is typed before an address is asked.
    private static final Duration PAUSE = Duration.ofMillis(600);

    private final Connection connection;
    private final Advertised advertised;
    private final Examiner examiner;
    private final Background background;
    private final Slot asking;
    private final StringProperty through = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Check> check = new ReadOnlyObjectWrapper<>(new Check.None());
    private Cancellation pause = new Cancellation();

    /// Who was found at the address typed.
    sealed interface Check {

        /// None is typed, or it was not asked yet.
        record None() implements Check {
        }

        record Asking() implements Check {
        }

        /// The broker; `words` are a few.
        record Right(String words) implements Check {
        }

        /// Not the broker, or nobody; why, in a few words or a sentence.
        record Wrong(String words) implements Check {
        }
    }

    /// `connection` is whole. The address that the doctor found is taken as verified.
    BrokerWay(Connection connection, Advertised advertised, Examiner examiner, Background background) {
        this.connection = connection;
        this.advertised = advertised;
        this.examiner = examiner;
        this.background = background;
        this.asking = new Slot(background);
        advertised.through().ifPresent(found -> {
            through.set(found.toString());
            check.set(new Check.Right("broker " + id()));
        });
        through.addListener(_ -> typed());
    }

    int id() {
        return advertised.broker().id();
    }

    /// Where it sends clients.
    Address address() {
        return advertised.address();
    }

    /// Whether clients come to it there.
    boolean isReached() {
        return advertised.isReached();
    }

    /// A few words on how the advertised address looks from here.
    String fromHere() {
        return advertised.fromHere();
    }

    /// Where it is to be reached instead.
    StringProperty through() {
        return through;
    }

    ReadOnlyObjectProperty<Check> check() {
        return check.getReadOnlyProperty();
    }

    /// The entry of an address map, once it was verified; empty otherwise.
    Optional<Mapping> mapping() {
        return check.get() instanceof Check.Right ? HostPort.parse(through.get())
                .map(reached -> Mapping.of(new HostPort(address().host(), address().port()), reached)) : Optional.empty();
    }

    /// Asks now who answers at the address typed.
    void verify() {
        pause.cancel();
        if (through.get().isBlank()) {
            return;
        }
        var typed = HostPort.parse(through.get());
        if (typed.isEmpty()) {
            check.set(new Check.Wrong("Type host:port."));
            return;
        }
        var address = new Address(typed.get().host(), typed.get().port());
        check.set(new Check.Asking());
        asking.start("identify broker " + id(), cancellation -> examiner.identify(connection, id(), address(), address, cancellation),
                found -> check.set(judge(found)), failure -> check.set(new Check.Wrong(FailureText.of(failure).sentence())));
    }

    /// Ends what runs.
    void close() {
        pause.cancel();
        asking.cancel();
    }

    private void typed() {
        close();
        check.set(new Check.None());
        if (!through.get().isBlank()) {
            pause = background.every(PAUSE, this::verify);
        }
    }

    private Check judge(Identity identity) {
        return switch (identity) {
            case Identity.Itself() -> new Check.Right("broker " + id());
            case Identity.SameCluster() -> new Check.Right("this cluster");
            case Identity.OtherBroker(int other) -> new Check.Wrong("That is broker " + other + ".");
            case Identity.OtherCluster(String _) -> new Check.Wrong("That is another cluster.");
            case Identity.Nobody(String reason) -> new Check.Wrong(reason);
        };
    }
}
