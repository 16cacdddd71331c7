package dev.slipway.core.approval;

import dev.slipway.core.failure.Unavailable;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Letters in memory, each once; out of order while it is told to be.
public final class MemoryMail implements Mail {
    private final Map<String, Letter> letters = Collections.synchronizedMap(new TreeMap<>());
    public volatile boolean broken;

    @Override
    public boolean sent(String name) {
        return letters.containsKey(name);
    }

    @Override
    public void send(Letter letter) {
        if (broken) {
            throw new Unavailable("no mail goes out");
        }
        letters.putIfAbsent(letter.name(), letter);
    }

    /// The letter of this name, if it was sent.
    public Optional<Letter> letter(String name) {
        return Optional.ofNullable(letters.get(name));
    }

    /// What was sent, in order of the names.
    public Collection<Letter> letters() {
        return letters.values();
    }
}
