import type { Page, WebSocketRoute } from "playwright-core";

type Message = string | Buffer;

/** What the server sends to a window, extension host and all. It can be held back, as a slow connection does. */
export class ServerMessages {
  readonly #held: { socket: WebSocketRoute; message: Message }[] = [];
  #holding = false;
  /** Tells whether a message is the first to be held back; nothing where none shall be. */
  #begins: ((message: Message) => boolean) | undefined;

  /** Takes them for a page that has not been loaded yet. */
  static async of(page: Page): Promise<ServerMessages> {
    const messages = new ServerMessages();
    await page.routeWebSocket(/./, (socket) => messages.#take(socket));
    return messages;
  }

  /** Holds back every message from the first on that has all these texts in it. Resolves when that one is held back. */
  hold(...texts: string[]): Promise<void> {
    return new Promise((resolve) => {
      this.#begins = (message) => {
        const isFirst = texts.every((text) => message.includes(text));
        if (isFirst) resolve();
        return isFirst;
      };
    });
  }

  /** Lets those held back through, in their order, and all that come. */
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
