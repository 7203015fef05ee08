package dev.topicscope.ui.produce;

import java.util.Optional;
import java.util.OptionalInt;

import dev.topicscope.browse.Placement;
import dev.topicscope.browse.SendRequest.OnFault;
import dev.topicscope.model.FileText;

/// What is kept of the file that a form sends, and brings it back. FX thread only.
final class KeptFile {

    private static final String BY_KEY = "by_key";
    private static final String ROUND_ROBIN = "round_robin";
    private static final String AS_NAMED = "as_named";
    private static final String GIVEN = "given";

    private KeptFile() {
    }

    /// Empty if none is chosen.
    static Optional<FileText> of(FileViewModel file) {
        var placement = file.placement().get();
        return file.path().map(path -> new FileText(path, file.format().kept(), file.onFault().get() == OnFault.SKIP,
                file.keepTimestamps().get(), name(placement),
                placement instanceof Placement.Given(int number) ? OptionalInt.of(number) : OptionalInt.empty(), file.pace().kept()));
    }

    /// Chooses the file again and reads it as it was read; where it is not there any more, that is said beside it.
    static void show(FileText kept, FileViewModel file) {
        file.take(kept.path(), () -> {
            file.format().show(kept.reading());
            file.onFault().set(kept.skips() ? OnFault.SKIP : OnFault.STOP);
            file.keepTimestamps().set(kept.keepsTimestamps());
            file.placement().set(placement(kept));
            file.pace().show(kept.pace());
        });
    }

    private static String name(Placement placement) {
        return switch (placement) {
            case Placement.ByKey() -> BY_KEY;
            case Placement.RoundRobin() -> ROUND_ROBIN;
            case Placement.AsNamed() -> AS_NAMED;
            case Placement.Given(int _) -> GIVEN;
        };
    }

    private static Placement placement(FileText kept) {
        return switch (kept.placement()) {
            case ROUND_ROBIN -> new Placement.RoundRobin();
            case AS_NAMED -> new Placement.AsNamed();
            case GIVEN -> kept.partition().isPresent() ? new Placement.Given(kept.partition().getAsInt()) : new Placement.ByKey();
            default -> new Placement.ByKey();
        };
    }
}
