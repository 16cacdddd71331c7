package dev.slipway.core.plan;

/// `StateValue` of a CloudWatch alarm.
public enum AlarmState {
    OK,
    INSUFFICIENT_DATA,
    ALARM
}
