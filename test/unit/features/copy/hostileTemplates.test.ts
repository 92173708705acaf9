import assert from "node:assert/strict";
import { describe, it } from "node:test";
import vm from "node:vm";
import { parse as parseHcl } from "@cdktf/hcl2json";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { fillTemplate } from "../../../../src/features/copy/fillTemplate";
import { runProgram } from "../../../host/sandbox";
import { difficultTexts } from "./languages/texts";

const fill = (language: string, text: string, value: string) =>
  fillTemplate(text, language, new Map([["x", value]])).text;

/** Values with which a hostile profile tries to run a command, in any kind of literal or comment. */
const hostileValues = [
  "back\\",
  "!x",
  "a; touch marker",
  "a'; touch marker; '",
  'a"; touch marker; "',
  "a\\'; touch marker; #",
  "$(touch marker)",
  "`touch marker`",
  "a[$(touch marker)]",
  ")\ntouch marker\n(",
  "} ; touch marker ; {",
  "EOF\ntouch marker\nEOF",
  "EOF",
];

/** Asserts that a template is refused for a hostile value, but not for an ordinary one. */
function assertRefused(language: string, template: string, hostile: string, ordinary = "a-1"): void {
  assert.equal(fill(language, template, hostile), undefined, template);
  assert.ok(fill(language, template, ordinary)?.includes(ordinary), template);
}

/** Shell scripts with a placeholder at positions where the quotes of a literal may not protect its value. */
const scripts = [
  'R="$(printf %s {{x}})"; printf %s "$R"',
  'R="$(printf %s "{{x}}")"; printf %s "$R"',
  'printf %s "$(printf %s "$(printf %s "a {{x}} b")")"',
  'printf %s "$( (printf %s {{x}}) )"',
  'printf %s "${none:-{{x}}}"',
  "printf %s \"${none:-'{{x}}'}\"",
  "printf %s ${none:-{{x}}}",
  "printf %s `printf %s {{x}}`",
  "printf %s \"`printf %s '{{x}}'`\"",
  "printf %s $'{{x}}'",
  "printf %s $((1 + {{x}}))",
  "((y = (1) + {{x}})) || true",
  "printf %s $[{{x}}]",
  "cat <<EOF\n$(printf %s {{x}})\n{{x}}\nEOF\n: end",
  "cat <<'EOF'\n{{x}}\nEOF\n: end",
  "cat <<EOF\r\n$(printf %s {{x}})\r\nEOF\r\nprintf %s {{x}}",
  'printf %s "$(cat <<EOF\n{{x}}\nEOF\n)"',
  'printf %s "$(case a in a) printf %s {{x}};; esac)"',
  'bash -c "printf %s {{x}}"',
  "eval 'printf %s {{x}}'",
  "let 'y = {{x}}' || true",
  "[[ {{x}} -eq 1 ]]",
  "y[{{x}}]=1",
  "bash <<EOF\nprintf %s {{x}}\nEOF\n: end",
  '# say "it\\\nprintf %s {{x}}',
];

