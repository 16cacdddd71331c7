package dev.slipway.app.laptop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.failure.Malformed;
import dev.slipway.core.failure.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeyTest {
    @TempDir
    private Path folder;

    @Test
    void isMadeOnceForItsOwnerAlone() throws IOException {
        var first = TokenKey.in(folder);

        assertThat(first.getEncoded()).hasSize(32);
        assertThat(TokenKey.in(folder)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void isAnotherInAnotherFolder(@TempDir Path elsewhere) {
        assertThat(TokenKey.in(folder)).isNotEqualTo(TokenKey.in(elsewhere));
    }

    @Test
    void isNotReadFromAFileThatIsOpenToOthers() throws IOException {
        TokenKey.in(folder);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> TokenKey.in(folder)).isInstanceOf(Refused.class).hasMessageContaining("mode 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0ff1ce", "0FF1CE"})
    void saysNothingOfAFileThatIsBroken(String text) throws IOException {
        TokenKey.in(folder);
        Files.writeString(file(), text);

        assertThatThrownBy(() -> TokenKey.in(folder))
                .isInstanceOf(Malformed.class)
                .hasMessageContaining("remove it")
                .hasMessageNotContaining("ff1ce")
                .hasNoCause();
    }

    private Path file() {
        return folder.resolve("tokens.key");
    }
}
