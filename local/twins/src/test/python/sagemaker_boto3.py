#!/usr/bin/env python3
"""Drives SageMaker's twin with boto3 through the life of one endpoint and asserts the states it sees.

Usage: sagemaker_boto3.py '<urls as JSON>'   (or the JSON on standard input)
The twin should run fast (`twins --speed 60`): the script waits for real transitions. Exit: 1 when a claim fails.
"""

import json
import sys
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

IMAGE = "nvcr.io/nim/meta/llama-3.1-8b-instruct"
NEW_IMAGE = "nvcr.io/nim/meta/llama-3.3-70b-instruct"
PATIENCE_SECONDS = 60

passed = 0
failed = 0


def claim(words, holds, found=""):
    global passed, failed
    passed, failed = (passed + 1, failed) if holds else (passed, failed + 1)
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


def follow(sagemaker, name):
    """The states an endpoint goes through until it rests, each once, and its last description."""
    states, last = [], {}
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            last = sagemaker.describe_endpoint(EndpointName=name)
            state = last["EndpointStatus"]
        except ClientError:
            state = "gone"
        if not states or states[-1] != state:
            states.append(state)
        if state in ("InService", "Failed", "gone"):
            break
        time.sleep(0.02)
    return states, last


def image_of(description):
    return description["ProductionVariants"][0]["DeployedImages"][0]


def configure(sagemaker, name, image):
    sagemaker.create_model(ModelName=name, PrimaryContainer={"Image": f"{image}:1.2.0", "Environment": {"A": "b"}})
    sagemaker.create_endpoint_config(
        EndpointConfigName=name,
        ProductionVariants=[
            {"VariantName": "main", "ModelName": name, "InstanceType": "ml.g6e.xlarge", "InitialInstanceCount": 1}
        ],
    )


def main():
    urls = json.loads(sys.argv[1] if len(sys.argv) > 1 else sys.stdin.readline())
    common = {
        "region_name": "eu-central-1",
        "aws_access_key_id": "AKIDTWIN",
        "aws_secret_access_key": "not-a-secret",
        "config": Config(retries={"total_max_attempts": 1}),
    }
    sagemaker = boto3.client("sagemaker", endpoint_url=urls["sagemaker"], **common)
    runtime = boto3.client("sagemaker-runtime", endpoint_url=urls["sagemaker_runtime"], **common)
    name = f"chat-{int(time.time() * 1000)}"
    first, second = f"{name}-one", f"{name}-two"

    refused("an unknown endpoint is a validation error", "ValidationException",
            sagemaker.describe_endpoint, EndpointName=name)
    refused("a bad name is a validation error", "ValidationException",
            sagemaker.describe_model, ModelName="-bad-")
    configure(sagemaker, first, IMAGE)
    configure(sagemaker, second, NEW_IMAGE)
    claim("a model is described as it was made",
          sagemaker.describe_model(ModelName=first)["PrimaryContainer"]["Environment"] == {"A": "b"})
    refused("a model name is taken once", "ValidationException", sagemaker.create_model,
            ModelName=first, PrimaryContainer={"Image": f"{IMAGE}:1.2.0"})

    arn = eventually(sagemaker.create_endpoint, EndpointName=name, EndpointConfigName=first,
                     Tags=[{"Key": "app", "Value": "chat"}])["EndpointArn"]
    refused("an endpoint name is taken once, whatever its case", "ValidationException",
            sagemaker.create_endpoint, EndpointName=name.upper(), EndpointConfigName=first)
    created, description = follow(sagemaker, name)
    print("     create:", " -> ".join(created))
    claim("creating ends in service", created == ["Creating", "InService"], created)
    old_digest = image_of(description)["ResolvedImage"]
    claim("the deployed image has a digest", old_digest.startswith(f"{IMAGE}@sha256:"), old_digest)
    claim("tags are readable", sagemaker.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "app", "Value": "chat"}])

    eventually(sagemaker.update_endpoint, EndpointName=name, EndpointConfigName=second)
    pending = sagemaker.describe_endpoint(EndpointName=name)
    claim("an update names its target", pending["PendingDeploymentSummary"]["EndpointConfigName"] == second, pending)
    claim("an update serves the old configuration meanwhile", pending["EndpointConfigName"] == first, pending)
    updated, description = follow(sagemaker, name)
    print("     update:", " -> ".join(updated))
    claim("updating ends in service", updated == ["Updating", "InService"], updated)
    claim("the new configuration is in service", description["EndpointConfigName"] == second, description)
    claim("the digest is the new image's", image_of(description)["ResolvedImage"].startswith(f"{NEW_IMAGE}@sha256:"))

    answer = runtime.invoke_endpoint(EndpointName=name, ContentType="application/json", Body=json.dumps(
        {"messages": [{"role": "user", "content": "What is 17+25?"}], "max_tokens": 16}))
    chat = json.loads(answer["Body"].read())
    claim("the model reckons", chat["choices"][0]["message"]["content"] == "42", chat)
    claim("the variant is named", answer["InvokedProductionVariant"] == "main", answer)
    refused("a broken request is the model's error", "ModelError", runtime.invoke_endpoint, EndpointName=name, Body="{}")

    sagemaker.delete_endpoint(EndpointName=name)
    deleted, _ = follow(sagemaker, name)
    print("     delete:", " -> ".join(deleted))
    claim("deleting ends in nothing", deleted == ["Deleting", "gone"], deleted)
    refused("a deleted endpoint cannot be invoked", "ValidationError", runtime.invoke_endpoint, EndpointName=name, Body="{}")
    for each in (first, second):
        sagemaker.delete_endpoint_config(EndpointConfigName=each)
        sagemaker.delete_model(ModelName=each)
    refused("a deleted configuration is gone", "ValidationException",
            sagemaker.describe_endpoint_config, EndpointConfigName=first)

    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
