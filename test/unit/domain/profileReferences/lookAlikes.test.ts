import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findProfileReferences } from "../../../../src/domain/profileReferences/findProfileReferences";
import { certainty, isProfileReference } from "../../../../src/domain/profileReferences/profileReference";
import { applicationArn, systemArn } from "../samples";

const id = "us.anthropic.claude-sonnet-4-6";
const arn = systemArn(id);

/** Returns the certainty and the identifier of each reference to a profile. */
const profilesIn = (text: string) =>
  findProfileReferences(text)
    .filter(isProfileReference)
    .map((reference) => `${certainty(reference)} ${reference.identifier}`);

describe("a text that looks like the ID of a profile", () => {
  for (const text of [
    "us.meta.web-01",
    "mirror.amazon.linux-2",
    "docker pull us.acme.app-v1:2",
    "docker run -it mirror.amazon.app-v1:2",
    "C:\\models\\rus.amazon.nova-pro-v1:0",
    "C:\\new\\nus.amazon.nova-pro-v1:0",
    "C:\\models\\bus.amazon.nova-pro-v1:0",
    "models\\bus.amazon.nova-pro-v1:0",
    "..\\nus.amazon.nova-pro-v1:0",
    `https://${id}/`,
    `${id}.example.com`,
    `ssh admin@${id}`,
    `${id}:8080`,
    "us.amazon.nova-web-01:80",
    "us.amazon.nova-pro-v1:01",
    `docker.io/${id}`,
    `file:///tmp/${id}`,
    `file:///tmp/bedrock/${id}`,
    `tmp/bedrock/${id}`,
    `s3://bucket/inference-profile/${id}`,
    `https://example.com/model/${id}`,
    `${id}@us-east-1.example.com`,
    `é${id}`,
    `${id}é`,
    `${id}–old`,
  ]) {
    it(`is not found: ${text}`, () => assert.deepEqual(profilesIn(`See ${text} here`), []));
  }

  for (const text of [
    "image: us.amazon.nova-pro-v1:0",
    "host us.amazon.nova-1 is down",
    "FROM us.amazon.nova-pro-v1:0",
    "import us.amazon.nova-2",
    "model: us.acme.rocket-v1:0",
    "bedrock/us.acme.rocket-v1:0",
    "us.acme.rocket-v1:0",
    "xx-new.anthropic.claude-sonnet-4-6",
    "4f5d6e7a8b9c",
  ]) {
    it(`is uncertain: ${text}`, () => {
      const [reference, ...others] = profilesIn(text);
      assert.match(reference ?? "", /^uncertain /);
      assert.deepEqual(others, []);
    });
  }
});

describe("the name of an image, host, or branch", () => {
  for (const before of [
    "kubectl set image deployment/web web=",
    "kubectl -n shop set image deployment/web web=",
    "kubectl run web --image=",
    "kubectl run web --image ",
    "docker pull ",
    "sudo docker pull --platform linux/amd64 ",
    "docker image pull ",
    "docker image inspect ",
    "docker container run --rm -it ",
    "docker run --rm -it -v /data:/data -p 8080:80 -w /work/a/long/directory --name web ",
    "docker build -t ",
    "docker buildx build . --tag ",
    "docker tag web ",
    "podman image pull ",
    "ctr images pull ",
    "crane pull ",
    "skopeo copy ",
    "kind load docker-image ",
    "minikube image load ",
    "helm upgrade web chart --set image=",
    "trivy image ",
    "syft ",
    "FROM --platform=linux/amd64 ",
    "COPY --from=",
    "COPY --link --from=",
    "RUN --mount=type=bind,from=",
    "container_image: ",
    '"image": "',
    "git checkout ",
    "git clone -b ",
    "traceroute ",
    "nc -vz ",
    "ssh -p 22 ",
    "openssl s_client -connect ",
    "server_name ",
    "gem install ",
  ]) {
    it(`is never certain after ${before}`, () => {
      for (const name of ["us.amazon.nova-pro-v1:0", "us.amazon.nova-2-lite-v1:0"]) {
        const found = profilesIn(`some text\n${before}${name}\nmore`);
        assert.ok(!found.some((each) => each.startsWith("certain")), found.join(", "));
      }
    });
  }

  for (const text of [
    `docker run -e ANTHROPIC_MODEL=${id} web`,
    `docker run -e BEDROCK_ID=${id} web`,
    `docker run web --model-id ${id}`,
    `docker build --build-arg ID=${id} .`,
    `kubectl set env deployment/web ANTHROPIC_MODEL=${id}`,
    `helm upgrade web chart --set bedrock.id=${id}`,
    `MODEL_ID=${id} docker compose up`,
    `git commit -m "Use ${id}"`,
    `This kind of profile is copied from AWS, ${id}`,
    `Let's dive into ${id}`,
    `We run docker images that call the profile ${id}`,
    `docker pull web; echo ${id}`,
    `docker pull web\nIt uses ${id}`,
  ]) {
    it(`is certain in a variable or sentence: ${text}`, () => assert.deepEqual(profilesIn(text), [`certain ${id}`]));
  }
});

