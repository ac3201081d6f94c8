package tile38hc.health;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/// A checker's spec for tests, of which each says what matters to it. Without a word: upstream `foo`, `/healthz`
/// each second with 30 s of patience, 200 wanted, DOWN at the third failure, UP at the second success.
public final class SpecSketch {
    private String shm = "healthcheck";
    private Optional<CheckerSpec.Tls> tls = Optional.empty();
    private String request = "GET /healthz HTTP/1.0\r\nHost: foo\r\n\r\n";
    private Duration interval = Duration.ofSeconds(1);
    private Duration timeout = Duration.ofSeconds(30);
    private Optional<Set<Long>> validStatuses = Optional.of(Set.of(200L));
    private int concurrency = 1;
    private OptionalInt port = OptionalInt.empty();
    private boolean connectOnly;
    private Optional<BodyRule> body = Optional.empty();
    private Optional<Duration> fastInterval = Optional.empty();
    private double jitter;

    public SpecSketch shm(String dictionary) {
        shm = dictionary;
        return this;
    }

    public SpecSketch tls(CheckerSpec.Tls greeting) {
        tls = Optional.of(greeting);
        return this;
    }

    public SpecSketch request(String text) {
        request = text;
        return this;
    }

    public SpecSketch interval(Duration each) {
        interval = each;
        return this;
    }

    public SpecSketch timeout(Duration patience) {
        timeout = patience;
        return this;
    }

    public SpecSketch statuses(Optional<Set<Long>> valid) {
        validStatuses = valid;
        return this;
    }

    public SpecSketch concurrency(int atOnce) {
        concurrency = atOnce;
        return this;
    }

    public SpecSketch port(int instead) {
        port = OptionalInt.of(instead);
        return this;
    }

    public SpecSketch connectOnly() {
        connectOnly = true;
        return this;
    }

    /// @param faults what is wrong with a body, if anything is
    public SpecSketch body(String pattern, Function<String, Optional<String>> faults) {
        body = Optional.of(new BodyRule() {
            @Override
            public String pattern() {
                return pattern;
            }

            @Override
            public Optional<String> fault(String text) {
                return faults.apply(text);
            }
        });
        return this;
    }

    public SpecSketch fastInterval(Duration each) {
        fastInterval = Optional.of(each);
        return this;
    }

    public SpecSketch jitter(double part) {
        jitter = part;
        return this;
    }

    public CheckerSpec spec() {
        return new CheckerSpec(
                "foo",
                shm,
                tls,
                request,
                interval,
                timeout,
                3,
                2,
                validStatuses,
                concurrency,
                port,
                new CheckerSpec.Extras(connectOnly, body, fastInterval, jitter, Map.of()));
    }
}
