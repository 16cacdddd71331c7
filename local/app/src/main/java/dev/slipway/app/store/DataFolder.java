package dev.slipway.app.store;

import dev.slipway.core.failure.Refused;
import dev.slipway.core.failure.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// The folder in which the laptop keeps everything, owned by one process at a time.
///
/// Shape: `owner.lock` is locked as long as the owner lives, and the operating system gives it back when the owner
/// dies;
/// `owner.pid` holds the owner's process id for people to read. A folder that we make is the owner's alone.
public final class DataFolder implements AutoCloseable {
    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Takes the folder, making it where it is missing.
    ///
    /// @throws Refused when another process owns it; the message names that process
    /// @throws Unavailable when the folder cannot be made or written
    public static DataFolder own(Path path) {
        var folder = path.toAbsolutePath().normalize();
        try {
            make(folder);
            var lock = FileChannel.open(file(folder.resolve("owner.lock")), StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new Refused("the folder %s is in use by process %s: end that process, or choose another folder"
                        .formatted(folder, owner(folder)));
            }
            Files.writeString(file(pid(folder)), Long.toString(ProcessHandle.current().pid()));
            return new DataFolder(folder, lock);
        } catch (IOException e) {
            throw new Unavailable("SLIPWAY_HOME: the folder %s cannot be used: %s; choose another".formatted(folder, Trouble.words(e)), e);
        }
    }

    /// Makes the folder where it is missing, the owner's alone.
    public static void make(Path folder) throws IOException {
        Files.createDirectories(folder, ownerOnly(FOLDER));
    }

    /// Makes an empty file where it is missing, the owner's alone whoever may look into the folder around it.
    public static Path file(Path file) throws IOException {
        try {
            Files.createFile(file, ownerOnly(FILE));
        } catch (FileAlreadyExistsException there) {
            // It keeps what it has.
        }
        return file;
    }

    /// What to say where others than the owner may look into the folder, as they may where it was made before.
    public static Optional<String> openness(Path folder) {
        try {
            if (!hasPermissions() || !Files.isDirectory(folder) || PosixFilePermissions.fromString(FOLDER).containsAll(Files.getPosixFilePermissions(folder))) {
                return Optional.empty();
            }
            return Optional.of("the folder %s is open to others (%s): what is made in it now is for its owner alone; 'chmod 700' closes the folder itself"
                    .formatted(folder, PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))));
        } catch (IOException e) {
            throw new Unavailable("SLIPWAY_HOME: the folder %s cannot be used: %s; choose another".formatted(folder, Trouble.words(e)), e);
        }
    }

    /// The folder, absolute.
    public Path path() {
        return path;
    }

    /// Gives the folder back.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(pid(path));
            lock.close();
        } catch (IOException e) {
            throw new Unavailable("the folder %s cannot be given back: %s".formatted(path, Trouble.words(e)), e);
        }
    }

    private static boolean locked(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static String owner(Path folder) throws IOException {
        return Files.exists(pid(folder)) ? Files.readString(pid(folder)).strip() : "(unknown)";
    }

    private static Path pid(Path folder) {
        return folder.resolve("owner.pid");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return hasPermissions()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
