/** How a call is cancelled. Every call takes a signal. */
export interface CallOptions {
  readonly signal: AbortSignal;
}

/** Options of a call whose response can be shared with other callers. */
export interface ReadOptions extends CallOptions {
  /** Whether to send a new request even if a response of the last seconds could be shared. */
  readonly forceRefresh?: boolean;
}
