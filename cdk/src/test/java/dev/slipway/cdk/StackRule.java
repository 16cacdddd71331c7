package dev.slipway.cdk;

import java.util.List;
import java.util.function.Function;

/// What must hold of a template; each rule says what breaks it.
///
/// A file in `src/test/resources/broken` breaks each of them.
record StackRule(String name, Function<Resources, List<String>> check) {
    /// Every rule.
    static final List<StackRule> ALL = List.of(
            rule("no action is a wildcard", AccessRules::noActionIsAWildcard),
            rule("every resource is named", AccessRules::everyResourceIsNamed),
            rule("rights are written out", WrittenRules::rightsAreWrittenOut),
            rule("no condition holds of nothing", WrittenRules::noConditionHoldsOfNothing),
            rule("nobody else is let in", WrittenRules::nobodyElseIsLetIn),
            rule("only api and sweep complete tokens", AccessRules::onlyApiAndSweepCompleteTokens),
            rule("nobody changes the audit", AccessRules::nobodyChangesTheAudit),
            rule("steps write their own records", AccessRules::stepsWriteTheirOwnRecords),
            rule("people speak for themselves", AccessRules::peopleSpeakForThemselves),
            rule("who sends letters notes them", AccessRules::whoSendsLettersNotesThem),
            rule("only checkpoint writes the archive", AccessRules::onlyCheckpointWritesTheArchive),
            rule("who reads learns what is missing", AccessRules::whoReadsLearnsWhatIsMissing),
            rule("planner and guard ask for prices", AccessRules::plannerAndGuardAskForPrices),

            rule("only request approval makes links", KeyRules::onlyRequestApprovalMakesLinks),
            rule("only api checks links", KeyRules::onlyApiChecksLinks),
            rule("only api uses form tokens", KeyRules::onlyApiUsesFormTokens),
            rule("tokens are sealed by one and opened by two", KeyRules::tokensAreSealedByOneAndOpenedByTwo),
            rule("only checkpoint signs", KeyRules::onlyCheckpointSigns),
            rule("keys are of their kind", KeyRules::keysAreOfTheirKind),
            rule("administrators use no key", KeyRules::administratorsUseNoKey),

            rule("only rollouts change SageMaker", PlaceRules::onlyRolloutsChangeSageMaker),
            rule("functions have no right at SageMaker", PlaceRules::functionsHaveNoRightAtSageMaker),
            rule("trusted roles are there", PlaceRules::trustedRolesAreThere),
            rule("only our names are changed", PlaceRules::onlyOurNamesAreChanged),
            rule("only the role of models is passed", PlaceRules::onlyTheModelsRoleIsPassed),

            rule("nobody calls what is not published", FunctionRules::nobodyCallsWhatIsNotPublished),
            rule("functions run as they should", FunctionRules::functionsRunAsTheyShould),
            rule("every function has a log that ends", FunctionRules::everyFunctionHasALogThatEnds),
            rule("only the api is a snapshot", FunctionRules::onlyTheApiIsASnapshot),
            rule("the environment holds no secret", SettingRules::theEnvironmentHoldsNoSecret),
            rule("secrets are read by whoever is told of them", SecretRules::secretsAreReadByWhoeverIsToldOfThem),
            rule("templates hold no secret", SecretRules::templatesHoldNoSecret),
            rule("functions are told what they read", SettingRules::functionsAreToldWhatTheyRead),
            rule("functions wait as long as their machine", FunctionRules::functionsWaitAsLongAsTheirMachine),

            rule("every placeholder stands for a function", MachineRules::everyPlaceholderStandsForAFunction),
            rule("machines keep their versions", MachineRules::machinesKeepTheirVersions),
            rule("machines log no payloads", MachineRules::machinesLogNoPayloads),

            rule("every call has dead letters", CallRules::everyCallHasDeadLetters),
            rule("called functions give up into a queue", CallRules::calledFunctionsGiveUpIntoAQueue),
            rule("alarms broken runs and the clock call", CallRules::alarmsBrokenRunsAndTheClockCall),

            rule("every queue wakes somebody", AlarmRules::everyQueueWakesSomebody),
            rule("every alarm is there", AlarmRules::everyAlarmIsThere),
            rule("every alarm reaches somebody", AlarmRules::everyAlarmReachesSomebody),
            rule("alarms suffer gaps", AlarmRules::alarmsSufferGaps),
            rule("the month has a limit", AlarmRules::theMonthHasALimit),

            rule("what is kept is locked", StoreRules::whatIsKeptIsLocked),
            rule("no bucket is open", StoreRules::noBucketIsOpen),
            rule("tables can be restored", StoreRules::tablesCanBeRestored),
            rule("a rewritten audit is seen", StoreRules::aRewrittenAuditIsSeen),
            rule("the trail sees the audit", StoreRules::theTrailSeesTheAudit),

            rule("nothing waits for itself", OrderRules::nothingWaitsForItself),
            rule("every route wants a token", DoorRules::everyRouteWantsAToken),
            rule("people are made once", DoorRules::peopleAreMadeOnce),
            rule("paths are not logged", DoorRules::pathsAreNotLogged),
            rule("letters reach their reader only", DoorRules::lettersReachTheirReaderOnly));

    /// The rule of this name.
    static StackRule of(String name) {
        return ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule is called " + name));
    }

    /// What breaks it; nothing where it holds.
    List<String> findings(Resources resources) {
        return check.apply(resources);
    }

    @Override
    public String toString() {
        return name;
    }

    private static StackRule rule(String name, Function<Resources, List<String>> check) {
        return new StackRule(name, check);
    }
}
