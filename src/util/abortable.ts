/**
 * Returns the result of `work`, or rejects with an AbortError as soon as the signal is aborted, while `work` continues. Use this
 * for work that does not accept a signal, such as the AWS SDK's credential providers, which may run a program or call another
 * service.
 */
export function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException("The call was aborted", "AbortError"));
    signal.addEventListener("abort", abort, { once: true });
    const settle = (finish: () => void) => {
      signal.removeEventListener("abort", abort);
      finish();
    };
    work.then(
      (value) => settle(() => resolve(value)),
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
