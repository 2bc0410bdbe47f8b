/**
 * CSV knows no types, so a spreadsheet program takes a cell that looks like a formula for one and carries it out. One rule
 * prevents it and can be undone: a cell that could be taken for a formula gets an apostrophe in front, and so does a cell
 * that begins with an apostrophe. Nothing is ever removed, or replaced, or refused.
 *
 * What can be taken for a formula: = + - @ | and their full-width forms, at the start or behind blanks and characters that
 * do not show; and anything behind a tab or a line break, which some programs take for the start of a cell.
 */
const FORMULA_LIKE = /^(?:[\s\p{Cc}\p{Cf}]*[=+\-@|\uff1d\uff0b\uff0d\uff20\uff5c]|[\t\r\n]|')/u;

export function guardFormula(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}

/** Undoes `guardFormula` for every text; other files' cells stay as they are unless they were guarded the same way. */
export function unguardFormula(cell: string): string {
  return cell.startsWith("'") && FORMULA_LIKE.test(cell.slice(1)) ? cell.slice(1) : cell;
}
