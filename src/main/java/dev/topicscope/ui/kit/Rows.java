package dev.topicscope.ui.kit;

import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

import javafx.collections.ObservableList;

/// Brings a list that is shown up to date. FX thread only.
public final class Rows {

    private Rows() {
    }

    /// Changes `shown` into `wanted` row by row, so that a view keeps its selection and its place.
    ///
    /// Rows are the same if their keys are equal; one that is the same and equal is not touched. Keys are unique within `wanted`. Rows that
    /// stay must stay in their order: one that has moved is taken out and put in again.
    public static <R> void update(ObservableList<R> shown, List<R> wanted, Function<R, ?> key) {
        var places = new HashMap<Object, Integer>();
        for (int i = 0; i < wanted.size(); i++) {
            places.put(key.apply(wanted.get(i)), i);
        }
        int last = -1;
        for (int i = 0; i < shown.size();) {
            Integer place = places.get(key.apply(shown.get(i)));
            if (place == null || place <= last) {
                shown.remove(i);
            } else {
                last = place;
                i++;
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            R row = wanted.get(i);
            if (i >= shown.size()) {
                shown.addAll(wanted.subList(i, wanted.size()));
                return;
            }
            if (!key.apply(shown.get(i)).equals(key.apply(row))) {
                shown.add(i, row);
            } else if (!shown.get(i).equals(row)) {
                shown.set(i, row);
            }
        }
    }
}
