package tile38hc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.classfile.ClassFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherTest {

    @Test
    void every_java_since_8_can_load_it() throws Exception {
        try (InputStream in = Launcher.class.getResourceAsStream("Launcher.class")) {
            assertThat(ClassFile.of().parse(in.readAllBytes()).majorVersion()).isEqualTo(ClassFile.JAVA_8_VERSION);
        }
    }

    @ParameterizedTest
    @CsvSource({"1.8, 8", "1.8.0_292, 8", "17, 17", "17.0.15, 17", "25, 25", "25.0.1+8, 25", "26-ea, 26", "'', 0"})
    void a_version_of_java_is_known_by_its_feature_number(String version, int feature) {
        assertThat(Launcher.feature(version)).isEqualTo(feature);
    }
}
