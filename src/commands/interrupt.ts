/** Whether the user or the system asked the run to end. */
export interface Interrupt {
  readonly stopped: boolean;
  /** Aborted when it is so. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/**
 * Listens for Ctrl-C and a polite kill. The first one lets the files at work come to their end; a second Ctrl-C ends
 * the process as it would any other, which leaves whole files, too, since each is put in place by a rename.
 */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => {
    release();
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal,
    get stopped() {
      return signal.aborted;
    },
    release,
  };

  function release() {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  }
}
