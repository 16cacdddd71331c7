package dev.slipway.core.approval;

import dev.slipway.core.Scene;
import dev.slipway.core.model.Group;
import dev.slipway.core.model.Person;
import dev.slipway.core.model.PlanId;
import dev.slipway.core.model.TaskToken;
import dev.slipway.core.plan.AcceptIntent;
import dev.slipway.core.step.Effects;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the people of a [Scene] are asked: those of the bundle that ships, unless a test makes others.
public final class Desk {
    public static final Person BOB = new Person("bob");
    public static final Person CAROL = new Person("carol");
    public static final Person DAVE = new Person("dave");
    public static final Person ERIN = new Person("erin");
    public static final Person FRANK = new Person("frank");
    public static final String DEAR =
            "deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge with 2 instances under $30 per hour";
    public static final String LARGE =
            "deploy llama-3.1 8B for chatbot-x on ml.g6e.12xlarge with 5 instances under $120 per hour";
    public static final List<Member> PEOPLE = List.of(
            member("alice", List.of("developers")),
            member("bob", List.of("approvers", "finance"), "carol", "frank"),
            member("carol", List.of("approvers"), "bob"),
            member("dave", List.of("operators")),
            member("erin", List.of("leads", "finance")),
            member("frank", List.of("developers")));
    private static final String ORIGIN = "here";

    public final TestKeys keys = new TestKeys();
    public final MemoryMail mail;
    /// What letters go out by.
    public Mail out;
    public volatile List<Member> people = PEOPLE;
    /// Whether whoever asks people may also answer the machine, as on a laptop.
    public boolean answersAtOnce = true;

    private final Scene scene;

    public Desk(Scene scene, MemoryMail mail) {
        this.scene = scene;
        this.mail = mail;
        this.out = mail;
    }

    /// One of the people, with their delegates.
    public static Member member(String subject, List<String> groups, String... delegates) {
        return new Member(
                new Person(subject),
                subject + "@example.com",
                groups.stream().map(Group::new).toList(),
                Stream.of(delegates).map(Person::new).toList());
    }

    /// Whoever was there, but for this one.
    public void without(Person person) {
        people = people.stream().filter(one -> !one.subject().equals(person)).toList();
    }

    /// One more, or the same one otherwise.
    public void with(Member member) {
        without(member.subject());
        people = Stream.concat(people.stream(), Stream.of(member)).toList();
    }

    /// A plan of Alice's for staging that people have to decide about, and nobody was asked yet.
    public PlanId needed() {
        var plan = scene.planned(DEAR);
        scene.guard(plan);
        return plan;
    }

    /// The same for prod.
    public PlanId neededInProd(String sentence) {
        var asked = scene.request(sentence);
        var plan = scene.accepted(new AcceptIntent.Request(
                asked.caller(),
                asked.userId(),
                sentence,
                "prod",
                Optional.of("chatbot-x"),
                asked.budgetUsdPerHour(),
                asked.instanceType(),
                asked.instanceCount(),
                asked.dryRun(),
                asked.idempotencyKey(),
                asked.fresh()));
        scene.plan(plan);
        scene.guard(plan);
        return plan;
    }

    /// A plan of which the first round is out, under the token `t1`.
    public PlanId asked() {
        var plan = needed();
        ask(plan, "t1");
        return plan;
    }

    /// One that needs two people, Bob or Erin among them for the money.
    public PlanId largeAsked() {
        var plan = neededInProd(LARGE);
        ask(plan, "t1");
        return plan;
    }

    public Post post() {
        return new Post(
                scene.ledger,
                () -> people,
                out,
                new Effects(scene.ledger, () -> scene.now),
                minter(),
                () -> "http://127.0.0.1:8787");
    }

    public Callbacks callbacks() {
        return new Callbacks(scene.ledger, keys, scene.workflows);
    }

    LinkMinter minter() {
        return new LinkMinter(keys, ORIGIN);
    }

    public LinkReader reader() {
        return new LinkReader(keys, ORIGIN);
    }

    public RequestApproval.Asked ask(PlanId plan, String token) {
        var answering = answersAtOnce ? callbacks() : Callbacks.sealing(scene.ledger, keys);
        return new RequestApproval(scene.ledger, () -> people, post(), answering)
                .apply(new RequestApproval.Request(plan, new TaskToken(token)), scene.now);
    }

    /// Says it signed in, with a reason that fits.
    public DecideApproval.Answer say(PlanId plan, Person person, Vote.Decision decision) {
        return decide(new DecideApproval.Request(
                plan, person, decision, Optional.of("because"), Optional.empty(), Optional.empty()));
    }

    public DecideApproval.Answer decide(DecideApproval.Request request) {
        return new DecideApproval(scene.ledger, () -> people, callbacks()).apply(request, scene.now);
    }

    public Optional<ReadReview.Review> review(PlanId plan, Person person, Optional<Link> link) {
        return new ReadReview(scene.ledger, () -> people)
                .apply(new ReadReview.Request(person, plan, link, false), scene.now);
    }

    public List<ListApprovals.Item> waiting(Person person) {
        return new ListApprovals(scene.ledger, () -> people)
                .apply(new ListApprovals.Request(person, Optional.empty(), 100), scene.now)
                .items();
    }

    public SweepApprovals.Swept sweep() {
        return sweeper().apply(new SweepApprovals.Request(), scene.now);
    }

    public SweepApprovals sweeper() {
        return new SweepApprovals(scene.ledger, post(), callbacks());
    }

    public Approval approval(PlanId plan) {
        return scene.ledger.read(Approval.key(plan)).value();
    }

    /// The link in the mail of this round to this person.
    public Link link(PlanId plan, int round, Person person) {
        var answer = reader().read(linkText(plan, round, person), Link.Purpose.REVIEW, scene.now);
        return answer instanceof LinkReader.Answer.Valid valid
                ? valid.link()
                : ((LinkReader.Answer.Expired) answer).link();
    }

    /// The same as it stands there.
    public String linkText(PlanId plan, int round, Person person) {
        var body = letter(plan, round, person).body();
        var text = body.lines().filter(line -> line.contains("/review/")).findFirst().orElseThrow();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    public Letter letter(PlanId plan, int round, Person person) {
        return mail.letter(name(plan, round, person)).orElseThrow();
    }

    public boolean hasLetter(PlanId plan, int round, Person person) {
        return mail.letter(name(plan, round, person)).isPresent();
    }

    private static String name(PlanId plan, int round, Person person) {
        return "%s-r%d-%s".formatted(plan, round, person);
    }

    /// Who got a mail in this round.
    public List<String> mailed(PlanId plan, int round) {
        var prefix = "%s-r%d-".formatted(plan, round);
        return mail.letters().stream()
                .map(Letter::name)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .toList();
    }
}
