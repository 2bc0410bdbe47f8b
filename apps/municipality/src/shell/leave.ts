import { api } from "../api.ts";
import { queries } from "../queries.ts";

/** Ends the session and forgets everything that was shown. */
export async function leave(): Promise<void> {
  await api.logOut({ body: {} }).catch(() => {});
  queries.clear();
  location.assign("/");
}
