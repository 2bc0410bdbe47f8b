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
 * error is reduced to its name, code and stack frames; its message is kept at level "debug" only, for development.
 */
export function createLog(options: LogOptions): Log {
  const describe = (error: unknown) => describeError(error, options.level === "debug");
  return pino(
    {
      level: options.level,
      base: { party: options.party, process: options.process },
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describe, error: describe },
    },
    options.destination ?? pino.destination({ fd: 1, sync: true }),
  );
}

interface ErrorDescription {
  name: string;
  message?: string;
  code?: string;
  stack: string[];
  cause?: ErrorDescription;
}

function describeError(error: unknown, withMessage: boolean, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const code = (error as { code?: unknown }).code;
  return {
    name: error.name,
    ...(withMessage ? { message: error.message } : {}),
    ...(typeof code === "string" ? { code } : {}),
    stack: frames(error),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, withMessage, depth + 1) } : {}),
  };
}

function frames(error: Error): string[] {
  return (error.stack ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "))
    .slice(0, 12);
}
