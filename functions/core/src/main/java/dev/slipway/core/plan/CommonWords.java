package dev.slipway.core.plan;

import java.util.Set;

/// Common English beside which a model's name stays what it is: `a brand new llama`, `we decided on granite`.
///
/// They may still name an application (`for market`), unlike the words of [Lexicon#ORDINARY]. None is here that could
/// name a variant of a model: no language, no trade, no kind of tuning, no animal, no colour, nothing that is big.
final class CommonWords {
    private static final Set<String> WORDS = Lexicon.words("""
            ability absolutely accept accepted accepting according achieve action actual additional additionally
            advance advantage afford affordably afterwards ago agree agreeing ahead all-purpose allowed almost alone along alongside
            alternative although always among amount anyhow anyway anywhere apart apparently appears approved approx
            aside assign assigned assigning assume assuming attach attached attaching attempt attention automatic
            automatically average aware away bad badly based basis battle-tested beautiful became become becomes
            becoming began beginning beside besides bet beyond boring boss bother bought brand brand-new brief briefly
            broadly brought burning busy buy came capable carefully carry caution certain certainly changed changes
            choice choose chose chosen clean clear clearly close closely colleague colleagues come comes comfortable
            coming common commonly company complain complaint complaints complete completely concern concerned
            conclude concluded confident confirm confirmed consequently consider considered constantly continue
            convenient correctly cost-conscious cost-efficient count countless couple course cover covers crucial
            curious customary deal dealing decide decided decides deciding decision decisions definitely deliver
            delivered demand demands depend depends describe desire desired desperately detail details determine
            determined differ directly discussion doubt due eager earlier early easily easy economic effort either
            elegant else elsewhere emergency enables enabling encourage end ended ends energy-efficient enjoy enormous
            ensure entirely equal equally especially essential essentially evaluated evaluating evaluation evaluations
            event eventually ever evidently examine excellent exciting excuse expect expected expecting experience
            explicit explicitly extra extremely face fact fair fairly fancy far favourable feature features feel
            feeling fellow felt few fewer finally find finish first firstly fixme follow followed following follows
            forever forget forgot former forth forward forwards found fourth free frequently friend friendly friends
            front fully fun further furthermore gave general-purpose generally gently genuine glad gladly go-live
            golive gone good-quality greatly grown half handle handled handles handling handy happen happened happens
            happily hard hardly heard heavily held helpful hence high-quality highly hit hold holds honest honestly
            hot however hugely idea ideal ideas immediate impact important impressive improve improved improvement
            improvements improves including incredible indeed independent individual initial initially insist interest
            interested interesting internal introduce invest involved issue issues item itself job jobs join joined
            keen kick-off kickoff knew knows lack lacking large-scale lately latter lead leading leave leaving left
            lesser level likely likewise link linked list listed long-awaited longer looked loved lovely lucky made
            main mainly major majority manage management manager managers manner many marvellous matter matters mean
            means meant meanwhile meet meeting meets member members mention mere merely met mighty milestone minor
            miss missing mission mistake moderate modest moreover mostly motivated multiple nearest nearly necessarily
            necessary neither nevertheless newly next-gen nicely nonetheless normally noted notice noticed nowadays
            number numbers numerous obtain obtained obvious obviously occasion occasionally occur off-the-shelf offer
            offered offering offers officially often old older ongoing onward open-weight open-weights opinion
            opportunity opted ordinary originally otherwise ourselves out-of-the-box outstanding overall owing
            particular particularly paid party past patience pay pays perfect perfectly period person personal personally pick
            picked picking picks piece pieces pity plan planned plans play plenty point points polite position
            possibility prefer preferable prefers present presently pretty previously primarily primary prior
            privately probable problem problems proceed process processed processing produce promise promising prompt
            promptly properly propose proposed pure purely pursue quality question questions queue quiet quietly raise
            raised random range rapid rapidly rate rather reach reached reaches reaching readily reading real realise
            realised realize realized reason reasons receive received receives recently recognise recommended reduce
            reduced regarding regardless regularly reliably rely remaining reminder repeat replied reply respect
            respond responding responds response responses responsible rest result resulting results return rightly
            risk role room rough round routine sad safe safely sake satisfied save saw scenario scope second secondly
            seem seemed seems seldom selected selection send sense sent serious seriously settled several shared short
            shortly shot show shown sign significant significantly silly similar similarly simplest sincerely
            situation slight slightly smart smooth smoothly so-called sold solely solution solutions solve somehow
            sometime sometimes somewhat somewhere sooner sort sota sought space spare spec specific specifically spent
            spot sprint staff stakeholders state state-of-the-art stated statement status steady step-by-step stood
            story straight straightforward strategy strict strictly strong strongly subject substantial succeed
            success successful successfully such sudden suddenly sufficient sufficiently suggest suggested suggestion
            suit suitably suits superb support supported supports suppose supposed supposedly surely surprise
            surprisingly swapped taken takes taking tasks tell tends terrible terribly thankful thereby therefore
            third thoroughly though thousands throughout thus tight tightly tired title todo told tons took top total
            totally toward towards tried tried-and-tested tries trouble true truly trust turn turns twice ultimate
            ultimately unable understand understood unfortunately unhappy unlike unlikely unusual up-to-date upcoming
            upfront urge useful usually utmost valuable value vast versatile view vital waited waiting warm warmly
            wasting weird welcome whatever whatsoever wherever whether whichever whoever widely willing wise wisely
            wonderful wondering word words worth worthwhile worthy written wrong wrote yours yourself
            """);

    private CommonWords() {}

    static boolean has(String word) {
        return WORDS.contains(word);
    }
}
