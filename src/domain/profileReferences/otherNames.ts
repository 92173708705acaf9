/** Matches keys whose values are names of images, hosts, packages, or files. */
const otherKey =
  /(?:(?:\b|_)(?:dir|domain|endpoint|file|filename|host|hostname|image|package|path|registry|repository|server|ur[il])["'`]?\s{0,4}[:=]\s{0,4}|(?:--|[,=])from=)["'`]?$/i;

/** Matches commands that are followed by the name of a host, package, branch, or file, after any options. */
const otherCommand =
  /\b(?:cat|cd|import|namespace|package|cp|curl|dig|host|ls|mtr|mv|ncat|nc|nmap|nslookup|ping|rm|rsync|scp|server_?name|ssh|systemctl|telnet|tracert|traceroute|wget|whois|(?:npm|pip3?|yarn|pnpm|apt|brew|cargo|gem|go|helm) (?:add|get|i|install)|dotnet add package|git (?:branch|checkout|clone|merge|pull|push|rebase|switch|tag)|openssl s_client -connect)\s+(?:-\S{1,20}\s+(?:[0-9]{1,5}\s+)?){0,3}$/i;

/** Matches the beginning of a command, so that an English word is not taken for a program, as in "this kind of image". */
const commandStart = String.raw`(?:^\s*|[$#>\u0060"'(]\s*|\b(?:sudo|RUN|do|exec|then)\s+)`;

/** Matches options with their values, and an argument before and after them. */
const commandArguments = String.raw`(?:\s+[^\s-]\S*)?(?:\s+-\S+(?:\s[^\s-]\S*)?){0,12}(?:\s+[^\s-]\S*)?`;

/** Matches a command for container images, after which any argument can be the name of an image. */
const imageCommand = new RegExp(
  String.raw`(?:(?:\b(?:docker|podman|nerdctl|buildah|skopeo|crictl|ctr)|${commandStart}(?:crane|oras|minikube|k3d|kind|helm))(?:\s+[\w-]+){0,2}?` +
    String.raw`\s+(?:build|commit|copy|create|cves|from|history|images?|import|inspect|load|manifest|pull|push|rmi?|run|save|scan|tag|upgrade|verify)` +
    String.raw`|\b(?:kubectl|oc)(?:\s+\S+){0,4}?\s+(?:debug|run|set\s+image)|${commandStart}(?:cosign|dive|grype|syft|trivy))` +
    String.raw`${commandArguments}\s["'\u0060]?(?:[\w./-]{1,64}=["'\u0060]?)?$`,
  "i",
);

/** Matches a variable or option with a value that is not the name of an image, for example `-e MODEL_ID=`. */
const variableOfCommand =
  /(?:\s(?:-e|--env|--build-arg|--set)[\s=]["']?[\w.]{1,64}|\s--(?!image|from|tag)[\w-]{1,64})=["']?$/;

/** Matches an instruction of a Dockerfile before the name of an image. */
const dockerInstruction = /^\s*(?:FROM|COPY|ADD)\s+(?:--[\w-]{1,20}(?:=\S{0,64})?\s+){0,4}$/m;

/** Returns whether the text before an ID indicates the name of an image, host, package, or file. */
export function isBeforeOtherName(before: string): boolean {
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const [command = ""] = /[^;&|]*$/.exec(line) ?? [];
  return (
    otherKey.test(line) ||
    otherCommand.test(line) ||
    dockerInstruction.test(line) ||
    (imageCommand.test(command) && !variableOfCommand.test(command))
  );
}
