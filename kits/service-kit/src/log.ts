import { type DestinationStream, type Logger, pino } from "pino";

export type Log = Logger;
export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface LogOptions {
  party: string;
  process: string;
  level: LogLevel;
  /** Where the lines go; standard output when absent. */
  destination?: DestinationStream;
}

/**
 * One JSON line per event. Callers log `{event, …}` with closed words, counts and route patterns only: bodies, urls
 * with values, addresses and phone numbers have no place in a log. Error messages of libraries may quote data, so an
 * error is reduced to its name, code and stack frames.
 */
export function createLog(options: LogOptions): Log {
  return pino(
    {
      level: options.level,
      base: { party: options.party, process: options.process },
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, error: describeError },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

interface ErrorDescription {
  name: string;
  code?: string;
  stack: string[];
  cause?: ErrorDescription;
}

/** Name, code and frames of an error, without its message, down its chain of causes. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    ...(typeof code === "string" ? { code } : {}),
    stack: frames(error),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function frames(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, 12);
}