describe("the Region of an ID in a URL", () => {
  const page = `#/inference-profiles/${id}`;
  for (const url of [
    `https://example.com/?region=eu-west-1${page}`,
    `https://bedrock.eu-west-1.example.com/inference-profiles/${id}`,
    `https://eu-west-1.console.example.com/bedrock/home${page}`,
    `https://eu-west-1.console.aws.amazon.com.example.com/bedrock/home?region=eu-west-1${page}`,
    `https://console.aws.amazon.com@example.com/?region=eu-west-1${page}`,
    `https://console.aws.amazon.com:x@example.com/?region=eu-west-1${page}`,
    `https://example.com/console.aws.amazon.com/?region=eu-west-1${page}`,
    `https://notamazonaws.com/?region=eu-west-1${page}`,
    `http://localhost:3000/?region=eu-west-1&model=${id}`,
  ]) {
    it(`is unknown on a website other than AWS: ${url}`, () => {
      assert.deepEqual(
        findProfileReferences(url).map(({ region }) => region),
        [undefined],
      );
    });
  }

  for (const [url, region] of [
    [`https://console.aws.amazon.com/bedrock/home?region=eu-west-1${page}`, "eu-west-1"],
    [`https://console.aws.amazon.com/bedrock/home?x=1&amp;region=eu-west-1${page}`, "eu-west-1"],
    [`https://123456789012-abc.eu-west-1.console.aws.amazon.com/bedrock/home${page}`, "eu-west-1"],
    [`https://console.amazonaws-us-gov.com/bedrock/home?region=us-gov-west-1${page}`, "us-gov-west-1"],
    [`https://eusc-de-east-1.console.amazonaws-eusc.eu/bedrock/home${page}`, "eusc-de-east-1"],
    [`https://vpce-0a1b.bedrock-runtime.eu-west-1.vpce.amazonaws.com/model/${id}/converse`, "eu-west-1"],
    [`https://bedrock-runtime.eu-west-1.api.aws/model/${id}/converse`, "eu-west-1"],
    [`https://bedrock-runtime.cn-north-1.amazonaws.com.cn/model/${id}/converse`, "cn-north-1"],
  ] as const) {
    it(`is that of the console or endpoint: ${url}`, () => {
      assert.deepEqual(
        findProfileReferences(url).map((found) => found.region),
        [region],
      );
    });
  }
});

describe("the ID of a profile", () => {
  for (const text of [
    `"first line\\n${id}"`,
    `{"text":"name\\t${id}"}`,
    `done\\r\\n${id}`,
    `日本語${id}です`,
    `anthropic/${id}`,
    `bedrock/${id}@us-west-2`,
    `${id}@us-west-2`,
    `litellm_proxy/bedrock/${id}`,
    `inferenceProfileId=${id}`,
    id.replaceAll("-", "–"),
  ]) {
    it(`is certain: ${text}`, () => assert.deepEqual(profilesIn(text), [`certain ${id}`]));
  }

  it("has the Region after it or in the rest of an ARN", () => {
    for (const text of [`bedrock/${id}@us-west-2`, `"us-west-2:123456789012:inference-profile/${id}"`]) {
      assert.equal(findProfileReferences(text)[0]?.region, "us-west-2");
    }
  });
});

describe("an ARN", () => {
  for (const [text, expected] of [
    [`MODEL${arn}`, [`certain ${arn}`]],
    [`${applicationArn("yvfd7p4kgwqj")}${arn}`, [`certain ${applicationArn("yvfd7p4kgwqj")}`, `certain ${arn}`]],
    [`${applicationArn("")}${arn}`, [`unusable ${applicationArn("")}`, `certain ${arn}`]],
    [`${arn}é`, [`uncertain ${arn}`]],
    [`${arn}–old`, [`uncertain ${arn}`]],
    [`${arn}—the new one`, [`certain ${arn}`]],
    [arn.replaceAll("-", "–"), [`certain ${arn}`]],
    [arn.replace("us-east", "us–east"), [`certain ${arn}`]],
    [`${arn}@us-east-1`, [`certain ${arn}`]],
    [`${arn}@us-west-2`, [`uncertain ${arn}`]],
    [arn.replaceAll(":", "&colon;").replace("/", "&sol;"), [`certain ${arn}`]],
    [arn.replace("bedrock:", "bedrock:\\\n"), [`certain ${arn}`]],
    [arn.replace("bedrock:", "bedrock:\r"), [`certain ${arn}`]],
    [arn.replace("bedrock:", "bedrock:\u2028"), [`certain ${arn}`]],
    [`${applicationArn("")}\naccommodates`, [`unusable ${applicationArn("")}`]],
  ] as const) {
    it(`is found in ${JSON.stringify(text)}`, () => assert.deepEqual(profilesIn(text), expected));
  }
});
