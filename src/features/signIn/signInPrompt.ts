import { commands } from "../../commands";
import type { Connection } from "../../domain/connection";
import type { Problem } from "../../domain/problem";
import type { Notifications } from "../../ui/notifications";
import { runCommand } from "../../ui/runCommand";
import { SignInOffers } from "./signInOffers";

/** Offers to sign in when a sign-in is missing or has expired. */
export class SignInPrompt {
  readonly #notifications: Notifications;
  readonly #report: (error: unknown) => void;
  readonly #offers = new SignInOffers();

  /** `report` is called with errors from background work. */
  constructor(notifications: Notifications, report: (error: unknown) => void) {
    this.#notifications = notifications;
    this.#report = report;
  }

  /** Offers a sign-in if the problem requires one. Must be called for every problem. */
  record(problem: Problem): void {
    if (this.#offers.isDue(problem)) {
      this.#offer(problem).catch(this.#report);
    }
  }

  /** Records that AWS has accepted the credentials of a connection. Must be called whenever this happens. */
  answered(connection: Connection): void {
    this.#offers.answered(connection);
  }

  async #offer(problem: Problem): Promise<void> {
    if ((await this.#notifications.show(problem)) === "retry") {
      const { awsProfile } = problem;
      await (awsProfile === undefined
        ? runCommand(commands.refresh)
        : runCommand(commands.refreshAwsProfile, { awsProfile }));
    }
  }
}
