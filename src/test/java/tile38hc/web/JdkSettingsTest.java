package tile38hc.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdkSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "Max open files            64                   64                   files, 32",
        "Max open files            1048576              1048576              files, 4000",
        "Max open files            9223372036854775807  9223372036854775807  files, 4000",
        "Max open files            unlimited            unlimited            files, 4000",
        "'', 4000"
    })
    void clients_leave_half_of_the_descriptors_to_the_checks(String limits, int connections) {
        String before = "Limit                     Soft Limit           Hard Limit           Units\n";
        assertThat(JdkSettings.mostConnections(before + limits + "\n")).isEqualTo(connections);
    }
}
