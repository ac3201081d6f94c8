package tile38hc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tile38hc.health.CheckerSpec;
import tile38hc.health.Condition;
import tile38hc.health.Outcome;
import tile38hc.log.Log;
import tile38hc.tile38.CheckAdvice;

/// A [OnceReport] for people: a block for each check with a few lines about each peer, then what is wrong with the
/// data, then a line that sums up. In bytes, one a character.
///
///     tile38-follower: GET /status HTTP/1.0, wants 200
///       ok      10.0.0.2:9852     0.4 ms  HTTP/1.1 200 OK
///                                         {"ok":false,"err":"unknown command 'status'"}
///       this check cannot fail: Tile38 answers GET /status with 200 in whatever state
final class OnceText {
    private static final int LONGEST = 160; // characters of a peer's words on one line

    private final OnceReport report;
    private final StringBuilder text = new StringBuilder();
    private final int addressWidth;

    private OnceText(OnceReport report) {
        this.report = report;
        this.addressWidth = report.checks().stream()
                .flatMap(check -> check.answers().stream())
                .mapToInt(answer -> answer.peer().name().length())
                .max()
                .orElse(0);
    }

    static String of(OnceReport report) {
        OnceText page = new OnceText(report);
        report.checks().forEach(page::check);
        page.findings();
        page.summary();
        return page.text.toString();
    }

    private void check(OnceReport.Check check) {
        CheckerSpec spec = check.spec();
        line(oneLine(spec.upstream()) + ": " + sent(spec) + ", wants " + wanted(spec));
        check.answers().forEach(this::answer);
        for (CheckAdvice advice : check.advice()) {
            String effect =
                    switch (advice.effect()) {
                        case CANNOT_FAIL -> "this check cannot fail: ";
                        case CANNOT_PASS -> "this check cannot pass: ";
                        case MISLEADING -> "this check misleads: ";
                    };
            line("  " + effect + oneLine(advice.message()));
            line("  write instead: " + advice.instead());
        }
        line("");
    }

    private static String sent(CheckerSpec spec) {
        String what = spec.extras().connectOnly()
                ? "a connection"
                : shortened(oneLine(spec.request().lines().findFirst().orElse("nothing")));
        String how = spec.tls().isPresent() ? " over TLS" : "";
        String where = spec.port().isPresent() ? " to port " + spec.port().getAsInt() : "";
        return what + how + where;
    }

    private static String wanted(CheckerSpec spec) {
        if (spec.extras().connectOnly()) {
            return "no more";
        }
        String status = spec.validStatuses()
                .map(valid -> valid.isEmpty()
                        ? "a status of an empty list"
                        : valid.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or ")))
                .orElse("any first line");
        return status
                + spec.extras()
                        .body()
                        .map(rule -> " and a body that matches " + oneLine(rule.pattern()))
                        .orElse("");
    }

    private void answer(OnceReport.Answer answer) {
        Outcome outcome = answer.probe().outcome();
        List<String> told = new ArrayList<>();
        if (!outcome.passed()) {
            told.add(outcome.message(answer.peer().name()));
        }
        told.add(outcome.reply());
        told.add(answer.reply().body());
        List<String> lines = told.stream()
                .map(words -> shortened(oneLine(words)))
                .filter(words -> !words.isEmpty())
                .toList();
        double millis = answer.probe().took().toNanos() / 1e6;
        String verdict = outcome.passed() ? "ok" : "FAILED";
        String columns = "  %-6s  %-" + Math.max(1, addressWidth) + "s  %8.1f ms";
        String left = String.format(Locale.ROOT, columns, verdict, answer.peer().name(), millis);
        line(left + (lines.isEmpty() ? "" : "  " + lines.getFirst()));
        lines.stream().skip(1).forEach(more -> line(" ".repeat(left.length() + 2) + more));
    }

    private void findings() {
        List<OnceReport.Finding> findings = report.findings().stream()
                .filter(finding -> !finding.condition().code().equals("blind_check")) // told with its check
                .toList();
        if (findings.isEmpty()) {
            return;
        }
        line("Tile38:");
        for (OnceReport.Finding finding : findings) {
            Condition condition = finding.condition();
            line(("  %-8s  %-" + Math.max(3, addressWidth) + "s  %s: %s")
                    .formatted(
                            condition.severity().name().toLowerCase(Locale.ROOT),
                            finding.peer().orElse("all"),
                            condition.code(),
                            oneLine(condition.message())));
        }
        line("");
    }

    private void summary() {
        report.unchecked().forEach(upstream -> line(oneLine(upstream) + ": no check looks at it"));
        if (report.checks().isEmpty()) {
            line("There are no checks: no Lua has called spawn_checker, or it was refused, as the log tells.");
            return;
        }
        int sent = report.checks().stream()
                .mapToInt(check -> check.answers().size())
                .sum();
        line("%d of %d checks failed; %s"
                .formatted(report.failures(), sent, report.allIsWell() ? "all is well" : "not all is well"));
    }

    /// Others' words, with control characters shown and on one line.
    private static String oneLine(String words) {
        return Log.printable(words.replaceAll("\\s+", " ").strip());
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "...";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