describe("a template for a profile with hostile values", () => {
  it("runs no part of a value in a shell script", async () => {
    const cases = scripts.flatMap((template) => {
      const filled = hostileValues.flatMap((value) => fill("shellscript", template, value) ?? []);
      assert.ok(fill("shellscript", template, "a-1"), template);
      // Each script runs in a shell of its own, because a wrong arithmetic expression ends the shell.
      return filled.map((script) => ({ script, line: `(\n${script}\n)` }));
    });
    const check = (index: number) => `if [ -e marker ]; then echo "::${index}"; rm marker; fi`;
    const all = cases.map(({ line }, index) => `${line}\n${check(index)}`).join("\n");
    const { stdout } = await runProgram("bash", ["-c", `${all}\n:`]);
    const run = [...stdout.matchAll(/::(\d+)$/gm)].map(([, index]) => cases[Number(index)]?.script);
    assert.deepEqual(run, []);
    assert.ok(stdout.includes("a; touch marker"), "no script has run");
    assertRefused("shellscript", "printf %s '\\{{x}}' $'{{x}}'", "'");
    assert.equal(fill("shellscript", "printf %s \\{{x}}", "a"), undefined);
  });

  it("preserves values in a command substitution", async () => {
    for (const value of ["a b", "it's", "$HOME", "a; b", 'say "hi"']) {
      const script = fill("shellscript", 'R="$(printf %s {{x}} "{{x}}" "a {{x}}")"; printf %s "$R"', value);
      const { stdout } = await runProgram("bash", ["-c", script ?? ""]);
      assert.equal(stdout, `${value}${value}a ${value}`);
    }
  });

  it("cannot be left through the end of a block comment", async () => {
    for (const value of ["*/ throw 1; /*", "*", "/", "*\\u002f", "*/"]) {
      assert.equal(vm.runInThisContext(fill("javascript", "/* {{x}}/ {{x}}*{{x}} */ 1", value) ?? ""), 1);
      assert.deepEqual(vm.runInThisContext(`(${fill("jsonc", '{ /*{{x}}*/ "a": 1 }', value)})`), { a: 1 });
      assert.deepEqual(await parseHcl("a.tf", fill("terraform", "/*{{x}}*/\na = 1", value) ?? ""), { a: 1 });
      assert.equal(fill("java", "/*{{x}}*/", value)?.slice(2, -2).includes("*/"), false);
    }
    assert.equal(fill("powershell", "<# {{x}} #>", "#> calc; <#"), "<# # > calc; <#  #>");
    for (const language of ["html", "xml"]) {
      assert.equal(fill(language, "<!-- {{x}} -->", "--> <script>"), "<!-- - - &gt; <script&gt; -->");
    }
  });

  it("cannot be left through a Python string", () => {
    assert.equal(fill("python", "'''\n{{x}}\n'''", "'''; f()"), "'''\n\\'\\'\\'; f()\n'''");
    assert.equal(fill("python", '"""\n{{x}}\n"""', 'a"""; f()'), '"""\na\\"\\"\\"; f()\n"""');
    assert.equal(fill("python", 'f"a/{{x}}/{{{b}}}"', '{f()}"'), 'f"a/{{f()}}\\"/{{{b}}}"');
    assert.equal(fill("python", 'f"{{x}}"', "{f()}"), 'f"{{f()}}"');
    assert.equal(fill("python", "rb'''it's'''; a = '{{x}}'", "'"), "rb'''it's'''; a = \"'\"");
    assert.equal(fill("python", 'f"{g({{x}})}"', "a"), undefined);
    assertRefused("python", "r'a {{x}}'", "a\\");
    assertRefused("python", "rf'a {{x}}'", "{f()}");
  });

  it("is code within the template literal of JavaScript", () => {
    for (const value of [...difficultTexts, "process.exit(1)", "${y}", "`", "}"]) {
      const script = fill(
        "javascript",
        "`{{x}} ${[{{x}}, `a ${ {a: {{x}}}.a } {{x}}`, '{{x}}'].join()} it's {{x}}`",
        value,
      );
      assert.equal(vm.runInThisContext(script ?? ""), `${value} ${value},a ${value} ${value},${value} it's ${value}`);
    }
    assertRefused("javascript", "/{{x}}/; // don't", "a/; f(); /");
    assertRefused("typescriptreact", "<p>{{x}}</p>", "{f()}");
  });

  it("is refused if the value could be a part of a script in YAML", () => {
    for (const language of ["yaml", "github-actions-workflow", "dockercompose"]) {
      for (const hostile of ["$(id)", "a; id", "a --endpoint-url", "a\nb"]) {
        assertRefused(language, "run: |\n  echo {{x}}\n\n  echo '{{x}}'\n", hostile);
        assertRefused(language, "- run: >-  # text\n    echo {{x}}\n", hostile);
        assertRefused(language, "- |\n echo\n {{x}}\n", hostile);
        assertRefused(language, "run: |\r\n  echo {{x}}\r\n", hostile);
        assertRefused(language, "run: echo {{x}}\n", hostile);
        assertRefused(language, "run: echo b: {{x}}\n", hostile);
        assertRefused(language, 'run: "echo {{x}}"\n', hostile);
        assertRefused(language, 'script:\n  - "echo {{x}}"\n', hostile);
        assertRefused(language, "run: echo a, {{x}}\n", hostile);
      }
    }
    const after = fill("yaml", "- run: |\n    echo\n  env: {{x}}\n- |\n a\n- {{x}}\n", "a b; c");
    assert.deepEqual(parseYaml(after ?? ""), [{ run: "echo\n", env: "a b; c" }, "a\n", "a b; c"]);
  });

  it("escapes variables for Docker Compose", () => {
    const text = fill("dockercompose", "a: {{x}}\nb: 'b {{x}}'\nc: \"c {{x}}\"\n", "${KEY}");
    assert.deepEqual(parseYaml(text ?? ""), { a: "$${KEY}", b: "b $${KEY}", c: "c $${KEY}" });
  });

  it("cannot end a string or document of Terraform, TOML, or HTML", async () => {
    const hcl = fill("terraform", 'a = "${f({{x}}, "b {{x}}")} {{x}}"', '${file("/etc/passwd")}"');
    const escaped = '$${file(\\"/etc/passwd\\")}\\"';
    assert.equal(hcl, `a = "\${f("${escaped}", "b ${escaped}")} ${escaped}"`);
    await parseHcl("a.tf", hcl);
    assertRefused("terraform", "a = <<EOF\n{{x}}\nEOF\n", "${a}");
    assertRefused("terraform", "a = <<EOF\n{{x}}\nEOF\n", "EOF");
    for (const quotes of ["'''", '"""']) {
      const toml = fill("toml", `m = ${quotes}\n{{x}}${quotes}\n`, `${quotes}\nevil = 1\nx=${quotes}`);
      assert.deepEqual(Object.keys(parseToml(toml ?? "")), ["m"]);
    }
    assert.equal(
      fill("html", '<a title={{x}} id="{{x}}">{{x}}</a>', '"><b>'),
      ['<a title="&quot;&gt;&lt;b&gt;" id="&quot;&gt;&lt;b&gt;">&quot;&gt;&lt;b&gt;</a>'].join(""),
    );
    assertRefused("html", "<script>let a = {{x}}</script>", "f()");
  });

  it("cannot run code in a string of PowerShell", () => {
    assert.equal(fill("powershell", '"a""{{x}}" + "b"', "$(a)'"), '"a""`$(a)\'" + "b"');
    assert.equal(fill("powershell", "'it''s {{x}}'", "a'b"), "'it''s a''b'");
    assert.equal(fill("powershell", '"$(f {{x}})"', "$(a); b"), "\"$(f '$(a); b')\"");
    assert.equal(fill("powershell", '"a $(f "{{x}}") {{x}}"', "$(a)"), "\"a $(f '$(a)') `$(a)\"");
    assertRefused("powershell", '@"\n{{x}}\n"@', '"@');
    assertRefused("powershell", "Invoke-Expression 'f {{x}}'", "; g");
  });

  it("keeps the quotes of a language without rules, and escapes the value", () => {
    for (const language of ["csharp", "go", "kotlin", "ruby", "php"]) {
      const literal = fill(language, 'x = "a {{x}}"; y = "{{x}}"', "a\"; f()\n\\ it's");
      assert.equal(literal, String.raw`x = "a a\"; f()\n\\ it's"; y = "a\"; f()\n\\ it's"`);
      assertRefused(language, 'x = "{{x}}"', "${f()}");
      assertRefused(language, 'x = "{{x}}"', "#{f()}");
      assertRefused(language, "x = {{x}};", "a; f()");
      assert.equal(fill(language, "x = {{x}};", "a-1 b:c@d"), "x = a-1 b:c@d;");
    }
    assertRefused("rust", 'let x: &\'static str = "{{x}}";', '"; f()');
    assertRefused("csharp", 'x = @"{{x}}"', 'a"; f()');
    assertRefused("go", "x = `{{x}}`", "a` + f()");
    for (const language of ["ini", "sql", "unknown"]) {
      assertRefused(language, "x = {{x}}", "a\nb=c");
      assertRefused(language, "x = '{{x}}'", "it's");
      assertRefused(language, "x = '{{x}}'", "a\\");
      assert.equal(fill(language, "x = '{{x}}'", "a, é"), "x = 'a, é'");
    }
    for (const language of ["plaintext", "markdown"]) {
      assert.equal(fill(language, 'it\'s "{{x}}" {{x}}', "a\n`$;\u001B"), 'it\'s "a `$;" a `$;');
    }
  });
});

