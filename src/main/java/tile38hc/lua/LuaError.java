package tile38hc.lua;

import java.util.Optional;
import tile38hc.source.Position;

/// Lua code failed, or its text is no Lua.
///
/// Carries what `pcall` hands to the program, which may be any Lua value, and for the host the place in the
/// file and the call stack. [#getMessage] is the value as text. `pcall` does not stop a fatal one: the running
/// time is used up, say.
public final class LuaError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object bare;
    private final transient Object value;
    private final transient Position position;
    private final transient Frame frame;
    private final boolean fatal;

    private LuaError(Object bare, Object value, Position position, Frame frame, boolean fatal) {
        super(null, null, false, false);
        this.bare = bare;
        this.value = value;
        this.position = position;
        this.frame = frame;
        this.fatal = fatal;
    }

    static LuaError syntax(String message, Position position) {
        return new LuaError(message, message, position, null, false);
    }

    /// An error with the call stack whose top is `frame` (`null` outside any Lua code).
    static LuaError thrownIn(Frame frame, Object value) {
        return new LuaError(value, value, Frame.position(frame), frame, false);
    }

    /// An error at `place` that holds on to the calls from `caller` outwards only: those inside hold what fills the
    /// memory.
    static LuaError outOfMemory(Frame place, Frame caller) {
        String message = "not enough memory";
        return new LuaError(message, message, Frame.position(place), caller, false);
    }

    /// An error whose message is `message` with a place in front.
    static LuaError placed(Frame frame, Object message, String withPlace) {
        return new LuaError(message, withPlace, Frame.position(frame), frame, false);
    }

    static LuaError fatalIn(Frame frame, String message) {
        return new LuaError(message, message, Frame.position(frame), frame, true);
    }

    /// The same failure, but one that passes through `pcall`.
    public LuaError asFatal() {
        return new LuaError(bare, value, position, frame, true);
    }

    public Object value() {
        return value;
    }

    /// The value without the place that was put in front of it.
    public Object bareValue() {
        return bare;
    }

    /// Where in the file it happened; empty where no Lua code was running.
    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    public boolean isFatal() {
        return fatal;
    }

    /// `stack traceback:` and a line for each call that was open, innermost first.
    public String traceback() {
        return Traceback.of(frame, 0);
    }

    Frame frame() {
        return frame;
    }

    /// As the host's log shows it: the text of a string or number, the type of anything else.
    @Override
    public String getMessage() {
        String text = LuaValue.toText(value);
        return text != null ? text : "(error object is a " + LuaValue.typeName(value) + " value)";
    }
}
