package dev.slipway.core.model;

import java.util.regex.Pattern;

/// A SageMaker hosting instance type.
public record InstanceType(String value) implements Word {
    public static final Shape SHAPE = new Shape(
            "bad_instance_type",
            Pattern.compile("ml\\.[a-z0-9-]{2,16}\\.[a-z0-9]{2,16}"),
            40,
            "a SageMaker type such as ml.g6.xlarge, in lower case",
            "choose a type of the instance table");

    public InstanceType {
        SHAPE.require("instance_type", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
