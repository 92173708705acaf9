import * as vscode from "vscode";
import type { Changes } from "./changes";

/** A quick pick or input box that the extension has shown. */
export interface ObservedInput {
  readonly kind: "quickPick" | "inputBox";
  readonly title: string;
  readonly value: string;
  readonly placeholder: string;
  /** The prompt or the validation message. */
  readonly message: string;
  readonly items: readonly vscode.QuickPickItem[];
  readonly active: vscode.QuickPickItem | undefined;
  readonly selected: readonly vscode.QuickPickItem[];
  readonly buttons: readonly vscode.QuickInputButton[];
  /** Sets the value as if it had been typed. Resolves when the extension has received the event. */
  type(text: string): Promise<void>;
  /** Clicks a button in the title bar. VS Code has a command only for the Back button. */
  pressButton(button: vscode.QuickInputButton): void;
  pressItemButton(item: vscode.QuickPickItem, button: vscode.QuickInputButton): void;
}

type Pick = vscode.QuickPick<vscode.QuickPickItem>;
type Listener = (event: unknown) => unknown;

/** Observes the inputs that the extension shows in the window. */
export class ObservedInputs {
  /** The open input, if any. */
  current: ObservedInput | undefined;

  constructor(private readonly changes: Changes) {
    const { window } = vscode;
    const { createQuickPick, createInputBox, showQuickPick } = window;
    window.createQuickPick = <T extends vscode.QuickPickItem>() =>
      this.#observe(createQuickPick.call(window)) as unknown as vscode.QuickPick<T>;
    window.createInputBox = () => this.#observe(createInputBox.call(window));
    const show = showQuickPick as (...args: unknown[]) => Thenable<unknown>;
    window.showQuickPick = ((items: vscode.QuickPickItem[], options: vscode.QuickPickOptions, ...rest: unknown[]) =>
      this.#showQuickPick(show, items, options, rest)) as unknown as typeof showQuickPick;
  }

  async #showQuickPick(
    show: (...args: unknown[]) => Thenable<unknown>,
    items: vscode.QuickPickItem[],
    options: vscode.QuickPickOptions,
    rest: unknown[],
  ): Promise<unknown> {
    const shown = new ShownQuickPick(items, options);
    const onDidSelectItem = (item: vscode.QuickPickItem) => {
      shown.active = item;
      this.changes.notify();
    };
    const answer = show(items, { ...options, onDidSelectItem }, ...rest);
    this.#set(shown);
    try {
      return await answer;
    } finally {
      this.#unset(shown);
    }
  }

  #observe<T extends Pick | vscode.InputBox>(input: T): T {
    const listeners = new Map<string, Set<Listener>>();
    const observed = new CreatedInput(input, listeners);
    input.onDidHide(() => this.#unset(observed));
    input.onDidChangeValue(this.changes.notify);
    if ("items" in input) {
      input.onDidChangeActive(this.changes.notify);
      input.onDidChangeSelection(this.changes.notify);
    }
    return new Proxy(input, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        if (String(name).startsWith("onDid")) return recorded(String(name), value as vscode.Event<unknown>, listeners);
        return (...args: unknown[]) => {
          if (name === "show") this.#set(observed);
          if (name === "hide" || name === "dispose") this.#unset(observed);
          return Reflect.apply(value, target, args) as unknown;
        };
      },
      set: (target, name, value) => {
        const done = Reflect.set(target, name, value, target);
        this.changes.notify();
        return done;
      },
    });
  }

  #set(input: ObservedInput): void {
    this.current = input;
    this.changes.notify();
  }

  #unset(input: ObservedInput): void {
    if (this.current === input) this.current = undefined;
    this.changes.notify();
  }
}

/** Returns the event, but records its listeners. */
function recorded(
  name: string,
  event: vscode.Event<unknown>,
  listeners: Map<string, Set<Listener>>,
): vscode.Event<unknown> {
  return (listener, thisArg, disposables) => {
    const own = listeners.get(name) ?? new Set();
    listeners.set(name, own.add(listener));
    const subscription = event(listener, thisArg);
    const disposable = new vscode.Disposable(() => {
      own.delete(listener);
      subscription.dispose();
    });
    disposables?.push(disposable);
    return disposable;
  };
}

class CreatedInput implements ObservedInput {
  constructor(
    private readonly input: Pick | vscode.InputBox,
    private readonly listeners: ReadonlyMap<string, ReadonlySet<Listener>>,
  ) {}

  get kind() {
    return "items" in this.input ? "quickPick" : "inputBox";
  }
  get title() {
    const { title = "", step, totalSteps } = this.input;
    return step === undefined ? title : `${title} (${step}/${totalSteps})`;
  }
  get value() {
    return this.input.value;
  }
  get placeholder() {
    return this.input.placeholder ?? "";
  }
  get message() {
    if ("items" in this.input) return "";
    const { validationMessage, prompt = "" } = this.input;
    return typeof validationMessage === "object" ? validationMessage.message : (validationMessage ?? prompt);
  }
  get items() {
    return "items" in this.input ? this.input.items : [];
  }
  get active() {
    return "items" in this.input ? this.input.activeItems[0] : undefined;
  }
  get selected() {
    return "items" in this.input ? this.input.selectedItems : [];
  }
  get buttons() {
    return this.input.buttons;
  }

  async type(text: string): Promise<void> {
    const { input } = this;
    if (input.value === text) return;
    if (!("items" in input)) {
      // VS Code fires this event for typed text, but not if the value is set by code.
      input.value = text;
      this.#fire("onDidChangeValue", text);
      return;
    }
    await new Promise<void>((resolve) => {
      const listener = input.onDidChangeValue(() => {
        listener.dispose();
        resolve();
      });
      input.value = text;
    });
  }

  pressButton(button: vscode.QuickInputButton): void {
    this.#fire("onDidTriggerButton", button);
  }

  pressItemButton(item: vscode.QuickPickItem, button: vscode.QuickInputButton): void {
    this.#fire("onDidTriggerItemButton", { item, button });
  }

  #fire(event: string, value: unknown): void {
    // The listeners are copied because accepting the input removes some of them.
    for (const listener of new Set(this.listeners.get(event))) listener(value);
  }
}

/** A quick pick that was opened by `showQuickPick`, which only VS Code's commands can control. */
class ShownQuickPick implements ObservedInput {
  readonly kind = "quickPick";
  readonly title: string;
  readonly placeholder: string;
  readonly value = "";
  readonly message = "";
  readonly buttons = [];
  active: vscode.QuickPickItem | undefined;

  constructor(
    readonly items: readonly vscode.QuickPickItem[],
    { title = "", placeHolder = "" }: vscode.QuickPickOptions,
  ) {
    this.title = title;
    this.placeholder = placeHolder;
  }

  get selected() {
    return this.items.filter(({ picked }) => picked);
  }

  type(): Promise<void> {
    return Promise.reject(new Error("Nothing can be typed into a quick pick of showQuickPick from here."));
  }
  pressButton(): void {
    throw new Error("It has no buttons.");
  }
  pressItemButton(): void {
    throw new Error("Its rows have no buttons.");
  }
}
