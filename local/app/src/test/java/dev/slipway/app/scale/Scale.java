package dev.slipway.app.scale;

import java.nio.file.Files;
import java.util.Comparator;

/// Counts anew what each kind of intent takes, keeps it, and prints the tables of docs/scale.md. `local/scale` runs it.
public final class Scale {
    private Scale() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("slipway-scale");
        try {
            var needs = Needs.counted(folder);
            needs.keep();
            new Tables(needs).all().forEach(System.out::println);
            CatalogueSizes.print();
        } finally {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }
}
