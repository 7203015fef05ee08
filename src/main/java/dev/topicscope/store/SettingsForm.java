package dev.topicscope.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.topicscope.store.Settings.Column;
import dev.topicscope.store.Settings.OpenTab;
import dev.topicscope.store.Settings.Window;

/// How [Settings] stand in their file.
final class SettingsForm implements Form<Settings> {

    private static final Set<String> APPEARANCES = Set.of("SYSTEM", "LIGHT", "DARK");
    private static final String APPEARANCE = "appearance";
    private static final String WINDOW = "window";
    private static final String TABS = "tabs";
    private static final String COLUMNS = "columns";
    // What earlier versions read, which kept neither.
    private static final String DEFAULT_END = "live";
    private static final String DEFAULT_ISOLATION = "read_uncommitted";
    private static final String HOLD_BYTES = "holdBytes";
    private static final String OPEN = "open";

    @Override
    public Settings read(ObjectNode root) throws MalformedException {
        var fields = new Fields(root, "");
        var window = fields.object(WINDOW);
        var tabs = fields.object(TABS);
        var columns = fields.object(COLUMNS);
        long holdBytes = fields.whole(HOLD_BYTES).orElse(Settings.DEFAULT.holdBytes());
        if (holdBytes <= 0) {
            throw new MalformedException(HOLD_BYTES + " is not positive");
        }
        return new Settings(
                fields.text(APPEARANCE).filter(APPEARANCES::contains).orElse(Settings.DEFAULT.appearance()),
                window.isPresent() ? Optional.of(window(window.get())) : Optional.empty(),
                tabs.isPresent() ? tabs(tabs.get()) : Map.of(),
                holdBytes,
                columns.isPresent() ? columns(columns.get()) : Map.of(),
                fields.texts(OPEN));
    }

    @Override
    public void write(Settings settings, ObjectNode root) {
        root.put(APPEARANCE, settings.appearance());
        root.remove(WINDOW);
        settings.window().ifPresent(window -> root.putObject(WINDOW).put("x", window.x()).put("y", window.y())
                .put("width", window.width()).put("height", window.height()).put("maximized", window.maximized()));
        var tabs = root.putObject(TABS);
        settings.tabs().forEach((id, open) -> {
            var array = tabs.putArray(id);
            for (var tab : open) {
                var object = array.addObject().put("topic", tab.topic()).put("part", tab.part()).put("start", tab.start())
                        .put("end", tab.end()).put("isolation", tab.isolation());
                var partitions = object.putArray("partitions");
                tab.partitions().forEach(partitions::add);
                object.put("front", tab.front());
            }
        });
        root.put(HOLD_BYTES, settings.holdBytes());
        write(settings.columns(), root.putObject(COLUMNS));
        var open = root.putArray(OPEN);
        settings.open().forEach(open::add);
    }

    private static Window window(Fields fields) throws MalformedException {
        double width = fields.requiredNumber("width");
        double height = fields.requiredNumber("height");
        if (width <= 0 || height <= 0) {
            throw new MalformedException("the window has no size");
        }
        return new Window(fields.requiredNumber("x"), fields.requiredNumber("y"), width, height, fields.flag("maximized").orElse(false));
    }

    private static Map<String, List<OpenTab>> tabs(Fields fields) throws MalformedException {
        var tabs = new LinkedHashMap<String, List<OpenTab>>();
        for (String id : fields.names()) {
            var open = new ArrayList<OpenTab>();
            for (var tab : fields.requiredObjects(id)) {
                open.add(new OpenTab(tab.requiredText("topic"), tab.requiredText("part"), tab.requiredText("start"),
                        tab.text("end").orElse(DEFAULT_END), tab.text("isolation").orElse(DEFAULT_ISOLATION),
                        tab.wholes("partitions"), tab.flag("front").orElse(false)));
            }
            tabs.put(id, List.copyOf(open));
        }
        return tabs;
    }

    private static Map<String, Map<String, List<Column>>> columns(Fields fields) throws MalformedException {
        var columns = new LinkedHashMap<String, Map<String, List<Column>>>();
        for (String id : fields.names()) {
            var topics = fields.object(id);
            if (topics.isPresent()) {
                columns.put(id, topicColumns(topics.get()));
            }
        }
        return columns;
    }

    private static Map<String, List<Column>> topicColumns(Fields topics) throws MalformedException {
        var columns = new LinkedHashMap<String, List<Column>>();
        for (String topic : topics.names()) {
            var its = new ArrayList<Column>();
            for (var column : topics.requiredObjects(topic)) {
                its.add(new Column(column.requiredText("source"), column.number("width")));
            }
            columns.put(topic, List.copyOf(its));
        }
        return columns;
    }

    private static void write(Map<String, Map<String, List<Column>>> columns, ObjectNode root) {
        columns.forEach((id, topics) -> {
            var object = root.putObject(id);
            topics.forEach((topic, its) -> {
                var array = object.putArray(topic);
                for (var column : its) {
                    var node = array.addObject().put("source", column.source());
                    column.width().ifPresent(width -> node.put("width", width));
                }
            });
        });
    }
}