describe("a template with text next to a placeholder", () => {
  const arn = "arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/a1";

  it("is one plain scalar in YAML, or refused", () => {
    const template = "model: bedrock/{{x}}\n- it's {{x}}\n- [{{x}}, b/{{x}}, {a: {{x}}}]\n{{x}}: {{x}} # it's {{x}}\n";
    const lines = (fill("yaml", template, arn) ?? "").split("\n").slice(0, 4);
    assert.deepEqual(
      lines.map((line) => parseYaml(line) as unknown),
      [{ model: `bedrock/${arn}` }, [`it's ${arn}`], [[arn, `b/${arn}`, { a: arn }]], { [arn]: arn }],
    );
    assert.equal(lines[3], `"${arn}": "${arn}" # it's ${arn}`);
    assert.equal(parseYaml(fill("yaml", "'it''s {{x}}'", "a: 'b'") ?? ""), "it's a: 'b'");
    for (const value of ["a b", "a: b", "a #b", "a:", '"', "@a"]) {
      assertRefused("yaml", "model: {{x}}/b", value);
      const alone = fill("yaml", "- {{x}}\n- k: {{x}}\n  !!str {{x}}: &a {{x}}\n- [{{x}}, '{{x}}']", value);
      assert.deepEqual(parseYaml(alone ?? ""), [value, { k: value, [value]: value }, [value, value]]);
    }
  });

  it("is one word in a .env file, or refused", () => {
    assert.equal(
      fill("dotenv", "A=bedrock/{{x}}\nexport B={{x}} # it's\n", arn),
      `A=bedrock/${arn}\nexport B='${arn}' # it's\n`,
    );
    assertRefused("dotenv", "A=bedrock/{{x}}", "a b");
    assertRefused("dotenv", "A=$(f {{x}})", "$(f)");
    assert.equal(fill("dotenv", "A={{x}}\nB='{{x}}'", "it's"), 'A="it\'s"\nB="it\'s"');
    assertRefused("dotenv", "A={{x}}", "it's $HOME");
  });
});
