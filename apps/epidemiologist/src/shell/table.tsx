import type { ComponentChildren } from "preact";

interface TableProps {
  label: string;
  columns: readonly string[];
  /** The rows. */
  children: ComponentChildren;
}

/** Column heads over rows. A wide one is scrolled by itself, with the keyboard too. */
export function Table({ label, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keyboard
    <section class="scroll" tabIndex={0} aria-label={label}>
      <table class="table">
        <thead>
          <tr>
            {columns.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
