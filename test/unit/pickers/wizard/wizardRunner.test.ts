import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { StepResult } from "../../../../src/pickers/wizard/step";
import type { Wizard } from "../../../../src/pickers/wizard/wizardRunner";
import { WizardRunner } from "../../../../src/pickers/wizard/wizardRunner";

type Add = { readonly type: "add"; readonly text: string };

/** Returns a wizard whose state is a string. Each step returns the next result. */
function wizardOf(
  results: readonly StepResult<Add>[],
  submit: Wizard<string, Add>["submit"] = () => Promise.resolve(undefined),
) {
  const shown: string[] = [];
  const saved: string[] = [];
  const remaining = [...results];
  const wizard: Wizard<string, Add> = {
    show: (state) => {
      shown.push(state);
      const result = remaining.shift();
      return result ? Promise.resolve(result) : Promise.reject(new Error("no step"));
    },
    reduce: (state, event) => (event.type === "add" || event.type === "typed" ? state + event.text : state),
    submit,
    save: (state) => saved.push(state),
  };
  return { wizard, shown, saved };
}

const add = (text: string): StepResult<Add> => ({ events: [{ type: "add", text }] });
const unaborted = new AbortController().signal;

describe("running a wizard", () => {
  it("shows each step with the current state, and saves nothing on completion", async () => {
    const { wizard, shown, saved } = wizardOf([add("a"), add("b"), { events: [], end: "submitted" }]);
    assert.equal(await new WizardRunner().run(wizard, "", unaborted), true);
    assert.deepEqual([shown, saved], [["", "a", "ab"], []]);
  });

  it("continues with the state returned by a failed submit", async () => {
    const results: StepResult<Add>[] = [
      { events: [], end: "submitted" },
      { events: [{ type: "typed", text: "!" }], end: "left" },
    ];
    const { wizard, shown, saved } = wizardOf(results, (state) => Promise.resolve(`${state} failed`));
    assert.equal(await new WizardRunner().run(wizard, "a", unaborted), false);
    assert.deepEqual([shown, saved], [["a", "a failed"], ["a failed!"]]);
  });

  it("saves the state if a step throws", async () => {
    const { wizard, saved } = wizardOf([add("a")]);
    await assert.rejects(new WizardRunner().run(wizard, "", unaborted), /no step/);
    assert.deepEqual(saved, ["a"]);
  });

  it("closes the open step and saves its state before the next wizard starts", async () => {
    const runner = new WizardRunner();
    const { wizard, saved } = wizardOf([]);
    const untilAborted: Wizard<string, Add> = {
      ...wizard,
      show: (_, signal) =>
        new Promise((resolve) =>
          signal.addEventListener("abort", () => resolve({ events: [{ type: "typed", text: "typed" }], end: "left" })),
        ),
    };
    const signal = await runner.closeOpenStep();
    const first = runner.run(untilAborted, "", signal);
    await runner.closeOpenStep();
    assert.deepEqual([signal.aborted, saved], [true, ["typed"]]);
    await first;
  });
});
