/** Who the next case is about, when it is opened from a list of contacts: kept in memory, never in an address. */
export interface PersonOfNewCase {
  name: string;
  phone: string;
  note: string;
}

let waiting: PersonOfNewCase | undefined;

export function keepForNewCase(person: PersonOfNewCase): void {
  waiting = person;
}

/** Once: opening another case starts empty again. */
export function takeForNewCase(): PersonOfNewCase | undefined {
  const taken = waiting;
  waiting = undefined;
  return taken;
}
