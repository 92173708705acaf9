/** Runs one long step while showing its name and elapsed time. */
export type Progress = <T>(title: string, work: () => Promise<T>) => Promise<T>;

/**
 * The interval between the lines of a running step, in milliseconds. It is long because the lines remain in the log.
 */
const lineInterval = 15_000;

/** Shows progress as log lines at the start, at intervals, and at the end: `Installing Chromium … 12 s`. */
export const lineProgress: Progress = (title, work) =>
  report(title, work, lineInterval, (text) => process.stdout.write(`${text}\n`));

/** Shows progress in a terminal as one line that counts seconds, or as log lines if there is no terminal. */
export const countingProgress: Progress = (title, work) =>
  process.stdout.isTTY
    ? report(title, work, 1000, (text, ending) => process.stdout.write(`\r${text}${ending ? "\n" : ""}`))
    : lineProgress(title, work);

/** Shows the progress of one of several steps: `[3/4] Installing VS Code 1.139.1 … 12 s`. */
export function stepProgress(step: number, steps: number): Progress {
  return (title, work) => countingProgress(`[${step}/${steps}] ${title}`, work);
}

async function report<T>(
  title: string,
  work: () => Promise<T>,
  interval: number,
  write: (text: string, ending: boolean) => void,
): Promise<T> {
  const start = Date.now();
  const elapsed = (): string => `${title} … ${Math.round((Date.now() - start) / 1000)} s`;
  write(`${title} …`, false);
  const timer = setInterval(() => write(elapsed(), false), interval);
  try {
    const result = await work();
    write(elapsed(), true);
    return result;
  } catch (error) {
    write(`${elapsed()}: failed`, true);
    throw error;
  } finally {
    clearInterval(timer);
  }
}
