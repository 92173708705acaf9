/** The options of every call. The signal cancels the call. */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** The options of a call that can share its response with other callers. */
export interface ReadOptions extends CallOptions {
  /** Whether to send a new request even if a recent response could be shared. */
  readonly forceRefresh?: boolean;
}
