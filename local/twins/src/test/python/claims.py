"""What the scripts beside it share: claims that are counted, and patience with a service that takes its time."""

import json
import time
import urllib.request

from botocore.exceptions import ClientError

PATIENCE_SECONDS = 120

counts = {"passed": 0, "failed": 0}


def claim(words, holds, found=""):
    counts["passed" if holds else "failed"] += 1
    print(("ok   " if holds else "FAIL ") + words + ("" if holds else f": found {found!r}"))


def refused(words, code, call, **request):
    try:
        call(**request)
        claim(words, False, "accepted")
    except ClientError as error:
        claim(words, error.response["Error"]["Code"] == code, error.response["Error"])


def eventually(call, **request):
    """A fresh configuration is not usable at once: repeat as reference section 1.6 advises."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return call(**request)
        except ClientError as error:
            if "Could not find" not in error.response["Error"]["Message"] or time.monotonic() > deadline:
                raise
            time.sleep(0.05)


def until(look, wanted):
    """Looks until it sees what is wanted, or for as long as patience lasts."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (seen := look()) != wanted and time.monotonic() < deadline:
        time.sleep(0.05)
    return seen


def follow(sagemaker, name):
    """The states an endpoint goes through until it rests and the stages of its update, each once, and how it ends."""
    states, stages, last = [], [], {}
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            last = sagemaker.describe_endpoint(EndpointName=name)
            state = last["EndpointStatus"]
        except ClientError:
            state = "gone"
        if not states or states[-1] != state:
            states.append(state)
        for variant in last.get("PendingDeploymentSummary", {}).get("ProductionVariants", []):
            stage = variant["VariantStatus"][0]["Status"]
            if not stages or stages[-1] != stage:
                stages.append(stage)
        if state in ("InService", "Failed", "gone"):
            break
        time.sleep(0.02)
    return states, stages, last


def configure(sagemaker, name, image, instances=1):
    sagemaker.create_model(ModelName=name, PrimaryContainer={"Image": f"{image}:1.2.0", "Environment": {"A": "b"}})
    sagemaker.create_endpoint_config(
        EndpointConfigName=name,
        ProductionVariants=[
            {"VariantName": "main", "ModelName": name, "InstanceType": "ml.g6e.xlarge",
             "InitialInstanceCount": instances}
        ],
    )


def http(url, method="GET", body=None):
    """What no SDK knows of: the dial and the events of a twin."""
    sent = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(url, data=sent, method=method)) as answer:
        return json.loads(answer.read())
