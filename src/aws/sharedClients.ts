import { BedrockClients } from "./bedrockClients";
import { findEndpointSetting } from "./configuredEndpoint";
import { RegionalRetries } from "./readingRetries";
import { readSharedConfig } from "./sharedConfig";
import type { TimeLimits } from "./timeLimits";

/** The clients of one AWS profile, open as long as the control plane of one of its Regions wants them. */
export class SharedClients {
  readonly #awsProfile: string | undefined;
  readonly #limits: TimeLimits;
  readonly #holders = new Set<object>();
  /** Kept when the clients are made anew: that one Region refuses credentials says nothing of how much another bears. */
  readonly #retries = new RegionalRetries();
  #clients: Promise<BedrockClients> | undefined;

  constructor(awsProfile: string | undefined, limits: TimeLimits) {
    this.#awsProfile = awsProfile;
    this.#limits = limits;
  }

  /** The clients, which stay open until the holder lets go of them. The shared config is read when they are made. */
  hold(holder: object): Promise<BedrockClients> {
    this.#holders.add(holder);
    return (this.#clients ??= this.#create());
  }

  /** Tells that the holder needs the clients no longer: what it has under way is still done. */
  letGo(holder: object): void {
    this.#holders.delete(holder);
    if (this.#holders.size === 0) {
      this.#drop();
    }
  }

  /** Has other clients made of what the shared config says by now, unless that was done since these were given. */
  renew(given: Promise<BedrockClients>): void {
    if (given === this.#clients) {
      this.#drop();
    }
  }

  #drop(): void {
    this.#clients?.then(
      (clients) => clients.close(),
      () => undefined,
    );
    this.#clients = undefined;
  }

  #create(): Promise<BedrockClients> {
    const clients = this.#make();
    // A failure must not be remembered.
    clients.catch(() => this.renew(clients));
    return clients;
  }

  async #make(): Promise<BedrockClients> {
    const sharedConfig = await readSharedConfig();
    return new BedrockClients({
      awsProfile: this.#awsProfile,
      sharedConfig,
      endpointSetting: findEndpointSetting("bedrock", this.#awsProfile, sharedConfig),
      limits: this.#limits,
      retries: this.#retries,
    });
  }
}
