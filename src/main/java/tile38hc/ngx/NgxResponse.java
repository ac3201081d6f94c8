package tile38hc.ngx;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// How a handler left its request: what the server has to do now.
public sealed interface NgxResponse {

    /// Send this.
    ///
    /// @param headers `Content-Type` among them if there is to be one; `Content-Length` only where Lua set it, and
    ///     then it is right; neither `Server` nor `Date` unless Lua set them
    /// @param body pieces, one character a byte
    record Page(int status, List<Header> headers, List<String> body) implements NgxResponse {

        public Page {
            headers = List.copyOf(headers);
            body = List.copyOf(body);
        }

        /// The whole body, copied once.
        @SuppressWarnings("deprecation") // this way of getting bytes does no decoding and makes no array a piece
        public byte[] bytes() {
            int length = 0;
            for (String piece : body) {
                length += piece.length();
            }
            byte[] bytes = new byte[length];
            int at = 0;
            for (String piece : body) {
                piece.getBytes(0, piece.length(), bytes, at);
                at += piece.length();
            }
            return bytes;
        }

        /// The whole body as text, for those who go on working with it.
        public String text() {
            return new String(bytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /// Send the server's own page for this status, with these headers too. `error_page` applies.
    record Special(int status, List<Header> headers) implements NgxResponse {

        public Special {
            headers = List.copyOf(headers);
        }
    }

    /// Go on at another location.
    ///
    /// @param uri a path, or `@name`
    /// @param args `null` for none
    record Exec(String uri, String args) implements NgxResponse {

        public Exec {
            Objects.requireNonNull(uri);
        }
    }

    /// Close the connection without an answer, or in the middle of one that had begun.
    record Closed() implements NgxResponse {}
}
