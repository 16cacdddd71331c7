package dev.slipway.engine;

import dev.slipway.engine.asl.Definition;
import dev.slipway.engine.asl.DefinitionReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A machine that was read and found to be one this engine can run.
public final class Machine {
    private final String name;
    private final String text;
    private final String digest;
    private final Definition definition;

    private Machine(String name, String text, Definition definition) {
        this.name = name;
        this.text = text;
        this.digest = digest(text);
        this.definition = definition;
    }

    /// Reads a definition whose placeholders have been filled in.
    ///
    /// @throws IllegalArgumentException naming each problem with its JSON pointer and what is accepted there
    public static Machine load(String name, String aslJson) {
        ExecutionId.requireName(name);
        return new Machine(name, aslJson, DefinitionReader.read(name, aslJson));
    }

    public String name() {
        return name;
    }

    /// SHA-256 of the definition's text, in hexadecimal.
    public String digest() {
        return digest;
    }

    /// The definition as it was given.
    public String text() {
        return text;
    }

    Definition definition() {
        return definition;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
