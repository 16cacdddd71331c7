#!/usr/bin/env python3
"""Drives the twins of SageMaker and CloudWatch with boto3 and asserts the states it sees: the life of one endpoint here,
a canary that is taken back and one that is not in rollouts.py.

Usage: sagemaker_boto3.py '<urls as JSON>'   (or the JSON on standard input)
The twin should run fast (`twins --speed 60`): the script waits for real transitions. Exit: 1 when a claim fails.
"""

import json
import sys
import time

import boto3
from botocore.config import Config

import rollouts
from claims import claim, configure, counts, eventually, follow, refused

IMAGE = "nvcr.io/nim/meta/llama-3.1-8b-instruct"
NEW_IMAGE = "nvcr.io/nim/meta/llama-3.3-70b-instruct"

def image_of(description):
    return description["ProductionVariants"][0]["DeployedImages"][0]


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
    created, _, description = follow(sagemaker, name)
    print("     create:", " -> ".join(created))
    claim("creating ends in service", created == ["Creating", "InService"], created)
    old_digest = image_of(description)["ResolvedImage"]
    claim("the deployed image has a digest", old_digest.startswith(f"{IMAGE}@sha256:"), old_digest)
    claim("tags are readable", sagemaker.list_tags(ResourceArn=arn)["Tags"] == [{"Key": "app", "Value": "chat"}])

    eventually(sagemaker.update_endpoint, EndpointName=name, EndpointConfigName=second)
    pending = sagemaker.describe_endpoint(EndpointName=name)
    claim("an update names its target", pending["PendingDeploymentSummary"]["EndpointConfigName"] == second, pending)
    claim("an update serves the old configuration meanwhile", pending["EndpointConfigName"] == first, pending)
    updated, _, description = follow(sagemaker, name)
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
    deleted, _, _ = follow(sagemaker, name)
    print("     delete:", " -> ".join(deleted))
    claim("deleting ends in nothing", deleted == ["Deleting", "gone"], deleted)
    refused("a deleted endpoint cannot be invoked", "ValidationError", runtime.invoke_endpoint, EndpointName=name, Body="{}")
    for each in (first, second):
        sagemaker.delete_endpoint_config(EndpointConfigName=each)
        sagemaker.delete_model(ModelName=each)
    refused("a deleted configuration is gone", "ValidationException",
            sagemaker.describe_endpoint_config, EndpointConfigName=first)

    rollouts.run(urls, common, name + "-guarded", IMAGE)

    print(f"{counts['passed']} passed, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
