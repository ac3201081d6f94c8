package tile38hc.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.health.BodyRule;

/// Each reply is read twice: as it comes at once, and a byte at a time.
class ReplyBodyTest {
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            HTTP/1.1 200 OK_Content-Length: 3__abcdef                            | abc
            HTTP/1.1 200 OK_CONTENT-length:3__abcdef                             | abc
            HTTP/1.1 200 OK_Content-Length: 0__abc                               | ""
            HTTP/1.1 200 OK_Content-Length: 9__abc                               | abc
            HTTP/1.0 200 OK__abc                                                 | abc
            HTTP/1.0 200 OK_                                                     | ""
            HTTP/1.0 200 OK_X: y                                                 | ""
            HTTP/1.1 200 OK_Transfer-Encoding: chunked__3_abc_2;x=y_de_0__       | abcde
            HTTP/1.1 200 OK_Transfer-Encoding: gzip, chunked__1_a_B_bcdefghijkl_0_T: v__ | abcdefghijkl
            HTTP/1.1 200 OK_Transfer-Encoding: chunked__3_abc_                   | abc
            HTTP/1.1 200 OK_Transfer-Encoding: chunked__5_abc                    | abc
            HTTP/1.1 204 No Content__abc                                         | ""
            HTTP/1.1 304 Not Modified__abc                                       | ""
            HTTP/1.1 2040 Odd__abc                                               | abc
            +PONG_                                                               | ""
            """)
    void a_body_ends_where_its_reply_says(String reply, String expected) throws IOException {
        String text = reply.replace("_", "\r\n");
        assertThat(read(whole(text), GET)).isEqualTo(expected);
        assertThat(read(byteByByte(text), GET)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK_Content-Length: many__abc                | no length: many
            HTTP/1.1 200 OK_Content-Length: -1__abc                  | no length: -1
            HTTP/1.1 200 OK_Transfer-Encoding: chunked__abx_         | no length: abx
            """)
    void what_is_no_http_is_told(String reply, String expected) {
        assertThatThrownBy(() -> read(whole(reply.replace("_", "\r\n")), GET))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(expected);
    }

    @Test
    void a_reply_to_head_has_no_body() throws IOException {
        String reply = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n";
        assertThat(read(whole(reply), "HEAD / HTTP/1.1\r\n\r\n")).isEmpty();
    }

    @Test
    void no_more_is_read_than_can_matter() throws IOException {
        String endless = "x".repeat(3 * BodyRule.LONGEST_BODY);
        assertThat(read(whole("HTTP/1.1 200 OK\r\n\r\n" + endless), GET)).hasSize(BodyRule.LONGEST_BODY);
        assertThat(read(whole("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffff\r\n" + endless), GET))
                .hasSize(BodyRule.LONGEST_BODY);
        assertThatThrownBy(() -> read(whole("HTTP/1.1 200 OK\r\nX: " + endless + endless), GET))
                .hasMessage("too long a header");
    }

    private static String read(ReadableByteChannel from, String request) throws IOException {
        Reply reply = Reply.read(from, () -> {});
        return ReplyBody.read(reply, request, from, () -> {});
    }

    private static ReadableByteChannel whole(String text) {
        return Channels.newChannel(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static ReadableByteChannel byteByByte(String text) {
        ReadableByteChannel whole = whole(text);
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer to) throws IOException {
                ByteBuffer one = ByteBuffer.allocate(1);
                int count = whole.read(one);
                if (count > 0) {
                    to.put(one.flip());
                }
                return count;
            }

            @Override
            public boolean isOpen() {
                return whole.isOpen();
            }

            @Override
            public void close() throws IOException {
                whole.close();
            }
        };
    }
}
