package dev.topicscope.model;

import java.util.Objects;

/// What kind of cluster a connection leads to, in which colour it is shown, and whether anything may be written through it.
///
/// Through a read-only connection nothing that writes is offered, and the session refuses to write. On a *production* connection every
/// write asks first.
public record Marking(Kind kind, Colour colour, boolean readOnly) {

    /// What a connection is that says nothing of itself.
    public static final Marking NONE = new Marking(Kind.DEVELOPMENT, Colour.NONE, false);

    public Marking {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(colour, "colour");
    }

    /// How much harm a mistake does there.
    public enum Kind { DEVELOPMENT, STAGING, PRODUCTION }

    /// A colour by name; the theme has its shades.
    public enum Colour { NONE, BLUE, GREEN, YELLOW, ORANGE, RED, PURPLE }

    /// Whether every write asks first.
    public boolean asksBeforeWriting() {
        return kind == Kind.PRODUCTION;
    }

    /// The colour to show: the chosen one, else yellow for staging and red for production.
    public Colour shown() {
        if (colour != Colour.NONE) {
            return colour;
        }
        return switch (kind) {
            case DEVELOPMENT -> Colour.NONE;
            case STAGING -> Colour.YELLOW;
            case PRODUCTION -> Colour.RED;
        };
    }
}
