package dev.topicscope.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How presets stand in their file, by the name of their topic.
final class PresetForm implements Form<Map<String, List<Preset>>> {

    private static final String TOPICS = "topics";
    private static final String NAME = "name";
    private static final String RECORD = "record";

    @Override
    public Map<String, List<Preset>> read(ObjectNode root) throws MalformedException {
        var presets = new LinkedHashMap<String, List<Preset>>();
        var topics = new Fields(root, "").requiredObject(TOPICS);
        for (String topic : topics.names()) {
            var its = new ArrayList<Preset>();
            var names = new HashSet<String>();
            for (var preset : topics.requiredObjects(topic)) {
                String name = preset.requiredText(NAME);
                if (!names.add(name)) {
                    throw new MalformedException("two presets of a topic have the same name");
                }
                its.add(new Preset(name, DraftTextForm.read(preset.requiredObject(RECORD))));
            }
            presets.put(topic, List.copyOf(its));
        }
        return presets;
    }

    @Override
    public void write(Map<String, List<Preset>> presets, ObjectNode root) {
        var topics = root.putObject(TOPICS);
        presets.forEach((topic, its) -> {
            var array = topics.putArray(topic);
            its.forEach(preset -> DraftTextForm.write(preset.text(), array.addObject().put(NAME, preset.name()).putObject(RECORD)));
        });
    }
}
