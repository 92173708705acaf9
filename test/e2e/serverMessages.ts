import type { Page, WebSocketRoute } from "playwright-core";

type Message = string | Buffer;

/**
 * The messages from the server and its extension host to a window. They can be delayed, to simulate a slow connection.
 */
export class ServerMessages {
  readonly #held: { socket: WebSocketRoute; message: Message }[] = [];
  #holding = false;
  /** Returns whether a message is the first one to delay. Undefined if no message should be delayed. */
  #begins: ((message: Message) => boolean) | undefined;

  /** Intercepts the messages of a page that has not been loaded yet. */
  static async of(page: Page): Promise<ServerMessages> {
    const messages = new ServerMessages();
    await page.routeWebSocket(/./, (socket) => messages.#take(socket));
    return messages;
  }

  /** Delays all messages from the first one that contains all of these texts. Resolves when that message is delayed. */
  hold(...texts: string[]): Promise<void> {
    return new Promise((resolve) => {
      this.#begins = (message) => {
        const isFirst = texts.every((text) => message.includes(text));
        if (isFirst) resolve();
        return isFirst;
      };
    });
  }

  /** Delivers the delayed messages in order, and all later messages immediately. */
  release(): void {
    this.#holding = false;
    this.#begins = undefined;
    for (const { socket, message } of this.#held.splice(0)) socket.send(message);
  }

  #take(socket: WebSocketRoute): void {
    socket.connectToServer().onMessage((message) => {
      this.#holding ||= this.#begins?.(message) === true;
      if (this.#holding) this.#held.push({ socket, message });
      else socket.send(message);
    });
  }
}
