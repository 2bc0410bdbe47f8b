/** A started service: where it listens, and how to stop it (idempotent, waits for requests in flight). */
export interface RunningService {
  readonly url: string;
  close(): Promise<void>;
}
