import { parsePass } from "@kipass/protocol/pass";

/** A key press as the browser tells it. */
export interface Stroke {
  readonly key: string;
  /** The physical key: with a Korean input method on, `key` is "Process"; under a French layout the key of 1 types "&". */
  readonly code: string;
  readonly atMs: number;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
}

const LONGEST_GAP_MS = 100;
const SHORTEST_CODE = 8;
const LONGEST_CODE = 2048;
const PASS_DIGITS = 224;
/** So many keys this fast are no fingers: what they would do in the page is kept from happening. */
const SURELY_TYPED = 4;
/** Line feed, carriage return and tab, as scanners send them that end a code with a control character. */
const CONTROL_ENDS = ["KeyJ", "KeyM", "KeyI"];

/**
 * Collects what a scanner types: it is a keyboard, far faster than fingers, that mostly ends with Enter. `code` comes with the stroke
 * that completes one; `swallow` marks a stroke that belongs to it and must not press a button.
 *
 * A scanner names physical keys as on an American keyboard and the computer turns them into its own language's characters. A pass is
 * digits, so it is read from the keys themselves; anything else is read from the characters.
 */
export function createWedge(): (stroke: Stroke) => { code?: string; swallow: boolean } {
  let characters = "";
  let digits = "";
  let altCode = "";
  let isTaken = false;
  let lastMs = Number.NEGATIVE_INFINITY;

  return (stroke) => {
    if (stroke.atMs - lastMs > LONGEST_GAP_MS) {
      forget();
      isTaken = false;
    }
    lastMs = stroke.atMs;
    if (isEnd(stroke)) return end();
    if (stroke.ctrl) return { swallow: false };
    if (stroke.alt && stroke.key !== "Alt") {
      altCode += digitOf(stroke);
      return { swallow: altCode !== "" };
    }
    if (altCode) typeAltCode();
    type(characterOf(stroke), digitOf(stroke));
    return takePass() ?? { swallow: characters.length >= SURELY_TYPED };
  };

  /** Many scanners send no Enter, some send more before it: a whole pass is enough. */
  function takePass() {
    const code = digits.slice(-PASS_DIGITS);
    if (!parsePass(code)) return undefined;
    forget();
    isTaken = true;
    return { code, swallow: true };
  }

  function end() {
    if (altCode) typeAltCode();
    const pass = takePass();
    if (pass) return pass;
    const code = characters;
    forget();
    return code.length >= SHORTEST_CODE ? { code, swallow: true } : { swallow: isTaken };
  }

  /** Alt and a number on the number pad: how some scanners type the same under every layout of Windows. */
  function typeAltCode() {
    const character = String.fromCharCode(Number(altCode));
    altCode = "";
    type(character, /\d/.test(character) ? character : "");
  }

  function type(character: string, digit: string) {
    characters = (characters + character).slice(-LONGEST_CODE);
    digits = (digits + digit).slice(-LONGEST_CODE);
  }

  function forget() {
    [characters, digits, altCode] = ["", "", ""];
  }
}

function isEnd({ key, code, ctrl }: Stroke): boolean {
  return key === "Enter" || key === "Tab" || (ctrl === true && CONTROL_ENDS.includes(code));
}

function characterOf(stroke: Stroke): string {
  return [...stroke.key].length === 1 ? stroke.key : digitOf(stroke);
}

/** Also with Shift held, with NumLock off, and on devices that name no physical key. */
function digitOf({ key, code }: Stroke): string {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? (/^\d$/.test(key) ? key : "");
}
