package dev.slipway.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What stands in a template.
record Resources(JsonNode template) {
    /// The resources of a type by their names in the template.
    Map<String, JsonNode> of(String type) {
        var found = new LinkedHashMap<String, JsonNode>();
        template.path("Resources").properties().stream()
                .filter(one -> one.getValue().path("Type").asText().equals(type))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    /// The properties of the resource of this type whose name begins so.
    JsonNode one(String type, String name) {
        return of(type).entrySet().stream()
                .filter(one -> one.getKey().startsWith(name))
                .map(one -> one.getValue().path("Properties"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no %s called %s…".formatted(type, name)));
    }

    /// The name in the template of the one resource of this type that begins so.
    String id(String type, String name) {
        return of(type).keySet().stream()
                .filter(id -> id.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no %s called %s…".formatted(type, name)));
    }

    /// A value in one text: `${Name}` and `${Name.Attribute}` for what CloudFormation fills in.
    static String text(JsonNode value) {
        if (value.has("Ref")) {
            return "${%s}".formatted(value.get("Ref").asText());
        }
        if (value.has("Fn::GetAtt")) {
            return "${%s}".formatted(texts(value.get("Fn::GetAtt")).collect(Collectors.joining(".")));
        }
        if (value.has("Fn::Join")) {
            var join = value.get("Fn::Join");
            return texts(join.get(1)).collect(Collectors.joining(join.get(0).asText()));
        }
        if (value.has("Fn::Sub")) {
            return value.get("Fn::Sub").asText();
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /// The same of a list, or of one value that stands for a list of one.
    static Stream<String> texts(JsonNode values) {
        return values.isMissingNode()
                ? Stream.empty()
                : values instanceof ArrayNode
                        ? StreamSupport.stream(values.spliterator(), false).map(Resources::text)
                        : Stream.of(text(values));
    }

    /// One sentence of a policy.
    ///
    /// Shape: `where` is the resource that it stands in; `who` are the names of the roles that it is for, or of the principals.
    record Statement(String where, List<String> who, List<String> actions, List<String> resources, JsonNode condition) {
        /// IAM does not look at upper and lower case here.
        boolean allows(String action) {
            return actions.stream().anyMatch(action::equalsIgnoreCase);
        }

        boolean isAbout(String resource) {
            return resources.stream().anyMatch(one -> one.contains(resource) || one.equals("*"));
        }

        @Override
        public String toString() {
            return "%s %s may %s on %s".formatted(where, who, actions, resources);
        }
    }

    /// Every sentence about what roles may do.
    List<Statement> rights() {
        return of("AWS::IAM::Policy").entrySet().stream()
                .flatMap(policy -> {
                    var properties = policy.getValue().path("Properties");
                    var roles = texts(properties.path("Roles")).map(this::role).toList();
                    return statements(policy.getKey(), properties.path("PolicyDocument"), roles);
                })
                .toList();
    }

    /// Every sentence of the policies that stand at resources.
    List<Statement> policies() {
        return Stream.of(
                        at("AWS::KMS::Key", "KeyPolicy"),
                        at("AWS::S3::BucketPolicy", "PolicyDocument"),
                        at("AWS::SQS::QueuePolicy", "PolicyDocument"),
                        at("AWS::SNS::TopicPolicy", "PolicyDocument"))
                .flatMap(all -> all)
                .toList();
    }

    /// Every sentence that allows something, wherever it stands, as it stands.
    Map<String, List<JsonNode>> sentences() {
        var all = new LinkedHashMap<String, List<JsonNode>>();
        template.path("Resources").properties().forEach(one -> all.put(
                one.getKey(),
                one.getValue().path("Properties").findValues("Statement").stream()
                        .flatMap(JsonNode::valueStream)
                        .filter(sentence -> sentence.path("Effect").asText().equals("Allow"))
                        .toList()));
        return all;
    }

    /// Every sentence about who may take a role.
    List<Statement> trusts() {
        return at("AWS::IAM::Role", "AssumeRolePolicyDocument").toList();
    }

    private Stream<Statement> at(String type, String document) {
        return of(type).entrySet().stream()
                .flatMap(one -> statements(
                        one.getKey(), one.getValue().path("Properties").path(document), List.of()));
    }

    private Stream<Statement> statements(String where, JsonNode document, List<String> who) {
        return StreamSupport.stream(document.path("Statement").spliterator(), false)
                .filter(one -> one.path("Effect").asText().equals("Allow"))
                .map(one -> new Statement(
                        where,
                        who.isEmpty() ? principals(one.path("Principal")) : who,
                        texts(one.path("Action")).toList(),
                        texts(one.path("Resource")).toList(),
                        one.path("Condition")));
    }

    private List<String> principals(JsonNode principal) {
        return principal.isTextual()
                ? List.of(principal.asText())
                : principal.properties().stream()
                        .flatMap(kind -> texts(kind.getValue()))
                        .map(this::role)
                        .toList();
    }

    /// The name of a role, such as `slipway-dev-plan`, where the template gives it one.
    private String role(String reference) {
        var id = reference.replaceFirst("^\\$\\{([A-Za-z0-9]+)(\\.Arn)?}$", "$1");
        return template.at("/Resources/%s/Properties/RoleName".formatted(id)).asText(reference.replaceFirst("^.*:role/", ""));
    }
}
