import { abortable } from "./abortable";
import { Limiter } from "./limiter";
import type { ReadOptions } from "../domain/ports";

/** So many milliseconds after it was asked for, an answer is still good: who comes back to a page need not wait again. */
const maxAgeMs = 30_000;

/** So many questions are asked at the same time; more wait for their turn. */
const maxConcurrent = 4;

/** A question that has been asked. */
interface Question {
  readonly answer: Promise<unknown>;
  readonly abort: AbortController;
  readonly askedAt: number;
  /** How many wait for the answer. */
  waiting: number;
  answered: boolean;
}

/**
 * Shares answers among those who ask the same: one question at a time, its answer kept for half a minute, a failure not at all.
 * Who wants it fresh has it asked anew. A question that nobody waits for any more is aborted.
 */
export class RequestCache {
  readonly #now: () => number;
  readonly #limiter = new Limiter(maxConcurrent);
  readonly #questions = new Map<string, Question>();

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** The answer to the question of this key, asked by `ask` where it has to be. Rejects with an AbortError when aborted. */
  async get<T>(
    key: string,
    ask: (signal: AbortSignal) => Promise<T>,
    { signal, forceRefresh }: ReadOptions,
  ): Promise<T> {
    signal.throwIfAborted();
    this.#dropOld();
    const shared = forceRefresh ? undefined : this.#questions.get(key);
    const question = shared ?? this.#ask(key, ask);
    question.waiting += 1;
    try {
      // A signal of its own, because Node warns of a leak where many listen to one.
      return (await abortable(question.answer, AbortSignal.any([signal]))) as T;
    } finally {
      question.waiting -= 1;
      // Not at once: a newer load that supersedes the one just aborted goes on waiting for the same answer.
      setImmediate(() => this.#abandonUnwanted(key, question));
    }
  }

  #ask(key: string, ask: (signal: AbortSignal) => Promise<unknown>): Question {
    const abort = new AbortController();
    const answer = this.#limiter.run(() => ask(abort.signal), abort.signal);
    const question: Question = { answer, abort, askedAt: this.#now(), waiting: 0, answered: false };
    this.#questions.set(key, question);
    answer.then(
      () => (question.answered = true),
      () => this.#forget(key, question),
    );
    return question;
  }

  #abandonUnwanted(key: string, question: Question): void {
    if (question.waiting === 0 && !question.answered) {
      question.abort.abort();
      this.#forget(key, question);
    }
  }

  #forget(key: string, question: Question): void {
    if (this.#questions.get(key) === question) {
      this.#questions.delete(key);
    }
  }

  #dropOld(): void {
    for (const [key, { answered, askedAt }] of this.#questions) {
      if (answered && this.#now() - askedAt >= maxAgeMs) {
        this.#questions.delete(key);
      }
    }
  }
}
