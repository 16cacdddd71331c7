package dev.slipway.cdk;

import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.CfnUserPoolUser;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.constructs.Construct;

/// Who says who people are: the issuer that was given, or a user pool of our own with the first approver in it.
///
/// Shape: `subject` is the claim that names a person as `people.json` does. Cognito's `sub` is a number that nobody chose; the
/// user name is what an administrator gave, and never changes.
record Identity(String issuer, String audience, String subject) {
    static Identity of(Construct scope, Installation installation) {
        return installation
                .issuer()
                .map(given -> new Identity(given.url(), given.audience(), given.subject()))
                .orElseGet(() -> ours(new Construct(scope, "Identity"), installation));
    }

    private static Identity ours(Construct scope, Installation installation) {
        var pool = UserPool.Builder.create(scope, "People")
                .selfSignUpEnabled(false)
                .signInCaseSensitive(false)
                .mfa(installation.isForTrying() ? Mfa.OPTIONAL : Mfa.REQUIRED)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(14)
                        .requireDigits(true)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireSymbols(true)
                        .tempPasswordValidity(Duration.days(3))
                        .build())
                .deletionProtection(!installation.isForTrying())
                .removalPolicy(installation.isForTrying() ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN)
                .build();
        var client = UserPoolClient.Builder.create(scope, "CommandLine")
                .userPool(pool)
                .authFlows(AuthFlow.builder().userPassword(true).userSrp(true).build())
                .disableOAuth(true)
                .preventUserExistenceErrors(true)
                .accessTokenValidity(Duration.hours(1))
                .build();
        CfnUserPoolUser.Builder.create(scope, "Approver")
                .userPoolId(pool.getUserPoolId())
                .username(People.APPROVER)
                .desiredDeliveryMediums(List.of("EMAIL"))
                .userAttributes(List.of(attribute("email", address(scope, installation)), attribute("email_verified", "true")))
                .build();
        suppress(pool, installation);
        return new Identity(pool.getUserPoolProviderUrl(), client.getUserPoolClientId(), "username");
    }

    /// The address that the first approver is made with. Another one would make CloudFormation replace the user, which fails while
    /// the one before has the name; a parameter keeps the value of the first deployment instead. Source: CloudFormation's
    /// reference, `AWS::Cognito::UserPoolUser`.
    private static String address(Construct scope, Installation installation) {
        return CfnParameter.Builder.create(scope, "ApproverMail")
                .description("Where the first approver gets the first password; later ones are told to the user pool")
                .defaultValue(installation.approverMail())
                .build()
                .getValueAsString();
    }

    private static CfnUserPoolUser.AttributeTypeProperty attribute(String name, String value) {
        return CfnUserPoolUser.AttributeTypeProperty.builder().name(name).value(value).build();
    }

    private static void suppress(UserPool pool, Installation installation) {
        var threat = Nag.rule("COG3", "threat protection is billed for each person; whoever wants it gives an issuer");
        var factor = Nag.rule("COG2", "the stage is for trying things out; every other one demands a second factor");
        NagSuppressions.addResourceSuppressions(
                pool, installation.isForTrying() ? List.of(threat, factor) : List.of(threat));
    }
}
