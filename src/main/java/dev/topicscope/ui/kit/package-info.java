/// What every feature looks alike by: theme, fonts, icons, numbers in words, notices, and the controls that JavaFX has not.
///
/// Uses `model` and `task`; knows no feature (enforced by `ArchitectureTest`).
///
/// **Decision: colours come from the theme's looked-up names alone.** No view and no style sheet holds a hex value, so that light, dark and
/// every AtlantaFX theme look right. The one style sheet is `app.css`; a name that nobody defines fails every test that shows
/// it (`FxTest`).
///
/// **Decision: English only, in the code.** Sentences stand where they are shown; numbers, sizes and times are put into words by
/// [dev.topicscope.ui.kit.Texts].
package dev.topicscope.ui.kit;
