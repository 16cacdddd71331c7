package dev.slipway.core.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words that the sentence reader knows. Data, not code: a new word needs a line here and a case
/// in the tables of the tests.
///
/// Longer than 150 lines would be no clearer as several files: everything that is a word list is here.
final class Lexicon {
    private Lexicon() {}

    /// Say that a model is the plain, instruction-tuned one; exchangeable, and free to leave out.
    static final Set<String> PLAIN = words("instruct instruction instructions it chat tuned hf");

    /// Mean nothing in a model's name.
    static final Set<String> NOISE =
            words("the a an of model models nim nims version versions series family parameter parameters param params");

    /// Two words that names write as one.
    static final Set<String> COMPOUNDS =
            Set.of("code llama", "star coder", "code gemma", "mini tron", "nemo guard", "mini max", "deep seek");

    /// Listed models without known figures, to whose names a model of the catalogue would answer: a base model, an
    /// older id.
    static final Set<String> OTHER_MODELS =
            Set.of("mixtral-8x22b-v0.1", "nemotron-nano-3-30b-a3b", "nemotron-nano-3-30b");

    /// Publishers under the names they have on Hugging Face.
    static final Map<String, String> PUBLISHERS = Map.ofEntries(
            Map.entry("meta-llama", "meta"),
            Map.entry("ibm-granite", "ibm"),
            Map.entry("zai-org", "z-ai"),
            Map.entry("bytedance-seed", "bytedance"));

    /// Families and makers of models, of this catalogue or not. Two of them in two places are two models.
    static final Set<String> FAMILIES = words("""
            llama codellama gemma codegemma shieldgemma paligemma recurrentgemma diffusiongemma phi mistral mixtral
            codestral devstral magistral ministral mathstral pixtral nemotron nemoguard nemoretriever minitron qwen qwq
            deepseek gpt chatgpt claude gemini grok kimi minimax glm chatglm granite solar dbrx starcoder jamba yi falcon
            bloom mpt vicuna alpaca dolly baichuan internlm cohere zephyr hermes dolphin orca wizardlm
            tulu olmo stablelm pythia smollm bge e5 embedqa nv-embedqa nv-embed rerankqa arctic whisper sdxl
            palmyra eurollm teuken bielik sarvam stockmark rakutenai swallow dracarys fuyu kosmos neva vila
            nvclip riva zamba inkling laguna cosmos reka xgen ernie hunyuan mimo apertus seed-oss gpt-oss
            chatqa usdcode colosseum italia openchat starling bert roberta t5 bart lama ollama
            """);

    /// Say which member of a family is meant, and mean nothing else in a sentence.
    static final Set<String> VARIANTS = words("""
            instruct vision vl vlm multimodal coder reward reasoning thinking distill distilled moe base embedqa
            rerankqa rerank reranker embedding guard nemoguard scout maverick oss minitron nemo
            """);

    /// Members of families that are also ordinary words: they count beside a family's name only.
    static final Set<String> SOFT = words("""
            small large medium mini nano super ultra next pro flash code chat content safety embed max turbo seed
            light lite plus topic control creative parse omni solar command step it
            """);

    /// Wherever they stand, the model is no longer the one of the catalogue.
    static final Set<String> MODIFIERS = words("""
            lora loras qlora adapter adapters finetune finetuned fine-tune fine-tuned abliterated uncensored quantized
            quantised pruned merged customized custom-trained
            """);

    /// Adjectives that stand before a family without naming a member.
    static final Set<String> LEADING = words("small large big super next light");

    /// After these a purpose, a place, a time or a reason follows, not the model.
    static final Set<String> ADJUNCTS = words("""
            for to because since so as in on at via with without using through inside within under until before after
            while during when where which who that by against behind into onto per like if unless until till about
            """);

