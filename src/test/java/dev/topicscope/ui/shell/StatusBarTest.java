package dev.topicscope.ui.shell;

import java.util.List;
import java.util.Optional;

import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.Test;

import dev.topicscope.ui.kit.FxTest;
import dev.topicscope.ui.kit.StatusLine;
import dev.topicscope.ui.kit.StatusLine.Detail;
import dev.topicscope.ui.kit.StatusLine.Tone;

import static org.assertj.core.api.Assertions.assertThat;

class StatusBarTest extends FxTest {

    private static StatusLine line(String polls) {
        return new StatusLine(Tone.BUSY, "reading", List.of("read 1 204 of 9 000", "1 204 records"), Optional.empty(),
                List.of("reads without a group: commits nothing"), List.of(new Detail("Polls", polls),
                new Detail("Records per poll", "5 000"), new Detail("Bytes per poll", "2.0 MB"),
                new Detail("Waiting for the brokers", "60 % of the time, 11 s in all"),
                new Detail("Working on records", "40 % of the time, 400 ms in all"),
                new Detail("A fetch asks for", "4 MiB, 1 MiB of each partition")));
    }

    @Test
    void theFiguresBehindTheLineOpenAtAClickAndFollowIt() {
        var bar = show(900, 300, StatusBar::new);
        fx(() -> bar.show(line("10/s, 110 in all")));

        robot.clickOn("#status-more");
        await("the figures are open", () -> robot.lookup("10/s, 110 in all").tryQuery().isPresent());
        shoot("status-figures", robot.lookup("#status-detail").query().getScene());
        fx(() -> bar.show(line("12/s, 122 in all")));
        assertThat(robot.lookup("12/s, 122 in all").tryQuery()).isPresent();

        fx(() -> bar.show(StatusLine.of(Tone.IDLE, "not connected")));
        await("they close when there is nothing to tell", () -> robot.lookup("#status-detail").tryQuery().isEmpty());
    }

    @Test
    void theFiguresStandNameBesideFigure() {
        showInBoth("status-detail", 420, 180, () -> {
            var figures = new StatusDetail();
            figures.show(line("10/s, 110 in all").details());
            return new StackPane(figures);
        });
        assertThat(robot.lookup("Records per poll").tryQuery()).isPresent();
    }
}
