package tile38hc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Brings what we say into the form in which the recordings hold what nginx said.
final class Recorded {

    private Recorded() {}

    /// Bytes were taken for UTF-8 where they are some.
    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /// Lines of the log name no process, and files without the folder that the case ran in; and the place in
    /// nginx.conf, which we add to Lua's errors, is none of nginx's words.
    static String log(byte[] bytes, Path prefix) {
        return text(bytes)
                .replaceAll(Pattern.quote(prefix + "/") + "(?!s-)", "") // a socket's is a part of its name
                .replaceAll("(?m)(?<=\\] )[0-9]+#[0-9]+: ", "")
                .replaceAll("(?m), at: \\S+:[0-9]+$", "");
    }

    /// A refusal without the level that it was logged at.
    static String refusal(String message) {
        return message.replaceFirst("^\\[[a-z]+\\] ", "");
    }
}
