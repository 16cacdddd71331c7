package dev.slipway.core.approval;

import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was said of a plan, and what of it counts as the people are now.
///
/// Shape: in the order of the votes.
public record Tally(List<Word> words) {
    public Tally {
        words = List.copyOf(words);
    }

    /// One vote.
    ///
    /// Shape: `groups` are those for which it counts; `lapsed` says why it counts no more, nothing while it does.
    public record Word(Vote vote, List<Group> groups, Optional<Standing.Why> lapsed) {
        public Word {
            groups = List.copyOf(groups);
        }
    }

    /// What was said in this person's seat, by whomever, and counts.
    public Optional<Vote> in(Person seat) {
        return words.stream()
                .filter(word -> word.lapsed().isEmpty())
                .map(Word::vote)
                .filter(vote -> vote.seat().equals(seat))
                .findFirst();
    }

    /// What became of the word of this person, whether in their own seat or another's.
    public Optional<Word> of(Person person) {
        return words.stream().filter(word -> word.vote().person().equals(person)).findFirst();
    }

    /// How many approve: each person counts once, and so does each seat.
    public long approving() {
        return Math.min(
                approvals().map(word -> word.vote().person()).distinct().count(),
                approvals().map(word -> word.vote().seat()).distinct().count());
    }

    /// Those of the groups for which nobody approves.
    public List<Group> without(List<Group> groups) {
        var heard = approvals().flatMap(word -> word.groups().stream()).toList();
        return groups.stream().filter(group -> !heard.contains(group)).toList();
    }

    private Stream<Word> approvals() {
        return words.stream()
                .filter(word -> word.lapsed().isEmpty())
                .filter(word -> word.vote().decision() == Vote.Decision.APPROVE);
    }
}
