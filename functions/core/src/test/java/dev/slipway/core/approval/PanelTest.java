package dev.slipway.core.approval;

import static dev.slipway.core.approval.Desk.BOB;
import static dev.slipway.core.approval.Desk.CAROL;
import static dev.slipway.core.approval.Desk.DAVE;
import static dev.slipway.core.approval.Desk.ERIN;
import static dev.slipway.core.approval.Desk.FRANK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.Samples;
import dev.slipway.core.Scene;
import dev.slipway.core.model.Environment;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PanelTest {
    private static final Group APPROVERS = new Group("approvers");
    private static final Group FINANCE = new Group("finance");
    private static final Requirement ONE = new Requirement(1, List.of(), APPROVERS, new Group("leads"), 3, false);
    private static final Requirement TWO =
            new Requirement(2, List.of(APPROVERS, FINANCE), APPROVERS, new Group("leads"), 3, true);

    private final Desk desk = new Scene().desk;

    @Test
    void asksTheApproversAndTheMandatoryGroups() {
        assertThat(asked(ONE, 1)).containsExactly(BOB, CAROL);
        assertThat(asked(TWO, 1)).containsExactly(BOB, CAROL, ERIN);
    }

    @Test
    void asksTheEscalationInTheLastRoundAsWell() {
        assertThat(asked(ONE, 2)).containsExactly(BOB, CAROL);
        assertThat(asked(ONE, 3)).containsExactly(BOB, CAROL, ERIN);
    }

    @Test
    void neverAsksWhoeverAskedForThePlan() {
        var panel = new Panel(desk.people, ONE, List.of(BOB));

        assertThat(panel.asked(1)).extracting(Member::subject).containsExactly(CAROL);
        assertThat(panel.standing(BOB, Optional.empty(), 1)).isEqualTo(barred(Standing.Why.AUTHOR));
        assertThat(panel.standing(BOB, Optional.of(CAROL), 1)).isEqualTo(barred(Standing.Why.AUTHOR));
        assertThat(panel.standing(FRANK, Optional.of(BOB), 1)).isEqualTo(barred(Standing.Why.FOR_AUTHOR));
        assertThat(panel.standing(FRANK, Optional.empty(), 1)).isEqualTo(barred(Standing.Why.FOR_AUTHOR));
        assertThat(panel.standing(CAROL, Optional.empty(), 1)).isEqualTo(new Standing.Entitled(CAROL));
    }

    @Test
    void letsADelegateSpeakInTheSeatOfWhoeverNamedThem() {
        var panel = panel(ONE);

        assertThat(panel.standing(FRANK, Optional.empty(), 1)).isEqualTo(new Standing.Entitled(BOB));
        assertThat(panel.standing(FRANK, Optional.of(BOB), 1)).isEqualTo(new Standing.Entitled(BOB));
        assertThat(panel.standing(FRANK, Optional.of(CAROL), 1)).isEqualTo(barred(Standing.Why.NO_DELEGATE));
        assertThat(panel.standing(CAROL, Optional.empty(), 1)).isEqualTo(new Standing.Entitled(CAROL));
        assertThat(panel.standing(CAROL, Optional.of(BOB), 1)).isEqualTo(new Standing.Entitled(BOB));
        assertThat(panel.standing(BOB, Optional.of(BOB), 1)).isEqualTo(new Standing.Entitled(BOB));
    }

    @Test
    void hasNoSeatForOthers() {
        assertThat(panel(ONE).standing(DAVE, Optional.empty(), 1)).isEqualTo(barred(Standing.Why.NO_MEMBER));
        assertThat(panel(ONE).standing(ERIN, Optional.empty(), 2)).isEqualTo(barred(Standing.Why.NO_MEMBER));
        assertThat(panel(ONE).standing(ERIN, Optional.empty(), 3)).isEqualTo(new Standing.Entitled(ERIN));
        assertThat(panel(ONE).standing(new Person("nobody"), Optional.empty(), 1))
                .isEqualTo(barred(Standing.Why.NO_MEMBER));
    }

    @Test
    void hasNoSeatForADelegateOfWhoeverHasNone() {
        desk.with(Desk.member("dave", List.of("operators"), "frank"));

        assertThat(panel(ONE).standing(FRANK, Optional.of(DAVE), 1)).isEqualTo(barred(Standing.Why.NO_MEMBER));
    }

    @Test
    void hasNoSeatForADelegateWhoIsNoLongerThere() {
        desk.without(FRANK);

        assertThat(panel(ONE).standing(FRANK, Optional.of(BOB), 1)).isEqualTo(barred(Standing.Why.NO_DELEGATE));
    }

    @Test
    void countsDistinctPeopleAndTheirGroups() {
        assertThat(panel(ONE).covers(List.of())).isFalse();
        assertThat(panel(ONE).covers(List.of(yes(CAROL)))).isTrue();
        assertThat(panel(TWO).covers(List.of(yes(BOB)))).isFalse();
        assertThat(panel(TWO).covers(List.of(yes(BOB), yes(CAROL)))).isTrue();
        assertThat(panel(TWO).covers(List.of(yes(CAROL), yes(ERIN)))).isTrue();
    }

    @Test
    void wantsEachMandatoryGroup() {
        desk.with(Desk.member("grace", List.of("approvers")));

        assertThat(panel(TWO).covers(List.of(yes(CAROL), yes(new Person("grace"))))).isFalse();
    }

    @Test
    void letsTheEscalationStandInForTheApproversButForNobodyElse() {
        desk.with(Desk.member("erin", List.of("leads")));

        assertThat(panel(ONE).covers(List.of(vote(ERIN, Optional.empty(), 3)))).isTrue();
        assertThat(panel(ONE).covers(List.of(vote(ERIN, Optional.empty(), 2)))).isFalse();
        assertThat(panel(TWO).covers(List.of(vote(ERIN, Optional.empty(), 3), yes(CAROL)))).isFalse();
    }

    @Test
    void countsOnePersonOnceInHoweverManySeats() {
        var twice = List.of(yes(CAROL), vote(CAROL, Optional.of(BOB), 1));

        assertThat(panel(TWO).covers(twice)).isFalse();
    }

    @Test
    void countsOneSeatOnceWhoeverSpokeInIt() {
        var twice = List.of(yes(BOB), vote(FRANK, Optional.of(BOB), 1));

        assertThat(panel(TWO).covers(twice)).isFalse();
    }

    @Test
    void countsNobodyWhoLostTheirSay() {
        var votes = List.of(yes(BOB), yes(CAROL));
        desk.with(Desk.member("carol", List.of("developers")));

        assertThat(panel(TWO).covers(votes)).isFalse();
    }

    @Test
    void aGroupThatSomebodyJoinedAfterTheirVoteIsNotAmongIt() {
        var before = List.of(vote(BOB, Optional.empty(), 1, APPROVERS), vote(CAROL, Optional.empty(), 1, APPROVERS));

        assertThat(panel(TWO).says(BOB, 1)).containsExactlyInAnyOrder(APPROVERS, FINANCE);
        assertThat(panel(TWO).covers(before)).isFalse();
    }

    @Test
    void asksMoreOfWhatIsLarge() {
        var terms = Samples.policies().of(new Environment("prod")).orElseThrow().approval();

        assertThat(Requirement.of(terms, Samples.usd("60")))
                .returns(1, Requirement::votes)
                .returns("1 person of approvers", Requirement::sentence);
        assertThat(Requirement.of(terms, Samples.usd("60.000001")))
                .isEqualTo(TWO)
                .extracting(Requirement::sentence)
                .isEqualTo("2 people of approvers or finance, among them one of approvers and one of finance");
    }

    private List<Person> asked(Requirement requirement, int round) {
        return panel(requirement).asked(round).stream().map(Member::subject).toList();
    }

    private Panel panel(Requirement requirement) {
        return new Panel(desk.people, requirement, List.of(Scene.ALICE));
    }

    private static Standing barred(Standing.Why why) {
        return new Standing.Barred(why);
    }

    private static Vote yes(Person person) {
        return vote(person, Optional.empty(), 1);
    }

    private static Vote vote(Person person, Optional<Person> seat, int round) {
        return vote(person, seat, round, APPROVERS, FINANCE);
    }

    private static Vote vote(Person person, Optional<Person> seat, int round, Group... groups) {
        return new Vote(
                person,
                seat,
                List.of(groups),
                Vote.Decision.APPROVE,
                Vote.Way.SIGNED_IN,
                round,
                Instant.EPOCH,
                Optional.empty());
    }
}
