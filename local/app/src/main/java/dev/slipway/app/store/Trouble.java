package dev.slipway.app.store;

import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the operating system declined, in words for people: no name of a class is among them.
public final class Trouble {
    private static final String UNNAMED = "the operating system declines";
    private static final String FULL = "the disk is full";
    private static final String MAKE_ROOM = "the disk of the data folder is full: make room there, then repeat";

    /// What the operating system says, and what we say for it. Source: errno(3), and the JDK where it says it itself.
    private static final Map<String, String> SAID = Map.of(
            "no space left on device", FULL,
            "disk quota exceeded", FULL + ": the quota is used up",
            "is a directory", "it is a folder",
            "not a directory", "a part of its path is no folder",
            "read-only file system", "the disk can only be read",
            "permission denied", "no permission",
            "file name too long", "the name is too long",
            "too many open files", "too many files are open",
            "connection refused", "nobody listens there",
            "connection reset", "the connection broke off");

    private Trouble() {}

    /// What went wrong: `no such file`.
    public static String words(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> UNNAMED;
            case UncheckedIOException carried -> words(carried.getCause());
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "no permission";
            case NotDirectoryException _ -> "it is no folder";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            case FileAlreadyExistsException _ -> "it is there already";
            case FileSystemException known -> said(known.getReason());
            case UnknownHostException _ -> "no host has that name";
            case HttpTimeoutException _ -> "no answer in time";
            case ConnectException refused -> isNameless(refused) ? "no host has that name" : "nobody listens there";
            default -> said(failure.getMessage());
        };
    }

    /// What was to be kept in the data folder and was not.
    ///
    /// @param what a sentence with one `%s`, where the words go
    public static Unavailable unkept(String what, IOException failure) {
        var words = words(failure);
        return words.startsWith(FULL) ? full(what.formatted(words), failure) : new Unavailable(what.formatted(words), failure);
    }

    /// The disk has no room, and whoever asked is told so.
    static Unavailable full(String message, Throwable reason) {
        return new Unavailable(message, reason, MAKE_ROOM);
    }

    private static boolean isNameless(Throwable failure) {
        return failure instanceof UnresolvedAddressException
                || Optional.ofNullable(failure.getCause()).filter(Trouble::isNameless).isPresent();
    }

    private static String said(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            return UNNAMED;
        }
        var told = reason.toLowerCase(Locale.ROOT);
        return SAID.entrySet().stream()
                .filter(known -> told.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(reason);
    }
}
