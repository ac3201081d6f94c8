package tile38hc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.Await;

class BadClientsTest {
    private StandIn server;

    @BeforeEach
    void start() throws IOException {
        server = StandIn.start(0, System::nanoTime);
    }

    @AfterEach
    void answers_still_and_close() throws IOException {
        assertThat(Client.resp(server.address(), "PING")).isEqualTo("+PONG\r\n");
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*x\r\n",
                "*-1\r\n",
                "*99999999999999999999\r\n",
                "*16385\r\n",
                "*1\r\nPING\r\n",
                "*1\r\n$-1\r\n",
                "*1\r\n$1048577\r\n",
                "*1\r\n$4\r\nPINGxx",
                "*1\n$4\nPING\n\r\n",
                "PING \"a\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "GET  /ping HTTP/1.1\r\n\r\n",
                "PUT /ping HTTP/1.1\r\n\r\n",
                "POST /ping HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
                "GET /quit HTTP/1.1\r\n\r\n",
                "GET /aof+0 HTTP/1.1\r\n\r\n",
            })
    void what_makes_no_sense_is_closed_without_a_word(String text) throws IOException {
        try (Client client = new Client(server.address())) {
            client.say(text);
            assertThat(client.rest()).isEmpty();
        }
    }

    @Test
    void a_line_without_end_is_closed() throws IOException {
        assertClosed("x".repeat(100_000));
    }

    @Test
    void headers_without_end_are_closed() throws IOException {
        assertClosed("GET /ping HTTP/1.1\r\n" + "x: y\r\n".repeat(1_000));
    }

    @Test
    void an_error_cannot_smuggle_a_line_into_resp() throws IOException {
        assertThat(Client.resp(server.address(), "a\r\n+OK")).isEqualTo("-ERR unknown command 'a  +OK'\r\n");
    }

    @Test
    void random_bytes_do_no_harm() throws IOException {
        Random random = new Random(38);
        String letters = "*$+-:0123456789 \r\n\r\nGPSTEpingserver\0\u00ff\"'/HTTP";
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i >= 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try (Client client = new Client(server.address())) {
                client.say(text.toString());
            }
        }
    }

    @Test
    void a_crowd_is_turned_away_and_comes_in_again_when_it_thins() throws Exception {
        List<Client> crowd = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            Client client = new Client(server.address());
            crowd.add(client);
            assertThat(client.ask("PING")).isEqualTo("+PONG\r\n");
        }
        assertClosed("");
        for (Client client : crowd) {
            client.close();
        }
        Await.until("room again", () -> Client.resp(server.address(), "PING").equals("+PONG\r\n"));
    }

    @Test
    void the_log_takes_no_more_than_its_limit() throws IOException {
        String id = "x".repeat(1 << 19);
        String answer = "+OK\r\n";
        int writes = 0;
        try (Client client = new Client(server.address())) {
            while (answer.equals("+OK\r\n")) {
                answer = client.ask("SET", "k", id, "POINT", "1", "2");
                writes++;
            }
        }
        assertThat(writes).isEqualTo(Log.LIMIT / id.length());
        assertThat(answer).startsWith("-ERR OOM command not allowed");
    }

    private void assertClosed(String text) throws IOException {
        try (Client client = new Client(server.address())) {
            try {
                client.say(text);
                assertThat(client.rest()).isEmpty();
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (IOException e) {
                assertThat(e).hasMessageMatching("(?i)connection reset.*|broken pipe.*");
            }
        }
    }
}
