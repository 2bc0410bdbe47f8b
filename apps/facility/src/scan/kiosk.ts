import { useEffect, useState } from "preact/hooks";

// The same condition as in app.css.
const kiosk = matchMedia("(min-width: 700px) and (min-height: 600px)");

/** On a stand, visitors present their codes themselves; a phone is held by the staff. */
export function useKiosk(): boolean {
  const [isKiosk, setKiosk] = useState(kiosk.matches);
  useEffect(() => {
    const follow = () => setKiosk(kiosk.matches);
    kiosk.addEventListener("change", follow);
    return () => kiosk.removeEventListener("change", follow);
  }, []);
  return isKiosk;
}
