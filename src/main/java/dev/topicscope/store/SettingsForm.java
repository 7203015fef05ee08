package dev.topicscope.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.store.Settings.Appearance;
import dev.topicscope.store.Settings.Tab;
import dev.topicscope.store.Settings.Window;

/// How [Settings] stand in their file.
final class SettingsForm implements Form<Settings> {

    private static final String APPEARANCE = "theme";
    private static final String WINDOW = "window";
    private static final String SPLITS = "splits";
    private static final String TABS = "tabs";
    private static final String LAST_CONNECTION = "lastConnection";
    private static final String HELD_BYTES = "heldBytes";

    @Override
    public Settings read(ObjectNode root) throws MalformedException {
        var fields = new Fields(root, "");
        var window = fields.object(WINDOW);
        var splits = fields.object(SPLITS);
        var tabs = fields.object(TABS);
        long heldBytes = fields.whole(HELD_BYTES).orElse(Settings.DEFAULT.heldBytes());
        if (heldBytes <= 0) {
            throw new MalformedException(HELD_BYTES + " is not positive");
        }
        return new Settings(
                fields.text(APPEARANCE).flatMap(SettingsForm::appearance).orElse(Settings.DEFAULT.appearance()),
                window.isPresent() ? Optional.of(window(window.get())) : Optional.empty(),
                splits.isPresent() ? splits.get().numbers() : Map.of(),
                tabs.isPresent() ? tabs(tabs.get()) : Map.of(),
                fields.text(LAST_CONNECTION),
                heldBytes);
    }

    @Override
    public void write(Settings settings, ObjectNode root) {
        root.put(APPEARANCE, settings.appearance().name().toLowerCase(Locale.ROOT));
        root.remove(List.of(WINDOW, LAST_CONNECTION));
        settings.window().ifPresent(window -> root.putObject(WINDOW).put("x", window.x()).put("y", window.y())
                .put("width", window.width()).put("height", window.height()).put("maximized", window.maximized()));
        var splits = root.putObject(SPLITS);
        settings.splits().forEach(splits::put);
        var tabs = root.putObject(TABS);
        settings.tabs().forEach((id, open) -> {
            var array = tabs.putArray(id);
            open.forEach(tab -> array.addObject().put("topic", tab.topic()).put("pane", tab.pane())
                    .put("start", tab.start()).put("partitions", tab.partitions()));
        });
        settings.lastConnection().ifPresent(id -> root.put(LAST_CONNECTION, id));
        root.put(HELD_BYTES, settings.heldBytes());
    }

    private static Optional<Appearance> appearance(String written) {
        for (var appearance : Appearance.values()) {
            if (appearance.name().equalsIgnoreCase(written)) {
                return Optional.of(appearance);
            }
        }
        return Optional.empty();
    }

    private static Window window(Fields fields) throws MalformedException {
        double width = fields.requiredNumber("width");
        double height = fields.requiredNumber("height");
        if (width <= 0 || height <= 0) {
            throw new MalformedException("the window has no size");
        }
        return new Window(fields.requiredNumber("x"), fields.requiredNumber("y"), width, height, fields.flag("maximized").orElse(false));
    }

    private static Map<String, List<Tab>> tabs(Fields fields) throws MalformedException {
        var tabs = new LinkedHashMap<String, List<Tab>>();
        for (String id : fields.names()) {
            var open = new ArrayList<Tab>();
            for (var tab : fields.objects(id)) {
                open.add(new Tab(tab.requiredText("topic"), tab.text("pane").orElse(""), tab.text("start").orElse(""),
                        tab.text("partitions").orElse("")));
            }
            tabs.put(id, List.copyOf(open));
        }
        return tabs;
    }
}
