import { api } from "../api.ts";
import { queries } from "../queries.ts";

/** Ends the session and forgets everything that was shown. */
export async function leave(): Promise<void> {
  await api.logOut({ body: {} }).catch(() => {});
  if (navigator.onLine) {
    queries.clear();
    location.assign("/");
    return;
  }
  // Without a network the page cannot be opened anew, and the registry has not heard of it: forgotten now, ended when it is back.
  addEventListener("online", () => void leave(), { once: true });
  await queries.resetQueries();
}
