package tile38hc.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLException;

/// Posts to a URL. Whoever has the URL can write to the chat, so no text that leaves here holds any of it, and no
/// redirect is followed: it would hand on what is said to somebody else.
///
/// The JDK's client is loaded and set up by the first message, and not before.
final class HttpReceiver implements Receiver {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_WAIT_SECONDS = 300;

    private final URI url;
    private final Duration patience;
    private HttpClient client; // of the one thread that sends

    HttpReceiver(URI url) {
        this(url, ANSWER_PATIENCE);
    }

    HttpReceiver(URI url, Duration patience) {
        this.url = url;
        this.patience = patience;
    }

    @Override
    public Delivery send(String body) throws InterruptedException {
        try {
            HttpResponse<InputStream> answer = client().send(request(body), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close(); // what it says is not for us, and may never end
            return judged(answer);
        } catch (IOException e) {
            return new Delivery.Failed(words(e), Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Delivery.Refused("no request can be made of its URL");
        }
    }

    private HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_PATIENCE)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
        }
        return client;
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(patience)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "tile38-hc")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        if (url.getUserInfo() != null) {
            String user = Base64.getEncoder().encodeToString(url.getUserInfo().getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + user);
        }
        return request.build();
    }

    private static Delivery judged(HttpResponse<?> answer) {
        int status = answer.statusCode();
        return switch (status / 100) {
            case 2 -> new Delivery.Done();
            case 3 -> new Delivery.Refused("HTTP " + status + ", and redirects are not followed");
            case 4 ->
                status == 408 || status == 429
                        ? new Delivery.Failed("HTTP " + status, quiet(answer))
                        : new Delivery.Refused("HTTP " + status);
            default -> new Delivery.Failed("HTTP " + status, quiet(answer));
        };
    }

    /// What `Retry-After` says in seconds; a date is not worth the trouble.
    private static Optional<Duration> quiet(HttpResponse<?> answer) {
        try {
            OptionalLong seconds = answer.headers().firstValueAsLong("Retry-After");
            return seconds.isPresent() && seconds.getAsLong() >= 0
                    ? Optional.of(Duration.ofSeconds(Math.min(seconds.getAsLong(), LONGEST_WAIT_SECONDS)))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// The exception's own text may name the host.
    private static String words(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "no connection in time";
            case HttpTimeoutException _ -> "no answer in time";
            case ConnectException _ -> isNameless(e) ? "host not found" : "connection refused";
            case SSLException _ -> "TLS failed";
            default -> "the connection broke";
        };
    }

    private static boolean isNameless(Throwable e) {
        return e instanceof UnresolvedAddressException || e.getCause() != null && isNameless(e.getCause());
    }
}
