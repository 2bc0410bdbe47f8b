import { type Day, isDay } from "@kipass/protocol/day";
import { Problem } from "@kipass/protocol/problem";

/** From this age on people consent for themselves (개인정보 보호법 제22조의2). */
const AGE = 14;

/** The day a child turns 14 and its guardian's consent no longer suffices; born on 29 February, on 1 March. */
export function ofAgeOn(birthDate: Day): Day {
  const year = Number(birthDate.slice(0, 4)) + AGE;
  // Fourteen years after a leap year is none.
  return `${year}${birthDate.slice(4)}`.replace("-02-29", "-03-01");
}

/** @throws Problem bad-birth-date for no day or one to come, child-of-age for somebody who consents alone */
export function checkUnderAge(birthDate: string, today: Day): void {
  const isPast = isDay(birthDate) && birthDate <= today;
  if (!isPast) throw new Problem("bad-birth-date", { fields: [{ path: "/birthDate", code: "bad-birth-date" }] });
  if (ofAgeOn(birthDate) <= today) throw new Problem("child-of-age");
}

/** On the day itself the guardian's consent no longer suffices. @throws Problem child-of-age */
export function checkStillChild(child: { ofAgeOn: Day }, today: Day): void {
  if (child.ofAgeOn <= today) throw new Problem("child-of-age");
}
