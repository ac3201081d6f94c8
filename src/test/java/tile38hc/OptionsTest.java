package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tile38hc.Options.Action;

class OptionsTest {

    @Test
    void the_help_fits_a_terminal_of_eighty_columns() {
        assertThat(Options.HELP.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void without_any_it_runs_what_nginx_would_run() throws Exception {
        Options options = parse();
        assertThat(options.action()).isEqualTo(new Action.Serve(false, Options.Demo.NONE));
        assertThat(options.service().files().configuration()).isEqualTo("conf/nginx.conf");
        assertThat(options.service().files().prefix()).isEqualTo(Path.of(""));
    }

    @Test
    void each_action_has_its_letter() throws Exception {
        assertThat(parse("-t").action()).isEqualTo(new Action.Test(false, false, false));
        assertThat(parse("-T", "--strict").action()).isEqualTo(new Action.Test(true, false, true));
        assertThat(parse("-v").action()).isEqualTo(new Action.Version(false));
        assertThat(parse("-V").action()).isEqualTo(new Action.Version(true));
        assertThat(parse("-h").action()).isEqualTo(new Action.Help());
        assertThat(parse("--help").action()).isEqualTo(new Action.Help());
        assertThat(parse("--once").action()).isEqualTo(new Action.Once(false));
        assertThat(parse("--watch", "--demo").action()).isEqualTo(new Action.Serve(true, Options.Demo.PAIR));
        assertThat(parse("--ping", "http://a.test/").action()).isEqualTo(new Action.Ping("http://a.test/"));
    }

    @Test
    void letters_may_stand_together_and_a_value_follow_its_letter_at_once() throws Exception {
        Options options = parse("-tq", "-p/srv/hc", "-c", "my.conf", "-gworker_processes 1;");
        assertThat(options.action()).isEqualTo(new Action.Test(false, true, false));
        Options.Files files = options.service().files();
        assertThat(files.prefix()).isEqualTo(Path.of("/srv/hc"));
        assertThat(files.configuration()).isEqualTo("my.conf");
        assertThat(files.globalDirectives()).isEqualTo("worker_processes 1;");
    }

    @Test
    void a_configuration_may_be_named_alone() throws Exception {
        assertThat(parse("conf/other.conf").service().files().configuration()).isEqualTo("conf/other.conf");
    }

    @Test
    void a_demonstration_brings_its_own_configuration_unless_one_is_named() throws Exception {
        assertThat(parse("--demo").service().files().configuration()).isEqualTo(SampleConfiguration.NAME);
        assertThat(parse("--demo", "a.conf").service().files().configuration()).isEqualTo("a.conf");
    }

    @Test
    void a_name_may_have_several_addresses() throws Exception {
        Options options = parse("--resolve", "a=127.0.0.1", "--resolve", "a=::1");
        assertThat(options.service().network().resolve().get("a"))
                .containsExactly(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));
    }

    @ParameterizedTest
    @CsvSource({"8080, 0.0.0.0, 8080", "*:8080, 0.0.0.0, 8080", "127.0.0.1:0, 127.0.0.1, 0", "[::1]:81, ::1, 81"})
    void listen_takes_a_port_or_an_address_and_a_port(String text, String address, int port) throws Exception {
        assertThat(parse("--listen", text).service().network().listen())
                .contains(new InetSocketAddress(InetAddress.ofLiteral(address), port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-x",
                "--nothing",
                "-c",
                "--listen",
                "--resolve a",
                "--resolve a=b",
                "--listen x",
                "--listen 70000",
                "--json",
                "--json -t",
                "--state a\0b",
                "-p a\0b",
                "a\0b",
                "a b"
            })
    void what_makes_no_sense_is_refused_in_one_line(String line) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(Options.UsageException.class)
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://chat.test/T0P5ECRET",
                "chat.test/T0P5ECRET",
                "http:/T0P5ECRET",
                "http://chat.test:70000/T0P5ECRET",
                "http://chat.test/T0P5ECRET|"
            })
    void a_webhook_that_is_no_url_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> parse("--webhook", url))
                .isInstanceOf(Options.UsageException.class)
                .hasMessage("--webhook wants an http or https URL")
                .hasNoCause();
    }

    @Test
    void webhooks_and_mutes_may_be_several() throws Exception {
        Options.Alerts alerts = parse(
                        "--webhook", "http://a.test/", "--webhook", "https://b.test/x?y", "--mute", "a", "--mute", "b")
                .service()
                .alerts();
        assertThat(alerts.webhooks()).map(URI::getHost).containsExactly("a.test", "b.test");
        assertThat(alerts.muted()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void json_goes_with_once_in_any_order() throws Exception {
        assertThat(parse("--json", "--once").action()).isEqualTo(new Action.Once(true));
        assertThat(parse("--once", "--json").action()).isEqualTo(new Action.Once(true));
    }

    @Test
    void the_help_names_every_option() {
        assertThat(Options.HELP)
                .contains("-t", "-T", "-p", "-c", "-g", "-q", "-v", "-V", "-h")
                .contains("--once", "--json", "--demo", "--listen", "--resolve", "--ignore-unknown", "--ping")
                .contains("--state", "--webhook", "--mute", "--log");
    }

    private static Options parse(String... args) throws Options.UsageException {
        return Options.parse(List.of(args));
    }
}
