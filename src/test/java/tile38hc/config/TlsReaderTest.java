package tile38hc.config;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tile38hc.net.ServerTls;

/// What a configuration says of certificates, keys and protocols. `DIR` is where the files are.
class TlsReaderTest {
    private static final Path DIR = Path.of("src/test/resources/tile38hc/net").toAbsolutePath();
    private static final String EC = "ssl_certificate DIR/good.crt; ssl_certificate_key DIR/good.key; ";
    private static final String RSA = "ssl_certificate DIR/rsa.crt; ssl_certificate_key DIR/rsa-pkcs1.key; ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EC                                                                      | EC, TLSv1.2 TLSv1.3
            RSA                                                                     | RSA, TLSv1.2 TLSv1.3
            RSA EC                                                                  | RSA EC, TLSv1.2 TLSv1.3
            ssl_certificate DIR/good.crt; ssl_certificate_key DIR/ec-sec1.key;      | EC, TLSv1.2 TLSv1.3
            ssl_certificate DIR/rsa.crt; ssl_certificate_key DIR/rsa-pkcs8.key;     | RSA, TLSv1.2 TLSv1.3
            EC ssl_protocols TLSv1 TLSv1.1 TLSv1.2;                                 | EC, TLSv1.2
            EC ssl_protocols TLSv1.3; ssl_ciphers HIGH; ssl_password_file nowhere;  | EC, TLSv1.3
            ssl_reject_handshake on;                                                | nothing, TLSv1.2 TLSv1.3
            EC ssl_reject_handshake on;                                             | nothing, TLSv1.2 TLSv1.3
            EC ssl_reject_handshake off;                                            | EC, TLSv1.2 TLSv1.3
            """)
    void a_server_shakes_hands_as_it_says(String directives, String expected) {
        Config config = Snippet.http(server(directives));
        ServerTls tls = config.servers().getFirst().listens().getFirst().tls().orElseThrow();
        String kinds = tls.credentials().stream()
                .map(credential -> credential.key().getAlgorithm())
                .collect(joining(" "));
        assertThat((kinds.isEmpty() ? "nothing" : kinds) + ", " + String.join(" ", tls.protocols()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ssl_ciphers HIGH;                                                       | no "ssl_certificate" is defined for the "listen ... ssl" directive in nginx.conf:1
            ssl_certificate_key DIR/good.key;                                       | no "ssl_certificate" is defined for the "listen ... ssl" directive in nginx.conf:1
            ssl_certificate DIR/good.crt;                                           | no "ssl_certificate_key" is defined for certificate "DIR/good.crt" in nginx.conf:2
            EC ssl_certificate DIR/rsa.crt;                                         | no "ssl_certificate_key" is defined for certificate "DIR/rsa.crt" in nginx.conf:2
            ssl_certificate DIR/no.crt; ssl_certificate_key DIR/good.key;           | cannot load certificate "DIR/no.crt": No such file or directory: DIR/no.crt in nginx.conf:2
            ssl_certificate DIR/good.crt; ssl_certificate_key DIR/no.key;           | cannot load certificate key "DIR/no.key": No such file or directory: DIR/no.key in nginx.conf:2
            ssl_certificate DIR/good.key; ssl_certificate_key DIR/good.key;         | cannot load certificate "DIR/good.key": no certificate in "DIR/good.key" in nginx.conf:2
            ssl_certificate DIR/good.crt; ssl_certificate_key DIR/good.crt;         | cannot load certificate key "DIR/good.crt": no private key in "DIR/good.crt" in nginx.conf:2
            ssl_certificate DIR/good.crt; ssl_certificate_key DIR/rsa-pkcs1.key;    | SSL_CTX_use_PrivateKey("DIR/rsa-pkcs1.key") failed (key values mismatch): it is not the key of "DIR/good.crt" in nginx.conf:2
            ssl_password_file pw; ssl_certificate DIR/rsa.crt; ssl_certificate_key DIR/encrypted-pkcs1.key; | cannot load certificate key "DIR/encrypted-pkcs1.key": the private key in "DIR/encrypted-pkcs1.key" is encrypted: decrypt it with 'openssl pkey -in encrypted.key -out plain.key' in nginx.conf:2
            EC ssl_protocols TLSv9;                                                 | invalid value "TLSv9" in nginx.conf:2
            """)
    void what_nginx_refuses_is_refused_with_its_place(String directives, String refusal) {
        assertThat(Snippet.refusalInHttp(server(directives)).replace(DIR.toString(), "DIR"))
                .isEqualTo(refusal.replace('\'', '`'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EC ssl_protocols SSLv3 TLSv1;                                           | "ssl_protocols" names neither TLSv1.2 nor TLSv1.3: both are spoken, and no older ones
            ssl_certificate $ssl_server_name.crt; ssl_certificate_key a.key;        | no certificate is chosen by variables: TLS with this server is refused
            """)
    void what_is_done_otherwise_is_a_warning(String directives, String warning) {
        assertThat(Snippet.warnings(Snippet.http(server(directives)))).contains(warning + " in nginx.conf:2");
    }

    @Test
    void a_certificate_that_is_out_of_date_is_a_warning_once(@TempDir Path folder) throws Exception {
        generate(folder, "old", "2020/01/01", 10);
        generate(folder, "new", "2040/01/01", 10);
        String text = """
                ssl_certificate DIR/old.crt; ssl_certificate_key DIR/old.key;
                server { listen 8443 ssl; listen 8444 ssl; server_name a; }
                server { listen 8443 ssl; server_name b; }
                server {
                    listen 8443 ssl; server_name c; ssl_certificate DIR/new.crt; ssl_certificate_key DIR/new.key;
                }
                """.replace("DIR", folder.toString());
        List<String> warnings = Snippet.warnings(Snippet.http(text));
        assertThat(warnings).hasSize(2);
        assertThat(warnings.getFirst())
                .matches("certificate \".*/old.crt\" has expired on 2020-01-\\d\\dT.* in nginx.conf:1");
        assertThat(warnings.getLast())
                .matches("certificate \".*/new.crt\" is not valid before 20(39-12|40-01)-\\d\\dT.* in nginx.conf:5");
    }

    @ParameterizedTest
    @CsvSource({"on, 503", "optional, 503", "optional_no_ca, 503", "off, 200 hi"})
    void where_clients_must_show_certificates_nothing_is_served(String verify, String answer) throws IOException {
        String directives = "location / { content_by_lua_block { ngx.print('hi') } }";
        assertThat(Answers.to(
                        "ssl_client_certificate ca.crt; ssl_verify_client " + verify + "; " + directives, "GET /"))
                .isEqualTo(answer);
    }

    /// With two lines, so that the second is that of the directives.
    private static String server(String directives) {
        String text = directives
                .replaceFirst("^RSA\\b ?", RSA)
                .replaceFirst("(^| )EC\\b ?", EC)
                .replace("DIR", DIR.toString());
        return "server { listen 8443 ssl;\n" + text + " }";
    }

    /// A key and its certificate as PEM files, by the JDK's own tool.
    private static void generate(Path folder, String name, String from, int days) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-startdate",
                        from,
                        "-validity",
                        String.valueOf(days),
                        "-alias",
                        "a",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        write(
                folder.resolve(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate("a").getEncoded());
        write(
                folder.resolve(name + ".key"),
                "PRIVATE KEY",
                keys.getKey("a", "changeit".toCharArray()).getEncoded());
    }

    private static void write(Path file, String label, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder().encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }
}