    static final Set<String> DEPLOY = words("""
            deploy deploying deployment redeploy serve serving run running host hosting launch launching start starting
            put putting bring bringing roll rolling spin spinning stand set setup setting give giving get getting have
            provision provisioning create creating make making spawn boot fire ship shipping release push pushing
            install installing publish add adding use using try load open expose enable activate kick begin throw stick
            place hook prepare build order grab take move moving switch switching upgrade upgrading migrate migrating update
            arrange arranging organise organize handle sort updating replace replacing swap swapping change changing bootstrap instantiate rollout roll-out host
            need needs want wants like love wish require requires request requesting looking after wanna gimme lets
            power powering provide providing equip supply connect integrate plug attach assign
            """);

    static final Set<String> DEPLOYED =
            words("deployed served hosted launched started running rolled ran shipped released");

    static final Set<String> OTHER = words("""
            tell explain show list describe compare comparing check estimate estimating calculate calculating find
            recommend suggest benchmark benchmarking evaluate evaluating train training finetune fine-tune finetuning
            fine-tuning quantize quantise download convert scale scaling restart reboot monitor investigate debug
            summarize summarise translate approve reject freeze unfreeze unblock thinking considering consider discuss
            discussing wonder wondering planning know ask understand learn read write document report review audit
            print query log verify look whether unsure undecided price quote forecast remind inspect diagnose
            """);

    static final Set<String> REMOVAL = words("""
            undeploy undeploying undeployed remove removing delete deleting stop stopping kill killing decommission
            decommissioning destroy destroying retire retiring terminate terminating uninstall disable disabling
            deactivate teardown shutdown offboard pause suspend scrap nuke purge dismantle unprovision deprovision drop
            """);

    /// Remove, unless somebody tells that it has happened.
    static final Set<String> REMOVED = words("""
            removed deleted stopped terminated decommissioned retired killed destroyed uninstalled disabled deactivated
            """);

    /// Before such a word, that it has happened.
    static final Set<String> HAPPENED =
            words("was were been got already just is are has have had we i they you somebody someone finally recently");

    static final Set<String> REMOVAL_PHRASES = phrases("""
            tear down; tear it down; tear this down; shut down; shut off; shut it down; take down; take it down;
            take offline; turn off; turn it off; switch off; switch it off; spin down; bring down; wind down;
            get rid of; scale down; scale to zero; scale to 0; pull the plug; clean up; throw away; throw out;
            clean it up; clean this up; take away; tearing down; shutting down; taking down; turning off; power off; power down; phase out;
            close down; torn down; go away; goes away; free its; free the gpu; free the gpus; free up
            """);

    static final Set<String> ROLLBACK =
            words("rollback rolling-back roll-back revert reverting undo undoing restore restoring rewind");

    static final Set<String> ROLLBACK_PHRASES = phrases("""
            roll back; roll it back; roll this back; rolling back; go back to; switch back; back out; to
            the previous; to previous; to the last good; to last good
            """);

    /// Name an earlier state instead of a model.
    static final Set<String> EARLIER = phrases("previous version; last good; earlier version; last version");

