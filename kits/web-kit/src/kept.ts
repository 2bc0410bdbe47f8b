/** A small setting kept on this device. Storage may be switched off: then the setting lasts as long as the page. */
export const kept = {
  read(name: string): string | undefined {
    try {
      return localStorage.getItem(`kipass.${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  write(name: string, value: string) {
    try {
      localStorage.setItem(`kipass.${name}`, value);
    } catch {
      // Nothing to do: the value stays in memory.
    }
  },
};
