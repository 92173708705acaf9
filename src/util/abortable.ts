/**
 * Stops waiting for work when the signal is aborted, by an AbortError. The SDK stops requests by itself, but not its search
 * for credentials, which may run a program or wait for another service.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new DOMException("The call was aborted", "AbortError"));
    signal.addEventListener("abort", stop, { once: true });
    const settle = (then: () => void) => {
      signal.removeEventListener("abort", stop);
      then();
    };
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
