import { catalogue } from "./i18n.ts";

const t = catalogue({ name: "전자출입명부", demo: "시연용" }, { name: "KI-Pass", demo: "Demo" }, "brand");

export type BrandWords = typeof t;

interface MarkProps {
  /** The halves meet only where a joined case is spoken of. */
  aligned?: boolean;
}

/** Who, and where and when: two halves that stand apart. */
export function Mark({ aligned }: MarkProps) {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <path class="who" d={aligned ? "M11.5 2.5a9.5 9.5 0 0 0 0 19z" : "M10.8 1a9 9 0 0 0 0 18z"} />
      <path class="where" d={aligned ? "M12.5 2.5a9.5 9.5 0 0 1 0 19z" : "M13.2 5a9 9 0 0 1 0 18z"} />
    </svg>
  );
}

interface BrandProps extends MarkProps {
  href?: string;
}

export function Brand({ aligned = false, href }: BrandProps) {
  const content = [<Mark key="mark" aligned={aligned} />, t.name];
  return href ? (
    <a class="brand" href={href}>
      {content}
    </a>
  ) : (
    <span class="brand">{content}</span>
  );
}

/** Stands beside the brand whenever demo data is shown. */
export function DemoTag() {
  return <span class="demo">{t.demo}</span>;
}
