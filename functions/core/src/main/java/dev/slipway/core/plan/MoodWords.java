package dev.slipway.core.plan;

import java.util.Set;

/// The words by which [Mood] and [Refusal] tell wishes from everything else. Data, not code.
final class MoodWords {
    private MoodWords() {}

    /// Begin a question.
    static final Set<String> QUESTIONS = Lexicon.words("""
            what whats which who whos why how hows when where wheres is are was were does do did has should
            shall am isnt arent doesnt didnt
            """);

    /// Begin a question that no politeness turns into a request.
    static final Set<String> WH = Lexicon.words("""
            how what why where which who when whats hows
            """);

    /// Tell how something went.
    static final Set<String> REPORTS = Lexicon.words("""
            failed fails failing crashed crashes crashing succeeded finished completed broke
            """);

    /// Say something of the model before them.
    static final Set<String> PREDICATES = Lexicon.words("""
            is are was were costs uses takes seems looks works runs has beats outperforms performs answers cost
            isnt
            """);

    /// Begin a question that may be a request.
    static final Set<String> MODALS = Lexicon.words("""
            can could would will may might cant couldnt wouldnt wont
            """);

    /// Whom a request may be put to, or who puts it.
    static final Set<String> PEOPLE = Lexicon.words("""
            you u we i someone somebody anyone slipway ya
            """);

    /// Begin a question that wants something done.
    static final Set<String> INVITATIONS = Lexicon.phrases("""
            how about; what about; is there a way to; is there any way to; why dont we; why not; any chance to;
            any way to; would it be possible to; is it possible to; may i ask you to
            """);

    /// Begin the name of a group that a request is put to.
    static final Set<String> TEAMS = Lexicon.words("""
            the our your one
            """);

    /// With `can we`, ask what is possible.
    static final Set<String> ABILITY = Lexicon.words("""
            run running serve fit use host
            """);

    /// Stand before a sentence without changing it.
    static final Set<String> OPENERS = Lexicon.words("""
            hi hey hello dear please pls plz so and but ok okay well also then now yo sorry good morning
            afternoon all team folks guys there everyone , thanks kindly just greetings day evening
            """);

    /// Turn the verb behind them round.
    static final Set<String> NEGATIONS = Lexicon.words("""
            dont never shouldnt mustnt cannot wont stopit
            """);

    /// Make a verb of a `not` behind them.
    static final Set<String> NOT_BEFORE = Lexicon.words("""
            do should must shall can could will would did need does are is am we i
            """);

    /// May be negated without taking the wish back.
    static final Set<String> HARMLESS = Lexicon.words("""
            spend exceed go pay cost use touch break forget worry mind wait hesitate let care need have want
            make think know overspend waste blow skip mess rush be hurry see really actually
            """);

    /// Begin a clause such as `if possible` with the word before.
    static final Set<String> POLITE_CLAUSES = Lexicon.words("""
            you possible u budget it theres there anyone someone time that this its not
            """);

    /// Say that somebody wants something.
    static final Set<String> WILL = Lexicon.words("""
            want wants need needs like love appreciate please request must should require requires make get have be sure id
            """);

    /// Say how things are.
    static final Set<String> STATES = Lexicon.words("""
            is are was were been already has got currently
            """);

    /// Take a wish back, wherever they stand.
    static final Set<String> REFUSALS = Lexicon.phrases("""
            no need to; hold off; instead of deploying; without deploying; rather than deploying; not to deploy;
            not deploy; not be deployed; not serve; not launch; not run; not host; cancel; abort; no longer
            need; no longer want; nobody should; no one should; refrain from; avoid deploying; against
            deploying; wait with; wait before; hold on; hold the; not yet; mistake to; bad idea; too early; not
            ready; unable to; failed to; fails to; too risky; nobody; no one; none of; do without; not going to;
            isnt needed; arent needed; not needed; no longer needed; no longer used; under no circumstances;
            in no case; by no means; on no account; no way;
            never mind; nevermind; forget it; forget about; not want; not need
            """);

    /// Take back the deploying that follows.
    static final Set<String> REFUSING = Lexicon.words("""
            prevent prevents forbid forbidden prohibit ban banned block postpone delay refuse refrain avoid skip
            withdraw halt
            """);

    /// With `down` or `off` a few words later, remove.
    static final Set<String> PARTING = Lexicon.words("""
            take taking bring bringing shut shutting tear tearing turn turning switch switching spin wind scale
            power close pull
            """);

    /// Ask or doubt.
    static final Set<String> DOUBTS = Lexicon.phrases("""
            how much; how many; how to; how do; how long; how can; how would; what would; what is; what does;
            should we; should i; if we should; whether; not sure; tell me; is it true; what happens; why is; why
            does; would it; will it; can it; does it; is it possible; wondering what; wondering how; curious;
            see if; check if; any idea; worth it
            """);

    /// Ask for knowledge even behind a verb of deploying.
    static final Set<String> KNOWLEDGE = Lexicon.phrases("""
            status of; price of; list of; report on; report about; report of; comparison of; comparison between;
            benchmark of; benchmark on; overview of; summary of; logs of; logs from; metrics of; metrics for;
            estimate of; estimate for; quote for; difference between; details of; details about; information
            about; information on; info on; info about; run a benchmark; run a load test; run the tests; run
            tests; give me the cost; give me the price; get the cost; get the price; history of
            """);

    /// Begin a clause that tells why, when or which, and asks for nothing itself.
    static final Set<String> SUBORDINATORS = Lexicon.words("""
            so before until till while because since after when whenever once if which that as unless
            """);

    /// End such a clause on the way back from a verb.
    static final Set<String> CLAUSE_ENDS = Lexicon.words("and then also please , . ? you but");

    /// Who announces, and asks for nothing.
    static final Set<String> ANNOUNCERS = Lexicon.words("we i they it users");

    /// What they announce it with.
    static final Set<String> ANNOUNCING = Lexicon.words("will can could may might plan intend");
}
