import type { Locator, Page } from "playwright-core";
import type { QuickInput } from "./quickInput";

const title = "Get Started with Bedrock Inference Profiles";

/** The walkthrough of the extension, in an editor tab. */
export class Walkthrough {
  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {}

  /** Opens the walkthrough from the palette. */
  async open(): Promise<void> {
    await this.quickInput.openPalette();
    await this.quickInput.type(">Welcome: Open Walkthrough...");
    await this.quickInput.row("Welcome: Open Walkthrough...").first().waitFor();
    await this.quickInput.accept();
    await this.quickInput.pickByKeyboard(title);
    await this.page.getByRole("heading", { level: 2, name: title }).waitFor();
  }

  /** Returns the step with a title. */
  step(name: string): Locator {
    return this.page.locator(".getting-started-step").filter({ has: this.page.getByRole("heading", { name }) });
  }

  /** Opens a step, which then shows its text, buttons and picture. */
  async select(name: string): Promise<void> {
    const step = this.step(name);
    if ((await step.getAttribute("aria-expanded")) !== "true") await step.click();
    await step.and(this.page.locator("[aria-expanded=true]")).waitFor();
  }

  /** Opens a step and clicks one of its buttons. */
  async press(name: string, button: string): Promise<void> {
    await this.select(name);
    await this.step(name).getByRole("button", { name: button, exact: true }).click();
  }

  /** Returns text next to the steps, which is visible if the window is wide enough. */
  media(text: string): Locator {
    const frame = this.page.frameLocator("iframe.webview.ready:visible").frameLocator("#active-frame");
    return frame.getByText(text).first();
  }

  /** Returns the check mark of a completed step. */
  done(name: string): Locator {
    return this.step(name).getByRole("checkbox", { checked: true });
  }
}
