package tile38hc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Condition;
import tile38hc.health.Outcome;
import tile38hc.health.Peer;
import tile38hc.health.Probe;
import tile38hc.health.Severity;
import tile38hc.tile38.CheckAdvice;
import tile38hc.tile38.Fingerprint;

/// What `--once` found out.
///
/// @param checks in the order of the configuration
/// @param unchecked upstreams that no check looks at
/// @param findings what is wrong with Tile38 servers among the peers
record OnceReport(Instant time, List<Check> checks, List<String> unchecked, List<Finding> findings) {

    OnceReport {
        checks = List.copyOf(checks);
        unchecked = List.copyOf(unchecked);
        findings = List.copyOf(findings);
    }

    /// One check, sent to every peer of its upstream.
    record Check(CheckerSpec spec, List<Answer> answers) {

        Check {
            answers = List.copyOf(answers);
        }

        /// What is to be said of the check itself, if its peers are Tile38 servers.
        List<CheckAdvice> advice() {
            return CheckAdvice.of(spec).stream()
                    .filter(advice -> answers.stream().anyMatch(answer -> answer.bearsOut(advice)))
                    .toList();
        }
    }

    /// @param reply what had come when its first line was whole; empty where none came
    record Answer(Peer peer, Probe probe, Reply reply) {

        /// Whether a Tile38 would have answered so, and nothing speaks against its being one.
        boolean bearsOut(CheckAdvice advice) {
            boolean unanswered = probe.outcome() instanceof Outcome.NoStatusLine;
            return switch (advice.effect()) {
                case CANNOT_PASS -> reply.isOfTile38() || unanswered;
                case CANNOT_FAIL, MISLEADING -> reply.isOfTile38();
            };
        }
    }

    /// The beginning of a reply, one character a byte.
    record Reply(String bytes) {
        private static final String UNKNOWN_HEAD = "-ERR unknown command 'HEAD'";

        boolean isOfTile38() {
            return bytes.startsWith(UNKNOWN_HEAD)
                    || Fingerprint.isIn(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
        }

        /// As much of the body as came.
        String body() {
            int blank = bytes.indexOf("\r\n\r\n");
            return blank < 0 ? "" : bytes.substring(blank + 4);
        }
    }

    /// @param peer empty for what concerns several together
    record Finding(Optional<String> peer, Condition condition) {}

    long failures() {
        return checks.stream()
                .flatMap(check -> check.answers().stream())
                .filter(answer -> !answer.probe().outcome().passed())
                .count();
    }

    boolean allIsWell() {
        return failures() == 0
                && findings.stream().noneMatch(finding -> finding.condition().severity() == Severity.DOWN);
    }
}
