// What the oldest browsers we build for (Safari 15, Chrome 90) lack of the platform. Syntax is lowered by the build.

AbortSignal.timeout ??= (milliseconds: number) => {
  const ending = new AbortController();
  setTimeout(() => ending.abort(new DOMException("Timed out.", "TimeoutError")), milliseconds);
  return ending.signal;
};

Object.hasOwn ??= (object: object, key: PropertyKey) => Object.hasOwn(object, key);