    /// Words that stand in a sentence without belonging to a model's name.
    static final Set<String> ORDINARY = words("""
            a an the this that these those my our your his her their its it one ones some any all both each every
            i you he she we they me us them myself someone somebody anyone everyone everybody nobody
            and or but nor yet plus also too as well then than so too very really quite just only even still again
            already maybe perhaps probably possibly basically simply actually currently kindly please pls plz plse
            thanks thank thx ty cheers regards best appreciated grateful sorry hi hey hello dear yo howdy greetings
            good morning afternoon evening day night team folks guys all everyone there here hiya ok okay k sure yes
            yeah yep no not never none can could would will shall should may might must ought do does did done doing
            is are was were be been being am have has had having get gets got getting let lets make makes
            if when whenever once while until unless because since for to from of in on at by with without via using
            through into onto under over above below between within inside outside across around about near up down
            off out per against behind after before during like
            what which who whom whose why how where
            deploy deploys deployed deploying deployment deployments redeploy serve serves served serving run runs running
            host hosts hosted hosting launch launched launching start started starting put putting bring bringing roll
            rolled rolling rollout spin spun spinning stand standing set setup setting give given giving provision
            provisioned provisioning create created creating spawn boot fire ship shipped release push install installed
            publish add added use used try load open expose enable activate kick begin throw stick place hook prepare
            build built order grab move switch upgrade migrate update replace swap change bootstrap instantiate
            need needs needed want wants wanted wish love require requires required request requested requesting
            looking wanna gonna gimme would'd id wed ill well im were ive weve youd theyd itd d ll ve re
            asap soon now today tonight tomorrow immediately quickly quick urgent urgently later week weekend month
            monday tuesday wednesday thursday friday saturday sunday eod cob noon midnight time times moment minute
            minutes hour hours days weeks ready live possible possibly available
            new fresh shiny latest current official standard default plain regular normal usual dedicated private
            separate single whole full entire own another other same different nice great good better fine happy
            awesome cool simple basic quick little bit
            model models nim nims llm llms endpoint endpoints endpoint's instance instances replica replicas copy copies
            server servers service services api apis machine machines box boxes node nodes cluster gpu gpus card cards
            hardware accelerator accelerators container image microservice inference sagemaker aws amazon cloud
            environment environments env stage region account version versions variant variants flavour flavor edition
            size sized sizes weights checkpoint parameter parameters param params parameterized parametered billion
            catalogue catalog hugging huggingface nvcr ngc type kind family series line release
            app apps application applications project projects product products workload workloads
            budget cost costs costing price priced pricing money cheap cheaper cheapest cheaply inexpensive economical
            affordable expensive budget-friendly low-cost cost-effective low lowest high highest fast faster fastest
            quickest latency throughput performance performant performing most least minimal minimum maximum max min
            speed slow slower slowest limit cap capped ceiling spend spending exceed exceeding more less going goes go
            something anything nothing everything thing things stuff called named name namely ie eg aka known
            work works working fit fits fitting suitable enough capacity production-ready ready-to-use
            openai-compatible compatible scalable reliable secure self-hosted hosted managed
            mind chance favor favour help hand appreciate hope hoping trying able way case purpose purposes goal
            users customers people traffic requests demo test tests testing trial pilot poc experiment experiments
            quick-and-dirty fyi btw lol haha oops heads-up ticket
            option options keep keeping kept dont doesnt isnt arent wasnt cannot cant wont shouldnt wouldnt touch
            note remember remind care careful worry wait hurry rush break stay remain sit sits allow allows
            right correct exactly precisely preferably ideally hopefully approximately roughly
            smallest largest biggest newest smaller larger bigger better lighter heavier rather see sees seen watch asked ask asks benefit arrange behind tops
            language favourite favorite preferred beloved trusty conversational generative ai foundation open-source
            opensource opensourced anymore much too
            asking online accessible reachable usable gotta arranged
            say says said think thought believe guess know sounds look looks
            context window length tokens token precision quantization format
            power powers powered powering back backed backing provide provides provided provision equip supply connect
            connected integrate integrated integrating plug plugged talk talks call called calling consume consumed
            backend backends frontend brain engine developer developers owner maintainer supporting
            tiny powerful robust stable solid decent proper beefy lightweight lean popular trusted modern recent
            appropriate sensible existing familiar well-known reasonable reasonably snappy responsive efficient
            yesterday removed deleted stopped retired
            freely instead promised mentioned said discussed agreed usual
            """);

    /// Whether a word is plain English that names no model and no application.
    static boolean isOrdinary(String word) {
        return ORDINARY.contains(word) || DEPLOY.contains(word) || DEPLOYED.contains(word) || OTHER.contains(word);
    }

    /// Phrases parted by semicolons.
    static Set<String> phrases(String text) {
        return Stream.of(text.strip().split(";"))
                .map(phrase -> String.join(" ", phrase.strip().split("\\s+")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A word list from text.
    static Set<String> words(String text) {
        return Set.copyOf(new HashSet<>(List.of(text.strip().split("\\s+"))));
    }
}
