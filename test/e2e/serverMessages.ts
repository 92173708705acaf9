import type { Page, WebSocketRoute } from "playwright-core";

type Message = string | Buffer;

/** What the server sends to a window, extension host and all. It can be held back, as a slow connection does. */
export class ServerMessages {
  readonly #held: { socket: WebSocketRoute; message: Message }[] = [];
  /** Hears of each message held back, while they are. */
  #heard: ((message: Message) => void) | undefined;

  /** Takes them for a page that has not been loaded yet. */
  static async of(page: Page): Promise<ServerMessages> {
    const messages = new ServerMessages();
    await page.routeWebSocket(/./, (socket) => messages.#take(socket));
    return messages;
  }

  /** Holds back every message from now on. Resolves when one with this text in it has been held back. */
  hold(text: string): Promise<void> {
    return new Promise((resolve) => {
      this.#heard = (message) => {
        if (message.includes(text)) resolve();
      };
    });
  }

  /** Lets those held back through, in their order, and all that come. */
  release(): void {
    this.#heard = undefined;
    for (const { socket, message } of this.#held.splice(0)) socket.send(message);
  }

  #take(socket: WebSocketRoute): void {
    socket.connectToServer().onMessage((message) => {
      if (!this.#heard) {
        socket.send(message);
        return;
      }
      this.#held.push({ socket, message });
      this.#heard(message);
    });
  }
}
