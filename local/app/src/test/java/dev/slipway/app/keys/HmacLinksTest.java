package dev.slipway.app.keys;

import dev.slipway.core.approval.LinkCheck;
import dev.slipway.core.approval.LinkCodesContract;
import dev.slipway.core.approval.LinkMint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class HmacLinksTest extends LinkCodesContract {
    @TempDir
    private Path home;

    private String before = "";

    @BeforeEach
    void renewTheKey() throws IOException {
        before = links().key();
        Files.writeString(file(), KeyRing.fresh() + Files.readString(file()));
    }

    @Override
    protected LinkMint mint() {
        return links();
    }

    @Override
    protected LinkCheck check() {
        return links();
    }

    @Override
    protected String before() {
        return before;
    }

    private HmacLinks links() {
        return new HmacLinks(KeyRing.in(file()));
    }

    private Path file() {
        return home.resolve("links.key");
    }
}
