import * as vscode from "vscode";
import { Changes } from "./changes";
import { ObservedInputs } from "./observedInputs";

/** A notification that is open. */
export interface ObservedMessage {
  readonly severity: "information" | "warning" | "error";
  readonly text: string;
  readonly buttons: readonly string[];
  press(button: string): void;
}

/** Progress that is currently shown. */
export interface ObservedProgress {
  readonly title: string;
  /** The latest message. */
  message: string;
  /** The ID of the view that shows the progress. */
  readonly viewId: string | undefined;
  readonly cancellable: boolean;
  cancel(): void;
}

type AnyFunction = (...args: never[]) => unknown;

/**
 * Observes what the extension shows. It wraps functions of the `vscode` object, which the tests share with the
 * extension because they are located in its folder. Everything is still shown in the window.
 */
export class Observer {
  readonly changes = new Changes();
  readonly inputs = new ObservedInputs(this.changes);
  readonly messages = new Set<ObservedMessage>();
  readonly progress = new Set<ObservedProgress>();
  /** The status bar messages, oldest first. */
  readonly statusMessages: string[] = [];
  readonly statusItems = new Set<vscode.StatusBarItem>();
  readonly openedUrls: string[] = [];
  readonly contexts = new Map<string, unknown>();
  /** How often the log was shown. */
  logShown = 0;
  tree: { provider: vscode.TreeDataProvider<unknown>; view: vscode.TreeView<unknown> } | undefined;

  constructor() {
    this.#observeMessages();
    this.#observeProgress();
    this.#observeStatusBar();
    this.#observeTree();
    this.#observeTheRest();
    vscode.window.tabGroups.onDidChangeTabs(this.changes.notify);
    vscode.workspace.onDidChangeConfiguration(this.changes.notify);
  }

  /** Clears all observations. */
  forget(): void {
    for (const seen of [this.messages, this.progress, this.statusItems, this.contexts]) seen.clear();
    this.statusMessages.length = 0;
    this.openedUrls.length = 0;
    this.logShown = 0;
  }

  #observeMessages(): void {
    for (const severity of ["information", "warning", "error"] as const) {
      const name = `show${severity[0]?.toUpperCase()}${severity.slice(1)}Message`;
      replace(vscode.window, name, (show) => (text: string, ...rest: unknown[]) => {
        const items = rest.filter((it) => typeof it === "string" || (it as vscode.MessageItem).title !== undefined);
        const labels = items.map((it) => (typeof it === "string" ? it : (it as vscode.MessageItem).title));
        return this.#untilAnswered(severity, text, items, labels, show(text, ...rest) as Thenable<unknown>);
      });
    }
  }

  async #untilAnswered(
    severity: ObservedMessage["severity"],
    text: string,
    items: readonly unknown[],
    buttons: readonly string[],
    answer: Thenable<unknown>,
  ): Promise<unknown> {
    let press!: (button: string) => void;
    const pressed = new Promise((resolve) => (press = (button) => resolve(items[buttons.indexOf(button)])));
    const message: ObservedMessage = { severity, text, buttons, press };
    this.messages.add(message);
    this.changes.notify();
    try {
      return await Promise.race([pressed, answer]);
    } finally {
      this.messages.delete(message);
      this.changes.notify();
    }
  }

  #observeProgress(): void {
    type Task = (progress: vscode.Progress<{ message?: string }>, token: vscode.CancellationToken) => Thenable<unknown>;
    replace(vscode.window, "withProgress", (start) => async (options: vscode.ProgressOptions, task: Task) => {
      const { title = "", location, cancellable = false } = options;
      const source = new vscode.CancellationTokenSource();
      const viewId = typeof location === "object" ? location.viewId : undefined;
      const shown: ObservedProgress = { title, message: "", viewId, cancellable, cancel: () => source.cancel() };
      this.progress.add(shown);
      this.changes.notify();
      const observed: Task = (progress, token) => {
        token.onCancellationRequested(() => source.cancel());
        const report = (value: { message?: string }) => {
          shown.message = value.message ?? shown.message;
          this.changes.notify();
          progress.report(value);
        };
        return task({ report }, source.token);
      };
      try {
        return await start(options, observed);
      } finally {
        this.progress.delete(shown);
        this.changes.notify();
      }
    });
  }

  #observeStatusBar(): void {
    replace(vscode.window, "setStatusBarMessage", (set) => (text: string, ...rest: unknown[]) => {
      this.statusMessages.push(text);
      this.changes.notify();
      return set(text, ...rest);
    });
    replace(vscode.window, "createStatusBarItem", (create) => (...args: unknown[]) => {
      const item = create(...args) as vscode.StatusBarItem;
      return new Proxy(item, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            if (name === "show") this.statusItems.add(item);
            else this.statusItems.delete(item);
            this.changes.notify();
            return Reflect.apply(value, target, given) as unknown;
          };
        },
        set: (target, name, value) => {
          const done = Reflect.set(target, name, value, target);
          this.changes.notify();
          return done;
        },
      });
    });
  }

  #observeTree(): void {
    replace(vscode.window, "createTreeView", (create) => (id: string, options: vscode.TreeViewOptions<unknown>) => {
      const view = create(id, options) as vscode.TreeView<unknown>;
      options.treeDataProvider.onDidChangeTreeData?.(this.changes.notify);
      view.onDidChangeSelection(this.changes.notify);
      view.onDidChangeVisibility(this.changes.notify);
      this.tree = { provider: options.treeDataProvider, view };
      return view;
    });
  }

  #observeTheRest(): void {
    replace(vscode.env, "openExternal", () => (uri: vscode.Uri) => {
      // The URL is not opened in a real browser on the machine that runs the tests.
      this.openedUrls.push(uri.toString(true));
      this.changes.notify();
      return Promise.resolve(true);
    });
    replace(vscode.commands, "executeCommand", (execute) => (command: string, ...args: unknown[]) => {
      if (command === "setContext") {
        this.contexts.set(String(args[0]), args[1]);
        this.changes.notify();
      }
      return execute(command, ...args);
    });
    replace(vscode.window, "createOutputChannel", (create) => (...args: unknown[]) => {
      const channel = create(...args) as vscode.LogOutputChannel;
      return new Proxy(channel, {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name, target);
          if (typeof value !== "function") return value;
          return (...given: unknown[]) => {
            if (name === "show") {
              this.logShown += 1;
              this.changes.notify();
            }
            return Reflect.apply(value, target, given) as unknown;
          };
        },
      });
    });
  }
}

/** Replaces a function of the API, which is possible because VS Code allows it while tests run. */
function replace(owner: object, name: string, by: (original: (...args: unknown[]) => unknown) => AnyFunction): void {
  const original = Reflect.get(owner, name) as (...args: unknown[]) => unknown;
  Reflect.set(
    owner,
    name,
    by((...args) => Reflect.apply(original, owner, args)),
  );
}
