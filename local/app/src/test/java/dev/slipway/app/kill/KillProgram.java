package dev.slipway.app.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Does an [Errand] over a folder and twins that outlive this process, and halts on the way.
///
/// Arguments: the folder; the errand; `before`, `after` or `never`; the number of the commit at which the process halts;
/// the settings, each as `NAME=value`. If it was not halted, it tells how many commits there were.
public final class KillProgram {
    private KillProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var halt = new Halt(args[2], Long.parseLong(args[3]));
        var settings = Arrays.stream(args)
                .skip(4)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        try (var desk = Desk.open(Path.of(args[0]), settings, halt)) {
            halt.arm();
            Errand.valueOf(args[1]).at(desk);
            System.out.println(halt.commits());
        }
    }
}
