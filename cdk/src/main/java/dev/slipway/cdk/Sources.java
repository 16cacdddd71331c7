package dev.slipway.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// Where the stack finds what it is made of.
///
/// Shape: `jars` gives the package of a folder of `functions/`; `machines` holds the ASL files, `policies` the policy bundle.
record Sources(JarFinder jars, Path machines, Path policies) {
    /// Finds a package by the name of its folder.
    @FunctionalInterface
    interface JarFinder extends UnaryOperator<String> {}

    /// Everything of this checkout, built.
    static Sources of(Path root) {
        return new Sources(
                name -> jar(root.resolve("functions").resolve(name).resolve("target"), name),
                root.resolve("statemachines"),
                root.resolve("cdk/policies"));
    }

    /// The machine of this name as it is drawn.
    Asl machine(String name) {
        return Asl.read(machines.resolve(name + ".asl.json"));
    }

    private static String jar(Path folder, String name) {
        try (var files = Files.newDirectoryStream(folder, name + "-*-aws.jar")) {
            for (var file : files) {
                return file.toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(missing(folder), e);
        }
        throw new IllegalStateException(missing(folder));
    }

    private static String missing(Path folder) {
        return "there is no package in %s: build it by `mvn -DskipTests package`".formatted(folder);
    }
}
