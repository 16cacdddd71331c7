"""A canary whose alarm takes it back, and one that goes through, as boto3 sees them on both twins."""

import datetime

import boto3

from claims import claim, configure, eventually, follow, http, refused, until

CANARY = {
    "BlueGreenUpdatePolicy": {
        "TrafficRoutingConfiguration": {
            "Type": "CANARY",
            "CanarySize": {"Type": "CAPACITY_PERCENT", "Value": 50},
            "WaitIntervalInSeconds": 300,
        },
        "TerminationWaitInSeconds": 300,
        "MaximumExecutionTimeoutInSeconds": 1800,
    }
}
GUARDED_STAGES = ["Creating", "ActivatingTraffic", "Baking", "ActivatingTraffic", "Baking", "Deleting"]


def over_query(urls, common):
    """The same client, made to speak Query: botocore chooses by the protocols of the service's model."""
    session = boto3.session.Session()
    loader = session._session.get_component("data_loader")
    load = loader.load_service_model

    def model(service, kind, *arguments, **named):
        loaded = load(service, kind, *arguments, **named)
        if service == "cloudwatch" and kind == "service-2":
            loaded = {**loaded, "metadata": {**loaded["metadata"], "protocol": "query", "protocols": ["query"]}}
        return loaded

    loader.load_service_model = model
    return session.client("cloudwatch", endpoint_url=urls["cloudwatch"], **common)


def errors_of(cloudwatch, name, configuration, metric):
    """All there were of one fleet in the last hour of the twin's clock, which an alarm's time tells."""
    now = cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]["StateUpdatedTimestamp"]
    points = cloudwatch.get_metric_statistics(
        Namespace="AWS/SageMaker", MetricName=metric, Period=60, Statistics=["Sum"],
        StartTime=now - datetime.timedelta(hours=1), EndTime=now + datetime.timedelta(hours=1),
        Dimensions=[{"Name": "EndpointName", "Value": name}, {"Name": "VariantName", "Value": "main"},
                    {"Name": "EndpointConfigName", "Value": configuration}])
    return sum(point["Sum"] for point in points["Datapoints"])


def subsequence(seen, whole):
    """A loaded machine may look away while something short happens, but what it sees comes in order."""
    rest = iter(whole)
    return all(each in rest for each in seen)


def run(urls, common, name, image):
    sagemaker = boto3.client("sagemaker", endpoint_url=urls["sagemaker"], **common)
    cloudwatch = boto3.client("cloudwatch", endpoint_url=urls["cloudwatch"], **common)
    old, bad, good = (f"{name}-{each}" for each in ("old", "bad", "good"))
    for each in (old, bad, good):
        configure(sagemaker, each, image, instances=2)
    http(urls["sagemaker"] + "/_dial", "PUT", {
        "seconds": {"rolling_back": 180},
        "rules": [
            {"name": name, "effect": {"kind": "traffic", "requests_per_minute": 60}},
            {"name": name, "effect": {"kind": "bad_fleet", "configuration": bad, "error_percent": 100}},
        ],
    })

    def alarm_state():
        return cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"][0]["StateValue"]

    def update(configuration):
        eventually(sagemaker.update_endpoint, EndpointName=name, EndpointConfigName=configuration, DeploymentConfig={
            **CANARY, "AutoRollbackConfiguration": {"Alarms": [{"AlarmName": name}]}})

    refused("an alarm that is not there cannot be set", "ResourceNotFound",
            cloudwatch.set_alarm_state, AlarmName=name, StateValue="OK", StateReason="")
    cloudwatch.put_metric_alarm(
        AlarmName=name, Namespace="AWS/SageMaker", MetricName="Invocation5XXErrors", Statistic="Sum", Period=60,
        EvaluationPeriods=1, Threshold=1, ComparisonOperator="GreaterThanOrEqualToThreshold",
        TreatMissingData="notBreaching",
        Dimensions=[{"Name": "EndpointName", "Value": name}, {"Name": "VariantName", "Value": "main"}])
    eventually(sagemaker.create_endpoint, EndpointName=name, EndpointConfigName=old)
    follow(sagemaker, name)
    claim("an alarm without errors is OK", until(alarm_state, "OK") == "OK", alarm_state())

    update(bad)
    states, stages, description = follow(sagemaker, name)
    print("     bad canary:", " -> ".join(states), "|", " -> ".join(stages))
    claim("a bad canary is rolled back", states == ["Updating", "RollingBack", "InService"], states)
    claim("it baked before it was", subsequence(stages, ["Creating", "ActivatingTraffic", "Baking", "Deleting"])
          and "Baking" in stages, stages)
    claim("the old configuration serves again", description["EndpointConfigName"] == old, description)
    claim("the reason names the alarm", name in description.get("FailureReason", ""), description)
    history = cloudwatch.describe_alarm_history(AlarmName=name, HistoryItemType="StateUpdate",
                                                ScanBy="TimestampAscending")["AlarmHistoryItems"]
    moves = [item["HistorySummary"].removeprefix("Alarm updated from ") for item in history]
    claim("the alarm went off", moves[:2] == ["INSUFFICIENT_DATA to OK", "OK to ALARM"], moves)
    claim("the new fleet's errors are in its own metric",
          errors_of(cloudwatch, name, bad, "Invocation5XXErrors") > 0)
    claim("the old fleet has none", errors_of(cloudwatch, name, old, "Invocation5XXErrors") == 0)

    claim("the alarm calms down", until(alarm_state, "OK") == "OK", alarm_state())
    update(good)
    states, stages, description = follow(sagemaker, name)
    print("     good canary:", " -> ".join(states), "|", " -> ".join(stages))
    claim("a good canary goes through", states == ["Updating", "InService"], states)
    claim("its stages come in order", subsequence(stages, GUARDED_STAGES) and "Baking" in stages, stages)
    claim("the new configuration serves", description["EndpointConfigName"] == good, description)
    claim("there is nothing to explain", "FailureReason" not in description, description)

    told = [each["event"]["detail"]["EndpointStatus"] for each in http(urls["sagemaker"] + "/_events")["events"]
            if each["event"]["detail"]["EndpointName"] == name]
    claim("every status was told as an event",
          told == ["CREATING", "IN_SERVICE", "UPDATING", "ROLLING_BACK", "IN_SERVICE", "UPDATING", "IN_SERVICE"], told)
    query = over_query(urls, common)
    claim("Query tells the same of the alarm as JSON", query.describe_alarms(AlarmNames=[name])["MetricAlarms"]
          == cloudwatch.describe_alarms(AlarmNames=[name])["MetricAlarms"])
    refused("Query has the same errors", "ResourceNotFound", query.delete_alarms, AlarmNames=["nobody"])

    http(urls["sagemaker"] + "/_dial", "DELETE")
    query.delete_alarms(AlarmNames=[name])
    sagemaker.delete_endpoint(EndpointName=name)
    follow(sagemaker, name)
    for each in (old, bad, good):
        sagemaker.delete_endpoint_config(EndpointConfigName=each)
        sagemaker.delete_model(ModelName=each)
